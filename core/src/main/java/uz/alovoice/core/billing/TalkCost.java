package uz.alovoice.core.billing;

/**
 * What a talk with the world costs, in SQL over a row {@code l} of {@code leg}: the only place that says so. A begun second is charged, from the
 * answer to the end as the switch tells them; of a leg that lives, until now.
 */
public final class TalkCost {
    /** 0 of a leg that nobody answered. */
    public static final String SECONDS =
            "coalesce(ceil(greatest(extract(epoch FROM coalesce(l.ended_at, clock_timestamp()) - l.answered_at), 0)), 0)";

    /** A living leg takes a minute of a limit at least: it will cost something. */
    public static final String TIYIN_OF_A_LIMIT =
            tiyin("CASE WHEN l.ended_at IS NULL THEN greatest(60, " + SECONDS + ") ELSE " + SECONDS + " END");

    public static final String TIYIN = tiyin(SECONDS);

    private TalkCost() {}

    private static String tiyin(String seconds) {
        return "ceil(" + seconds + " * l.price_per_minute / 60)";
    }
}
