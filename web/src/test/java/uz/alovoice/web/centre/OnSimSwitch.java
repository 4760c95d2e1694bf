package uz.alovoice.web.centre;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one {@link CallCentre} with a simulated switch for the whole run. */
public final class OnSimSwitch implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(OnSimSwitch.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CallCentre.class;
    }

    @Override
    public CallCentre resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        CallCentre.class, type -> CallCentre.onSimSwitch(1, 2).start(), CallCentre.class);
    }
}
