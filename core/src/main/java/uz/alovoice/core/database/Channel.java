package uz.alovoice.core.database;

/** What brains wake each other for. */
public enum Channel {
    /** A queue has a new caller, or an operator became free. */
    QUEUES,
    /** The call log grew. */
    CALLS,
    /** A tenant's settings changed: caches on nodes are to be flushed. */
    SETTINGS;

    /** Name on the wire, for LISTEN and NOTIFY. */
    public String wireName() {
        return switch (this) {
            case QUEUES -> "alovoice_queues";
            case CALLS -> "alovoice_calls";
            case SETTINGS -> "alovoice_settings";
        };
    }
}
