package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.campaign.pacing.Floor;
import uz.alovoice.core.campaign.pacing.RecentCalls;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.routing.Step;

/**
 * A campaign as the dialler finds it, at one moment of the database's clock.
 *
 * @param underWay  its attempts that are not settled
 * @param begun     its attempts of the last second
 * @param floor     the operators who take its clients and its latest calls; null where no operator is needed
 */
record Situation(
        Instant now,
        Campaign campaign,
        CallingRules rules,
        int underWay,
        int begun,
        @Nullable Floor floor) {
    /** The latest attempts that pacing judges by. */
    private static final int RECENT = 240;

    static Future<Situation> of(Tx tx, TenantId tenant, CampaignId id) {
        return Campaigns.get(tx, tenant, id).compose(campaign -> {
            var rules = TenantCallingRules.get(tx);
            var counts = tx.one(row -> row, """
                    SELECT clock_timestamp() AS now,
                        (SELECT count(*)::int FROM attempt WHERE campaign_id = $1 AND settled_at IS NULL) AS under_way,
                        (SELECT count(*)::int FROM attempt WHERE campaign_id = $1
                            AND begun_at > clock_timestamp() - interval '1 second') AS begun""", id.value());
            var floor = floor(tx, campaign);
            return Future.join(rules, counts, floor).map(read -> {
                var row = counts.result().orElseThrow();
                return new Situation(
                        row.getOffsetDateTime("now").toInstant(),
                        campaign,
                        rules.result(),
                        row.getInteger("under_way"),
                        row.getInteger("begun"),
                        floor.result().orElse(null));
            });
        });
    }

    boolean open() {
        return new CallingTimes(campaign.settings(), rules, null, null).openAt(now);
    }

    /** How many calls to place now, as far as people, lines and the campaign's own limits allow. */
    int toPlace() {
        var settings = campaign.settings();
        var most = Math.min(settings.maxSimultaneous() - underWay, settings.callsPerSecond() - begun);
        var wanted = floor == null ? most : settings.pacing().rule().dial(floor);
        return Math.max(0, Math.min(most, wanted));
    }

    private static Future<Optional<Floor>> floor(Tx tx, Campaign campaign) {
        return switch (campaign.settings().onAnswer()) {
            case Step.Queue queue -> floor(tx, campaign, queue.department(), null);
            case Step.Extension extension -> floor(tx, campaign, null, extension.operator());
            default -> Future.succeededFuture(Optional.empty());
        };
    }

    private static Future<Optional<Floor>> floor(
            Tx tx, Campaign campaign, @Nullable Long department, @Nullable Long operator) {
        var seats = seats(tx, department, operator);
        var ringing = ringing(tx, campaign);
        var recent = recent(tx, campaign);
        var talks = talks(tx, campaign);
        var answers = answers(tx, campaign);
        return Future.join(seats, ringing, recent, talks, answers)
                .map(read -> Optional.of(new Floor(
                        seats.result().getInteger("free"),
                        seconds(seats.result(), "talking"),
                        seconds(seats.result(), "wrapping_up"),
                        seats.result().getInteger("wrap_up_seconds"),
                        ringing.result().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                        recent.result(),
                        talks.result(),
                        answers.result().getInteger("answers"),
                        answers.result().getInteger("abandons"))));
    }

    /** Those on duty. Who waits in the queue already will have one of the free. */
    private static Future<Row> seats(Tx tx, @Nullable Long department, @Nullable Long operator) {
        return tx.one(row -> row, """
                        WITH seat AS (
                            SELECT extract(epoch FROM o.wrap_up_until - clock_timestamp())::float8 AS wrap_up, l.live, l.talking
                            FROM operator o CROSS JOIN LATERAL (
                                SELECT count(*) > 0 AS live, extract(epoch FROM clock_timestamp() - max(bridged_at))::float8 AS talking
                                FROM leg WHERE operator_id = o.id AND ended_at IS NULL) AS l
                            WHERE (o.id = $2 OR o.id IN (SELECT operator_id FROM department_operator WHERE department_id = $1))
                              AND o.disabled_at IS NULL AND o.presence = 'available'
                              AND coalesce(o.skipped_until, '-infinity') <= clock_timestamp()
                              AND EXISTS (SELECT FROM registration r WHERE r.operator_id = o.id AND r.expires_at > clock_timestamp()))
                        SELECT greatest(0, count(*) FILTER (WHERE NOT live AND coalesce(wrap_up, 0) <= 0)
                                - (SELECT count(*) FROM queue_place WHERE department_id = $1))::int AS free,
                            array_agg(talking) FILTER (WHERE talking IS NOT NULL) AS talking,
                            array_agg(wrap_up) FILTER (WHERE NOT live AND wrap_up > 0) AS wrapping_up,
                            coalesce((SELECT wrap_up_seconds FROM department WHERE id = $1), 0) AS wrap_up_seconds
                        FROM seat""", department, operator).map(Optional::orElseThrow);
    }

    private static double[] seconds(Row row, String column) {
        var values = row.getArrayOfDoubles(column);
        return values == null
                ? new double[0]
                : Stream.of(values).mapToDouble(Double::doubleValue).toArray();
    }

    /** How long the calls have been on their way that the same people will have to take, whichever campaign placed them. */
    private static Future<List<Double>> ringing(Tx tx, Campaign campaign) {
        return tx.list(
                row -> row.getDouble("age"), """
                SELECT extract(epoch FROM clock_timestamp() - a.begun_at)::float8 AS age
                FROM attempt a JOIN call c ON c.id = a.call_id JOIN campaign m ON m.id = a.campaign_id
                WHERE a.settled_at IS NULL AND c.answered_at IS NULL AND c.ended_at IS NULL AND m.on_answer = $1""", campaign.settings().onAnswer().toJson());
    }

    private static Future<RecentCalls> recent(Tx tx, Campaign campaign) {
        return tx.list(row -> row, """
                        SELECT extract(epoch FROM coalesce(c.answered_at, c.ended_at, clock_timestamp()) - a.begun_at)::float8 AS lasted,
                            c.answered_at IS NOT NULL AS answered, coalesce(c.answered_at, c.ended_at) IS NOT NULL AS over
                        FROM attempt a JOIN call c ON c.id = a.call_id
                        WHERE a.campaign_id = $1 AND coalesce(a.outcome, '') NOT IN ('trunk_fault', 'cancelled')
                        ORDER BY a.begun_at DESC LIMIT $2""", campaign.id().value(), RECENT).map(rows -> {
            var lasted = new double[rows.size()];
            var answered = new boolean[rows.size()];
            var over = new boolean[rows.size()];
            for (var i = 0; i < rows.size(); i++) {
                lasted[i] = Math.max(0, rows.get(i).getDouble("lasted"));
                answered[i] = rows.get(i).getBoolean("answered");
                over[i] = rows.get(i).getBoolean("over");
            }
            return new RecentCalls(lasted, answered, over);
        });
    }

    private static Future<double[]> talks(Tx tx, Campaign campaign) {
        return tx.list(
                        row -> row.getLong("talk_ms") / 1000.0,
                        """
                        SELECT talk_ms FROM attempt WHERE campaign_id = $1 AND talk_ms > 0 ORDER BY begun_at DESC LIMIT $2""",
                        campaign.id().value(),
                        RECENT)
                .map(talks -> {
                    var sorted = talks.stream().mapToDouble(Double::doubleValue).toArray();
                    Arrays.sort(sorted);
                    return sorted;
                });
    }

    private static Future<Row> answers(Tx tx, Campaign campaign) {
        return tx.one(
                        row -> row,
                        """
                        SELECT count(*)::int AS answers, count(*) FILTER (WHERE a.outcome = 'abandoned')::int AS abandons
                        FROM attempt a JOIN call c ON c.id = a.call_id
                        WHERE a.campaign_id = $1 AND a.begun_at > clock_timestamp() - make_interval(secs => $2)
                          AND c.answered_at > clock_timestamp() - make_interval(secs => $3)""",
                        campaign.id().value(),
                        (double) Floor.WINDOW_SECONDS + RecentCalls.LONGEST_SECONDS,
                        (double) Floor.WINDOW_SECONDS)
                .map(Optional::orElseThrow);
    }
}
