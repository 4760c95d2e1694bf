package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.call.CallId;
import uz.alovoice.core.call.Direction;
import uz.alovoice.core.call.NewCall;
import uz.alovoice.core.call.PlacedCalls;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.trunk.TrunkId;

/**
 * Writes an attempt with its call and leg, before the switch hears of it, if the person may be called at this very moment. Everything is
 * asked in the transaction that writes, on the database's clock: what cannot be judged fails it, and then nobody is called.
 */
public final class BeginAttempt {
    private static final Duration NUMBER_IN_A_CALL = Duration.ofMinutes(1);
    private static final Duration NO_OPENING = Duration.ofDays(1); // its owner may yet add days

    private final Db db;
    private final UUID brain;

    /** @param brain this process, as owner of the calls */
    public BeginAttempt(Db db, UUID brain) {
        this.db = db;
        this.brain = brain;
    }

    /**
     * Where the call will leave.
     *
     * @param callerNumber what the person called sees
     * @param pricePerMinute tiyin
     */
    public record Line(long node, TrunkId trunk, String callerNumber, long pricePerMinute) {}

    /** Why nobody is called now. */
    public enum Refusal {
        CAMPAIGN_STOPPED,
        DO_NOT_CALL,
        CLOSED,
        CALLED_ENOUGH_TODAY,
        IN_A_CALL
    }

    /** What became of a claim. */
    public sealed interface Answer {
        /** The call may leave. */
        record Begun(CallId call, UUID leg, String number) implements Answer {}

        /** The claim is over; the contact's turn comes again when it may, if it may. */
        record Refused(Refusal why) implements Answer {}
    }

    /** @return fails with LOST when the contact was claimed again meanwhile, or called */
    public Future<Answer> begin(Claim claim, Line line) {
        return db.inTenant(claim.tenant(), tx -> tx.query(
                                "SELECT FROM turn WHERE contact_id = $1 FOR NO KEY UPDATE",
                                claim.contact().value())
                        .compose(locked -> tx.one(
                                row -> row,
                                """
                                        SELECT t.language, clock_timestamp() AS now, c.state = 'running' AS running,
                                            EXISTS (SELECT FROM do_not_call WHERE number = ANY($4) AND (campaign_id IS NULL OR campaign_id = $3))
                                                AS listed
                                        FROM turn JOIN campaign c ON c.id = campaign_id JOIN tenant t ON t.id = c.tenant_id
                                        WHERE contact_id = $1 AND epoch = $2 AND turn.state = 'waiting' AND campaign_id = $3""",
                                claim.contact().value(),
                                claim.epoch(),
                                claim.campaign().value(),
                                numbers(claim)))
                        .map(found -> found.orElseThrow(() -> lost(claim)))
                        .compose(row -> judge(tx, claim, line, row)))
                .onSuccess(answer -> db.wake(Channel.CALLS));
    }

    private Future<Answer> judge(Tx tx, Claim claim, Line line, Row row) {
        var now = row.getOffsetDateTime("now").toInstant();
        if (!row.getBoolean("running")) {
            return putOff(tx, claim, Refusal.CAMPAIGN_STOPPED, now);
        }
        if (row.getBoolean("listed")) {
            return tx.update(
                            "UPDATE turn SET state = 'done', outcome = 'do_not_call' WHERE contact_id = $1",
                            claim.contact().value())
                    .map(new Answer.Refused(Refusal.DO_NOT_CALL));
        }
        return Campaigns.get(tx, claim.tenant(), claim.campaign())
                .compose(campaign -> TenantCallingRules.get(tx).compose(rules -> {
                    var times = new CallingTimes(campaign.settings(), rules, claim.zone(), claim.window());
                    return times.openAt(now)
                            ? count(tx, claim, line, campaign.settings(), rules, times, row)
                            : putOff(tx, claim, Refusal.CLOSED, opening(times, now));
                }));
    }

    /** An attempt counts for every number of the contact. In order of the numbers, so that two of them never wait for each other. */
    private Future<Answer> count(
            Tx tx, Claim claim, Line line, CampaignSettings campaign, CallingRules rules, CallingTimes times, Row row) {
        var now = row.getOffsetDateTime("now").toInstant();
        var today = LocalDate.ofInstant(now, CallingTimes.TASHKENT);
        return tx.list(
                        counted -> counted.getString("number"),
                        """
                        INSERT INTO person_day AS d (tenant_id, number, day)
                        SELECT $1, number, $3 FROM unnest($2::text[]) AS number ORDER BY number
                        ON CONFLICT (tenant_id, number, day) DO UPDATE SET attempts = d.attempts + 1 WHERE d.attempts < $4
                        RETURNING number""",
                        claim.tenant().value(),
                        numbers(claim),
                        today,
                        rules.attemptsADay())
                .compose(counted -> {
                    if (counted.size() < claim.numbers().size()) {
                        var tomorrow = today.plusDays(1)
                                .atStartOfDay(CallingTimes.TASHKENT)
                                .toInstant();
                        return uncount(tx, claim, today, counted.toArray(String[]::new))
                                .compose(undone ->
                                        putOff(tx, claim, Refusal.CALLED_ENOUGH_TODAY, opening(times, tomorrow)));
                    }
                    return write(tx, claim, line, campaign, Language.fromCode(row.getString("language")), today)
                            .compose(begun -> begun.isPresent()
                                    ? Future.succeededFuture(begun.get())
                                    : uncount(tx, claim, today, numbers(claim))
                                            .compose(undone ->
                                                    putOff(tx, claim, Refusal.IN_A_CALL, now.plus(NUMBER_IN_A_CALL))));
                });
    }

    private static Future<Void> uncount(Tx tx, Claim claim, LocalDate day, String[] numbers) {
        return tx.update(
                        "UPDATE person_day SET attempts = attempts - 1 WHERE tenant_id = $1 AND number = ANY($2) AND day = $3",
                        claim.tenant().value(),
                        numbers,
                        day)
                .mapEmpty();
    }

    /** @return empty when the number is in another campaign's call at this moment */
    private Future<Optional<Answer>> write(
            Tx tx, Claim claim, Line line, CampaignSettings campaign, Language language, LocalDate today) {
        var call = new NewCall(
                new CallId(UUID.randomUUID()),
                claim.tenant(),
                line.node(),
                UUID.randomUUID(),
                Direction.OUTGOING,
                campaign.onAnswer(),
                "campaign",
                line.callerNumber(),
                claim.name(),
                claim.number(),
                language,
                null,
                line.trunk().value(),
                null,
                null);
        return tx.update(
                        """
                        INSERT INTO attempt (tenant_id, campaign_id, contact_id, number, call_id, trunk_id, day)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)
                        ON CONFLICT (tenant_id, number) WHERE settled_at IS NULL DO NOTHING""",
                        claim.tenant().value(),
                        claim.campaign().value(),
                        claim.contact().value(),
                        claim.number(),
                        call.id().value(),
                        line.trunk().value(),
                        today)
                .compose(written -> {
                    if (written == 0) {
                        return Future.succeededFuture(Optional.empty());
                    }
                    tx.query(
                            "UPDATE turn SET state = 'calling' WHERE contact_id = $1",
                            claim.contact().value());
                    return PlacedCalls.write(tx, call, brain, line.pricePerMinute())
                            .map(Optional.of(new Answer.Begun(call.id(), call.leg(), claim.number())));
                });
    }

    private static Instant opening(CallingTimes times, Instant from) {
        return times.nextOpening(from).orElse(from.plus(NO_OPENING));
    }

    private static Future<Answer> putOff(Tx tx, Claim claim, Refusal why, Instant until) {
        return tx.update(
                        "UPDATE turn SET due_at = $2 WHERE contact_id = $1",
                        claim.contact().value(),
                        until.atOffset(java.time.ZoneOffset.UTC))
                .map(new Answer.Refused(why));
    }

    private static String[] numbers(Claim claim) {
        return claim.numbers().toArray(String[]::new);
    }

    private static CoreException lost(Claim claim) {
        return new CoreException(
                Reason.LOST, "contact " + claim.contact() + " is no longer held by epoch " + claim.epoch());
    }
}
