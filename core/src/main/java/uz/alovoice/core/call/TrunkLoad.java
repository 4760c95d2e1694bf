package uz.alovoice.core.call;

/** How much of a trunk is in use, as SQL about the row {@code k} of {@code trunk}. What counts must have locked it. */
public final class TrunkLoad {
    /** Calls that it carries, in either direction. */
    public static final String CHANNELS = "SELECT count(*) FROM leg WHERE trunk_id = k.id AND ended_at IS NULL";

    /** Calls that we began on it in the last second. */
    public static final String BEGUN_THIS_SECOND = """
            SELECT count(*) FROM leg l JOIN call c ON c.id = l.call_id
            WHERE l.trunk_id = k.id AND l.created_at > clock_timestamp() - interval '1 second'
              AND (l.role IN ('outside', 'operator') OR c.direction = 'outgoing')""";

    private TrunkLoad() {}
}
