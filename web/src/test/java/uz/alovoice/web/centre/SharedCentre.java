package uz.alovoice.web.centre;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one {@link CallCentre} for the whole run, and those that ask for {@link TwoNodes} one for their class. */
abstract class SharedCentre implements ParameterResolver {
    private static final int BRAINS = 2;

    /** Neither nodes nor brains are started. */
    abstract CallCentre make(int nodes, int brains);

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CallCentre.class;
    }

    @Override
    public final CallCentre resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(TwoNodes.class) ? centre(classOf(context), 2) : centre(context.getRoot(), 1);
    }

    private CallCentre centre(ExtensionContext owner, int nodes) {
        return owner.getStore(ExtensionContext.Namespace.create(getClass()))
                .computeIfAbsent(nodes, count -> make(count, BRAINS).start(), CallCentre.class);
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        var found = context;
        while (found.getTestMethod().isPresent()) {
            found = found.getParent().orElseThrow();
        }
        return found;
    }
}
