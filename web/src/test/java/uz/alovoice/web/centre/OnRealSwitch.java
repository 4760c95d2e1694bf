package uz.alovoice.web.centre;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests on a real FreeSWITCH; skipped where none is installed. */
public final class OnRealSwitch extends SharedCentre implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // Method by method, so that the run counts what it skips.
        return context.getTestMethod().isEmpty() || RealSwitch.home().isPresent()
                ? ConditionEvaluationResult.enabled("FreeSWITCH found, or not asked for yet")
                : ConditionEvaluationResult.disabled(
                        "no FreeSWITCH: not in FREESWITCH_HOME, the PATH or /usr/local/freeswitch");
    }

    @Override
    CallCentre make(int nodes, int brains) {
        return CallCentre.onRealSwitch(nodes, brains);
    }
}
