package uz.alovoice.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;

/** A call's row from its first to its last leg, whoever reports what. */
class CallRowsTest {
    static final Vertx vertx = Vertx.vertx();
    static TestDatabase database;
    static Db db;
    static TenantId tenant;
    static long node;
    static final UUID brain = UUID.randomUUID();
    static final UUID otherBrain = UUID.randomUUID();
    static Calls calls;
    static EndLeg endLeg;
    static JoinLegs joinLegs;

    @BeforeAll
    static void open() {
        database = TestDatabase.create(vertx);
        db = database.db();
        tenant = new Tenants(db, "pbx.test")
                .create(TenantSettings.of("Test"))
                .await()
                .id();
        node = db.acrossTenants(tx -> tx.update(
                                "INSERT INTO brain (id, socket, lease_until) VALUES ($1, 'a:1', now() + interval '1 hour'), ($2, 'b:1', now())",
                                brain,
                                otherBrain)
                        .compose(n ->
                                tx.one(row -> row.getLong("id"), "INSERT INTO node (esl) VALUES ('x:1') RETURNING id")))
                .await()
                .orElseThrow();
        calls = new Calls(db, brain);
        joinLegs = new JoinLegs(db);
        endLeg = new EndLeg(db, joinLegs);
    }

    @AfterAll
    static void close() {
        database.close();
        vertx.close().await();
    }

    static Call begin(Calls calls) {
        return calls.begin(new NewCall(
                        new CallId(UUID.randomUUID()),
                        tenant,
                        node,
                        UUID.randomUUID(),
                        Direction.INCOMING,
                        new Step.HangUp(),
                        "998712000001",
                        "+998901234567",
                        "Client",
                        "+998712000001",
                        Language.UZ,
                        null,
                        null,
                        null,
                        "sip-call-id"))
                .await();
    }

    static Row row(Call call) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> row,
                                "SELECT * FROM call WHERE id = $1",
                                call.id().value()))
                .await()
                .orElseThrow();
    }

    static UUID operatorLeg(Call call) {
        var leg = UUID.randomUUID();
        db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "INSERT INTO leg (uuid, tenant_id, call_id, node_id, role) VALUES ($1, $2, $3, $4, 'operator')",
                                leg,
                                tenant.value(),
                                call.id().value(),
                                node))
                .await();
        return leg;
    }

    @Test
    void aCallThatNobodyTookIsMissedWhenItsOnlyLegEnds() {
        var call = begin(calls);
        assertThat(endLeg.end(call.callerLeg(), LegEnd.of("ORIGINATOR_CANCEL")).await())
                .isTrue();
        assertThat(row(call).getString("status")).isEqualTo("ended");
        assertThat(row(call).getString("result")).isEqualTo("missed");
    }

    @Test
    void theSecondReportOfAnEndChangesNothing() {
        var call = begin(calls);
        endLeg.end(call.callerLeg(), LegEnd.of("NORMAL_CLEARING")).await();
        assertThat(endLeg.end(call.callerLeg(), LegEnd.of("USER_BUSY")).await()).isFalse();
        assertThat(row(call).getString("cause")).isEqualTo("NORMAL_CLEARING");
    }

    @Test
    void aLegThatWasLostTakesTheFactsOfALaterReport() {
        var call = begin(calls);
        endLeg.end(call.callerLeg(), LegEnd.lost()).await();
        assertThat(endLeg.end(call.callerLeg(), LegEnd.of("NORMAL_CLEARING")).await())
                .isTrue();
        assertThat(endLeg.end(call.callerLeg(), LegEnd.lost()).await()).isFalse();
    }

    @Test
    void aTalkMakesTheCallAnsweredAndItEndsWithItsLastLeg() {
        var call = begin(calls);
        var operator = operatorLeg(call);
        joinLegs.joined(call.callerLeg(), operator, null).await();
        assertThat(row(call).getString("status")).isEqualTo("talking");
        endLeg.end(operator, LegEnd.of("NORMAL_CLEARING")).await();
        assertThat(row(call).getString("status")).isEqualTo("talking");
        endLeg.end(call.callerLeg(), LegEnd.of("NORMAL_CLEARING")).await();
        assertThat(row(call).getString("result")).isEqualTo("answered");
    }

    @Test
    void anAttendedTransferMovesTheNewPartnerToTheClientsCall() {
        var client = begin(calls);
        var consultation = begin(calls);
        var colleague = operatorLeg(consultation);
        joinLegs.joined(client.callerLeg(), colleague, null).await();
        endLeg.end(consultation.callerLeg(), LegEnd.of("ATTENDED_TRANSFER")).await();
        assertThat(row(consultation).getString("status")).isEqualTo("ended");
        assertThat(row(client).getString("status")).isEqualTo("talking");
        endLeg.end(colleague, LegEnd.of("NORMAL_CLEARING")).await();
        endLeg.end(client.callerLeg(), LegEnd.of("NORMAL_CLEARING")).await();
        assertThat(row(client).getString("result")).isEqualTo("answered");
    }

    @Test
    void aBrainThatLostTheCallCanWriteNothingMore() {
        var call = begin(calls);
        calls.claim(call.id()).await();
        assertThatThrownBy(
                        () -> calls.enter(call, new Step.Menu(1), Status.MENU).await())
                .isInstanceOf(CoreException.class)
                .extracting(e -> ((CoreException) e).reason())
                .isEqualTo(CoreException.Reason.LOST);
    }

    @Test
    void callsOfALapsedBrainAreClaimedOnce() {
        var orphan = begin(new Calls(db, otherBrain));
        assertThat(calls.claimOrphans(100).await()).extracting(Call::id).contains(orphan.id());
        assertThat(calls.claimOrphans(100).await()).extracting(Call::id).doesNotContain(orphan.id());
    }
}
