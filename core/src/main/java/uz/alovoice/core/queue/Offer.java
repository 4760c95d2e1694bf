package uz.alovoice.core.queue;

import java.util.List;
import java.util.UUID;
import uz.alovoice.core.call.Ring;

/**
 * One operator is to be rung for one waiting call. The legs are written already; whoever has this offer must bring every one of them to its
 * end.
 *
 * @param operator whose phones
 * @param rings    what rings; nothing when he only is to be told, so that he opens a phone
 * @param wakes    tell his browsers that a call waits
 * @param mobile   ring his mobile when none of these answers
 */
public record Offer(UUID call, long operator, List<Ring> rings, boolean wakes, boolean mobile) {
    public Offer {
        rings = List.copyOf(rings);
    }
}
