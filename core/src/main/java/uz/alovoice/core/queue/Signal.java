package uz.alovoice.core.queue;

import java.util.UUID;

/** What a flow that waits in a queue may be told. */
public sealed interface Signal {
    /** An operator is free for this call: ring him. */
    record Offered(Offer offer) implements Signal {}

    /** He took the call on this channel. */
    record Answered(Offer offer, UUID leg) implements Signal {}

    /** He did not. */
    record Declined(Offer offer, String cause) implements Signal {}

    /** Something that was played for the caller is over. */
    record Heard(String playback) implements Signal {}

    /** Somebody else connected the caller: a colleague who picked the call up. */
    record Taken() implements Signal {}

    /** The caller hung up, or the channel is another brain's now. */
    record Gone() implements Signal {}
}
