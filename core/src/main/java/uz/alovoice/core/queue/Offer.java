package uz.alovoice.core.queue;

import java.util.List;
import java.util.UUID;
import uz.alovoice.core.directory.Device;

/**
 * One operator is to be rung for one waiting call. The legs are written already, one for each of his devices; whoever has this offer must
 * bring every one of them to its end.
 *
 * @param operator whose phones
 * @param devices where to ring, each with the uuid that its channel will have
 */
public record Offer(UUID call, long operator, List<Ring> devices) {
    /** One device to be rung. */
    public record Ring(UUID leg, Device device) {}
}
