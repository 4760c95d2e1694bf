package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.billing.Reservations;
import uz.alovoice.core.call.CallId;
import uz.alovoice.core.call.DialString;
import uz.alovoice.core.call.Direction;
import uz.alovoice.core.call.NewCall;
import uz.alovoice.core.call.PlacedCalls;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;

/**
 * Writes an attempt with its call and leg, before the switch hears of it, if the person may be called at this very moment. Everything is
 * asked in the transaction that writes, on the database's clock: what cannot be judged fails it, and then nobody is called.
 */
public final class BeginAttempt {
    private static final Duration NUMBER_IN_A_CALL = Duration.ofMinutes(1);
    private static final Duration UNTIL_A_LINE = Duration.ofSeconds(1);
    private static final Duration NO_OPENING = Duration.ofDays(1); // its owner may yet add days

    private final Db db;
    private final UUID brain;

    /** @param brain this process, as owner of the calls */
    public BeginAttempt(Db db, UUID brain) {
        this.db = db;
        this.brain = brain;
    }

    /** Why nobody is called now. */
    public enum Refusal {
        CAMPAIGN_STOPPED,
        DO_NOT_CALL,
        CLOSED,
        CALLED_ENOUGH_TODAY,
        IN_A_CALL,
        /** Abroad or premium, and the tenant may not. */
        NOT_ALLOWED,
        /** All lines are full, at their calls per second, failed, or faulty just now. */
        NO_LINE
    }

    /** What became of a claim. */
    public sealed interface Answer {
        /**
         * The call may leave.
         *
         * @param seconds of talk that are paid for; 0 for as long as one likes
         */
        record Begun(CallId call, UUID leg, String number, PickLine.Line line, int seconds) implements Answer {
            DialString dial() {
                var dial = new DialString();
                var caller = line.callerNumber().replaceFirst("^\\+", "");
                if (!caller.isEmpty()) {
                    dial.with("origination_caller_id_number", caller).with("origination_caller_id_name", caller);
                }
                if (seconds > 0) {
                    dial.with("execute_on_answer", "sched_hangup +" + seconds + " ALLOTTED_TIMEOUT");
                }
                return dial.leg(leg, "sofia/gateway/" + line.gateway() + "/" + number.substring(1));
            }
        }

        /** The claim is over; the contact's turn comes again when it may, if it may. */
        record Refused(Refusal why) implements Answer {}
    }

    /**
     * @return fails with LOST when the contact was claimed again meanwhile, or called; with UNPAID when the balance is used up: then his
     *     turn stays what it was
     */
    public Future<Answer> begin(Claim claim) {
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
                        .compose(row -> judge(tx, claim, row)))
                .onSuccess(answer -> db.wake(Channel.CALLS));
    }

    private Future<Answer> judge(Tx tx, Claim claim, Row row) {
        var now = row.getOffsetDateTime("now").toInstant();
        if (!row.getBoolean("running")) {
            return putOff(tx, claim, Refusal.CAMPAIGN_STOPPED, now);
        }
        if (row.getBoolean("listed")) {
            return never(tx, claim, Refusal.DO_NOT_CALL);
        }
        var campaign = Campaigns.get(tx, claim.tenant(), claim.campaign());
        var rules = TenantCallingRules.get(tx);
        return Future.join(campaign, rules).compose(read -> new Beginning(
                        tx,
                        claim,
                        now,
                        Language.fromCode(row.getString("language")),
                        campaign.result().settings(),
                        rules.result())
                .ifOpen());
    }

    /** One attempt on its way to be written. */
    private final class Beginning {
        private final Tx tx;
        private final Claim claim;
        private final Instant now;
        private final Language language;
        private final CampaignSettings campaign;
        private final CallingRules rules;
        private final CallingTimes times;
        private final LocalDate today;
        private final CallId call = new CallId(UUID.randomUUID());

        Beginning(Tx tx, Claim claim, Instant now, Language language, CampaignSettings campaign, CallingRules rules) {
            this.tx = tx;
            this.claim = claim;
            this.now = now;
            this.language = language;
            this.campaign = campaign;
            this.rules = rules;
            this.times = new CallingTimes(campaign, rules, claim.zone(), claim.window());
            this.today = LocalDate.ofInstant(now, rules.zone());
        }

        Future<Answer> ifOpen() {
            return times.openAt(now)
                    ? PickLine.of(tx, claim.campaign())
                            .compose(line -> line.isPresent()
                                    ? ifAllowed(line.get())
                                    : putOff(tx, claim, Refusal.NO_LINE, now.plus(UNTIL_A_LINE)))
                    : putOff(tx, claim, Refusal.CLOSED, opening(now));
        }

        private Future<Answer> ifAllowed(PickLine.Line line) {
            return PlacedCalls.price(tx, call, new PhoneNumber(claim.number()))
                    .compose(price -> ifCountedToday(line, price))
                    .recover(e -> e instanceof CoreException refused && refused.reason() == Reason.FORBIDDEN
                            ? never(tx, claim, Refusal.NOT_ALLOWED)
                            : Future.failedFuture(e));
        }

        /** An attempt counts for every number of the contact. In order of the numbers, so that two of them never wait for each other. */
        private Future<Answer> ifCountedToday(PickLine.Line line, long price) {
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
                    .compose(counted -> counted.size() == claim.numbers().size()
                            ? write(line, price)
                            : uncount(counted.toArray(String[]::new))
                                    .compose(undone -> putOff(
                                            tx,
                                            claim,
                                            Refusal.CALLED_ENOUGH_TODAY,
                                            opening(today.plusDays(1)
                                                    .atStartOfDay(rules.zone())
                                                    .toInstant()))));
        }

        private Future<Void> uncount(String[] numbers) {
            return tx.update(
                            "UPDATE person_day SET attempts = attempts - 1 WHERE tenant_id = $1 AND number = ANY($2) AND day = $3",
                            claim.tenant().value(),
                            numbers,
                            today)
                    .mapEmpty();
        }

        /** Unless the number is in another campaign's call at this moment. */
        private Future<Answer> write(PickLine.Line line, long price) {
            return tx.update(
                            """
                            INSERT INTO attempt (tenant_id, campaign_id, contact_id, number, call_id, trunk_id, day)
                            VALUES ($1, $2, $3, $4, $5, $6, $7)
                            ON CONFLICT (tenant_id, number) WHERE settled_at IS NULL DO NOTHING""",
                            claim.tenant().value(),
                            claim.campaign().value(),
                            claim.contact().value(),
                            claim.number(),
                            call.value(),
                            line.trunk().value(),
                            today)
                    .compose(written -> written == 1
                            ? writeCall(line, price)
                            : uncount(numbers(claim))
                                    .compose(undone ->
                                            putOff(tx, claim, Refusal.IN_A_CALL, now.plus(NUMBER_IN_A_CALL))));
        }

        private Future<Answer> writeCall(PickLine.Line line, long price) {
            tx.query(
                    "UPDATE turn SET state = 'calling' WHERE contact_id = $1",
                    claim.contact().value());
            var placed = new NewCall(
                    call,
                    claim.tenant(),
                    line.node(),
                    UUID.randomUUID(),
                    Direction.OUTGOING,
                    campaign.onAnswer(),
                    PlacedCalls.CAMPAIGN,
                    line.callerNumber(),
                    claim.name(),
                    claim.number(),
                    language,
                    null,
                    line.trunk().value(),
                    null,
                    null);
            // Last: it locks the balance.
            return Reservations.first(tx, claim.tenant(), price)
                    .compose(seconds -> PlacedCalls.write(tx, placed, brain, price, seconds)
                            .map(new Answer.Begun(call, placed.leg(), claim.number(), line, seconds)));
        }

        private Instant opening(Instant from) {
            return times.nextOpening(from).orElse(from.plus(NO_OPENING));
        }
    }

    private static Future<Answer> never(Tx tx, Claim claim, Refusal why) {
        return tx.update(
                        "UPDATE turn SET state = 'done', outcome = $2 WHERE contact_id = $1",
                        claim.contact().value(),
                        why.name().toLowerCase(Locale.ROOT))
                .map(new Answer.Refused(why));
    }

    private static Future<Answer> putOff(Tx tx, Claim claim, Refusal why, Instant until) {
        return tx.update(
                        "UPDATE turn SET due_at = $2 WHERE contact_id = $1",
                        claim.contact().value(),
                        until.atOffset(ZoneOffset.UTC))
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
