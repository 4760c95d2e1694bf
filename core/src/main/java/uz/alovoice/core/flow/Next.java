package uz.alovoice.core.flow;

import uz.alovoice.core.routing.Step;

/** What comes after a step. */
public sealed interface Next {
    /** Another step. */
    record GoTo(Step step) implements Next {}

    /** The end: the caller's channel is hung up with this cause. */
    record End(String cause) implements Next {}

    /** The channel left this connection, alive: it is bridged, or another brain has it. Nothing more is done to it from here. */
    record Left() implements Next {}

    static Next end() {
        return new End("NORMAL_CLEARING");
    }
}
