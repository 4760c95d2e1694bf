package uz.alovoice.web.centre;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one {@link CallCentre} with a real FreeSWITCH for the whole run; skips them where none is installed. */
public final class OnRealSwitch implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(OnRealSwitch.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // Method by method, so that the run counts what it skips.
        return context.getTestMethod().isEmpty() || RealSwitch.home().isPresent()
                ? ConditionEvaluationResult.enabled("FreeSWITCH found, or not asked for yet")
                : ConditionEvaluationResult.disabled(
                        "no FreeSWITCH: not in FREESWITCH_HOME, the PATH or /usr/local/freeswitch");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CallCentre.class;
    }

    @Override
    public CallCentre resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        CallCentre.class, type -> CallCentre.onRealSwitch(1, 2).start(), CallCentre.class);
    }
}
