package uz.alovoice.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.Language;
import uz.alovoice.core.brain.Lease;
import uz.alovoice.core.call.CallId;
import uz.alovoice.core.call.Calls;
import uz.alovoice.core.call.Direction;
import uz.alovoice.core.call.JoinLegs;
import uz.alovoice.core.call.NewCall;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.node.Switches;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;

class TakeoverTest {
    @Test
    void aCallOnANodeThatThisBrainHasNeverReachedIsLeftToAnother() {
        var vertx = Vertx.vertx();
        try (var database = TestDatabase.create(vertx)) {
            var db = database.db();
            var tenant = new Tenants(db, "pbx.test")
                    .create(TenantSettings.of("Test"))
                    .await()
                    .id();
            var dead = UUID.randomUUID();
            var node = db.acrossTenants(tx -> {
                        tx.update("INSERT INTO brain (id, socket, lease_until) VALUES ($1, 'b:1', now())", dead);
                        return tx.one(row -> row.getLong("id"), "INSERT INTO node (esl) VALUES ('x:1') RETURNING id");
                    })
                    .await()
                    .orElseThrow();
            new Calls(db, dead)
                    .begin(new NewCall(
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
            var lease = new Lease(vertx, db, UUID.randomUUID(), "a:1");
            lease.start().await();
            var takeover = new Takeover(vertx, lease, new Calls(db, lease.brain()), new Switches(), new JoinLegs(db));
            takeover.start();

            var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            var released = false;
            while (!released && System.nanoTime() < end) {
                released = db.inTenant(
                                tenant, tx -> tx.one(row -> true, "SELECT FROM call WHERE epoch > 1 AND owner IS NULL"))
                        .await()
                        .isPresent();
                LockSupport.parkNanos(10_000_000);
            }
            takeover.stop();
            lease.stop().await();
            assertThat(released).isTrue();
        } finally {
            vertx.close().await();
        }
    }
}
