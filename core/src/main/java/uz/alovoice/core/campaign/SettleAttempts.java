package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import uz.alovoice.core.campaign.NextTry.Tried;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.routing.Step;

/**
 * Settles attempts whose call has ended: the outcome, and whether and when the contact's turn comes again, in one transaction. A sweep, so
 * that calls need not know of campaigns and it does not matter who saw the call end; run when CALLS wakes, by any brain.
 */
public final class SettleAttempts {
    /** Who answered and found nobody goes before all others. */
    private static final int BEFORE_ALL = 9;

    private final Db db;

    public SettleAttempts(Db db) {
        this.db = db;
    }

    /** What there is to know of one whose call has ended. */
    private record Ended(
            long attempt,
            long campaign,
            long contact,
            String number,
            List<String> numbers,
            AttemptOutcome outcome,
            long talkMs) {}

    /** @return how many were settled, at most so many; fewer than that when none are left for this brain */
    public Future<Integer> settle(int atMost) {
        return db.acrossTenants(tx -> tx.list(row -> row, """
                        SELECT a.id, a.campaign_id, a.contact_id, a.number, k.numbers, m.on_answer, m.min_talk_seconds, l.cause, l.sip_status,
                            coalesce(l.answered_at, c.answered_at) IS NOT NULL AS answered, c.talk_at IS NOT NULL AS talked, c.talk_ms,
                            coalesce(extract(epoch FROM l.ended_at - coalesce(l.answered_at, c.answered_at)) * 1000, 0)::bigint AS line_ms
                        FROM attempt a JOIN call c ON c.id = a.call_id JOIN leg l ON l.uuid = c.caller_leg
                            JOIN contact k ON k.id = a.contact_id JOIN campaign m ON m.id = a.campaign_id
                        WHERE a.settled_at IS NULL AND c.ended_at IS NOT NULL
                        ORDER BY a.id LIMIT $1 FOR NO KEY UPDATE OF a SKIP LOCKED""", atMost)
                .compose(rows -> rows.isEmpty()
                        ? Future.succeededFuture(0)
                        : settle(tx, rows.stream().map(SettleAttempts::judge).toList())));
    }

    private static Ended judge(Row row) {
        var people = !(Step.fromJson(row.getJsonObject("on_answer")) instanceof Step.Message);
        var talk = !row.getBoolean("answered") ? 0 : people ? row.getLong("talk_ms") : row.getLong("line_ms");
        return new Ended(
                row.getLong("id"),
                row.getLong("campaign_id"),
                row.getLong("contact_id"),
                row.getString("number"),
                List.of(row.getArrayOfStrings("numbers")),
                outcome(row, people && !row.getBoolean("talked"), talk),
                talk);
    }

    private static AttemptOutcome outcome(Row row, boolean nobodyWasFree, long talkMs) {
        if (!row.getBoolean("answered")) {
            return AttemptOutcome.unanswered(
                    row.getString("cause"), Objects.requireNonNullElse(row.getInteger("sip_status"), 0));
        }
        if (nobodyWasFree) {
            return AttemptOutcome.ABANDONED;
        }
        return talkMs >= row.getInteger("min_talk_seconds") * 1000L
                ? AttemptOutcome.SUCCESS
                : AttemptOutcome.SHORT_TALK;
    }

    private static Future<Integer> settle(Tx tx, List<Ended> ended) {
        return tx.batch(
                        "UPDATE attempt SET settled_at = clock_timestamp(), outcome = $2, talk_ms = $3 WHERE id = $1"
                                + " AND settled_at IS NULL",
                        ended.stream()
                                .map(e -> Tuple.of(e.attempt(), e.outcome().code(), e.talkMs()))
                                .toList())
                .compose(done -> refund(tx, ended))
                .compose(done -> campaigns(tx, ended))
                .compose(campaigns -> tried(tx, ended).compose(tried -> turns(tx, ended, campaigns, tried)))
                .map(done -> ended.size());
    }

    /** What was the line's doing does not use up the person's day. */
    private static Future<Void> refund(Tx tx, List<Ended> ended) {
        var refunds = ended.stream()
                .filter(e -> !e.outcome().counts())
                .map(Ended::attempt)
                .toArray(Long[]::new);
        return refunds.length == 0
                ? Future.succeededFuture()
                : tx.update("""
                        WITH refund AS (
                            SELECT a.tenant_id, number.number, a.day, count(*)::int AS attempts
                            FROM attempt a JOIN contact c ON c.id = a.contact_id CROSS JOIN unnest(c.numbers) AS number (number)
                            WHERE a.id = ANY($1) GROUP BY 1, 2, 3),
                        locked AS (
                            SELECT d.tenant_id, d.number, d.day, r.attempts FROM person_day d JOIN refund r USING (tenant_id, number, day)
                            ORDER BY d.number FOR NO KEY UPDATE OF d)
                        UPDATE person_day d SET attempts = greatest(0, d.attempts - l.attempts) FROM locked l
                        WHERE d.tenant_id = l.tenant_id AND d.number = l.number AND d.day = l.day""", (Object) refunds).mapEmpty();
    }

    private static Future<Map<Long, Campaign>> campaigns(Tx tx, List<Ended> ended) {
        var ids = ended.stream().map(Ended::campaign).distinct().toArray(Long[]::new);
        return tx.list(Campaigns::read, Campaigns.SELECT + "WHERE c.id = ANY($1)", (Object) ids)
                .map(found -> found.stream().collect(Collectors.toMap(c -> c.id().value(), Function.identity())));
    }

    /** The attempts of these contacts by number and outcome, those settled just now included. */
    private static Future<Map<Long, List<Tried>>> tried(Tx tx, List<Ended> ended) {
        var ids = ended.stream().map(Ended::contact).toArray(Long[]::new);
        return tx.list(
                        row -> Map.entry(
                                row.getLong("contact_id"),
                                new Tried(
                                        row.getString("number"),
                                        AttemptOutcome.fromCode(row.getString("outcome")),
                                        row.getInteger("attempts"))),
                        """
                        SELECT contact_id, number, outcome, count(*)::int AS attempts FROM attempt
                        WHERE contact_id = ANY($1) AND settled_at IS NOT NULL GROUP BY 1, 2, 3""",
                        (Object) ids)
                .map(all -> all.stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static Future<Void> turns(
            Tx tx, List<Ended> ended, Map<Long, Campaign> campaigns, Map<Long, List<Tried>> tried) {
        var rows = new ArrayList<Tuple>();
        for (var e : ended) {
            var next = new NextTry(campaigns.get(e.campaign()).settings(), e.numbers(), tried.get(e.contact()));
            var again = next.after(e.outcome(), e.number());
            rows.add(Tuple.of(
                    e.contact(),
                    again.isPresent() ? "waiting" : "done",
                    again.map(NextTry.Again::place).orElse(1),
                    again.map(NextTry.Again::afterSeconds).orElse(0).doubleValue(),
                    next.counted(),
                    e.outcome().code(),
                    e.outcome() == AttemptOutcome.ABANDONED ? BEFORE_ALL : 0));
        }
        return tx.batch("""
                        UPDATE turn SET state = $2, place = $3, due_at = clock_timestamp() + make_interval(secs => $4), attempts = $5,
                            outcome = $6, priority = greatest(priority, $7)
                        WHERE contact_id = $1 AND state = 'calling'""", rows);
    }
}
