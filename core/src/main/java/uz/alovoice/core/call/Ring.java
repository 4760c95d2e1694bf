package uz.alovoice.core.call;

import java.util.Map;
import java.util.UUID;
import uz.alovoice.core.directory.Device;

/**
 * One thing that is to ring for an operator; its leg is written already.
 *
 * @param endpoint  what to dial on the caller's node
 * @param variables of this leg alone
 */
public record Ring(UUID leg, String endpoint, Map<String, String> variables) {
    public Ring {
        variables = Map.copyOf(variables);
    }

    /** A registered phone. */
    public static Ring of(UUID leg, Device device, long callerNode) {
        return new Ring(leg, device.endpoint(callerNode), Map.of());
    }
}
