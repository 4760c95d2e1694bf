package uz.alovoice.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.JoinLegs;
import uz.alovoice.core.database.Databases;
import uz.alovoice.core.database.Db;

/** Brains whose connections die at any moment between claim and settling, as in a kill -9 of a brain or of the database. */
class KilledConnectionsTest extends OneCampaign {
    private static final int PEOPLE = 300;

    @Test
    void everyoneIsCalledExactlyOnceThoughConnectionsDieAtAnyMoment() throws InterruptedException {
        people(PEOPLE);
        var over = new AtomicBoolean();
        var failures = new AtomicInteger();
        var brains = List.of(brain(1, over, failures), brain(2, over, failures), brain(3, over, failures));
        var random = new Random(3);
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (done() < PEOPLE && System.nanoTime() < deadline) {
            kill(random);
            // A lease that lapses at once, also under a brain that still lives: only the epoch protects.
            everyoneIsDue();
        }
        over.set(true);
        for (var thread : brains) {
            thread.join();
        }
        assertThat(failures).hasPositiveValue();
        assertThat(contacts.progress(tenant, campaign).await().states()).isEqualTo(Map.of("done", (long) PEOPLE));
        assertThat(rows("turn WHERE attempts = 1 AND outcome = 'success'")).isEqualTo(PEOPLE);
        assertThat(rows("attempt")).isEqualTo(PEOPLE);
        assertThat(rows("call")).isEqualTo(PEOPLE);
        assertThat(rows("person_day WHERE attempts = 1")).isEqualTo(PEOPLE);
    }

    private long done() {
        return contacts.progress(tenant, campaign).await().states().getOrDefault("done", 0L);
    }

    /** About a third of the brains' connections, at random; a superuser's deed. */
    private static void kill(Random random) {
        database.asSuperuser("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = 'brain' AND hashint4(pid) %% 3 = %d""".formatted(random.nextInt(3)));
    }

    /** Claims, begins, ends its and others' calls as the switch would, and settles, until it is told to end. What fails is left as it is. */
    private Thread brain(int number, AtomicBoolean over, AtomicInteger failures) {
        return Thread.ofVirtual().start(() -> {
            var pool = Databases.open(vertx, database.brainUrl() + "?application_name=brain");
            var mine = new Db(pool);
            var claims = new ClaimContacts(mine);
            var attempts = new BeginAttempt(mine, brain);
            var settle = new SettleAttempts(mine);
            var end = new EndLeg(mine, new JoinLegs(mine));
            var random = new Random(number);
            while (!over.get()) {
                var claimed = claims.claim(tenant, campaign, 1 + random.nextInt(9))
                        .otherwise(List.of())
                        .await();
                var work = new ArrayList<Future<?>>();
                claimed.forEach(claim -> work.add(attempts.begin(claim)));
                liveLegs(mine).forEach(leg -> work.add(end.end(leg, heardFor(Duration.ofSeconds(9)))));
                work.add(settle.settle(20));
                Future.join(work)
                        .onFailure(e -> failures.incrementAndGet())
                        .otherwiseEmpty()
                        .await();
            }
            pool.close().await();
        });
    }

    private List<UUID> liveLegs(Db mine) {
        return mine.inTenant(
                        tenant,
                        tx -> tx.list(row -> row.getUUID("uuid"), "SELECT uuid FROM leg WHERE ended_at IS NULL"))
                .otherwise(List.of())
                .await();
    }
}
