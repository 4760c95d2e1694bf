package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.billing.GiveCredit;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.JoinLegs;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.database.Databases;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.TrunkId;

/**
 * {@code ./alovoice bench campaign}: two brains claim from a list of a million; then both place, end and settle calls with 500 under way at any
 * time, and the tables are measured. Prints one line of JSON. ALOVOICE_BENCH_CONTACTS and ALOVOICE_BENCH_ATTEMPTS set the size.
 */
public final class CampaignBench {
    private static final long CONTACTS =
            Long.parseLong(System.getenv().getOrDefault("ALOVOICE_BENCH_CONTACTS", "1000000"));
    private static final long ATTEMPTS =
            Long.parseLong(System.getenv().getOrDefault("ALOVOICE_BENCH_ATTEMPTS", "1000000"));
    private static final int SIMULTANEOUS = 500;
    private static final int CLAIM_SECONDS = 10;
    private static final int CLAIMERS = 2; // of each brain
    private static final int LINES = 20;
    private static final int BATCH = 20;

    private final TestDatabase database;
    private final Db db;
    private final List<Db> brains;
    private final UUID brain = UUID.randomUUID();
    private final JsonObject result = new JsonObject();
    private TenantId tenant;
    private CampaignId campaign;

    private CampaignBench(TestDatabase database, List<Pool> pools) {
        this.database = database;
        this.brains = pools.stream().map(Db::new).toList();
        this.db = brains.getFirst();
    }

    public static void main(String[] args) throws InterruptedException {
        var vertx = Vertx.vertx();
        try (var database = TestDatabase.create(vertx)) {
            var pools = List.of(Databases.open(vertx, database.brainUrl()), Databases.open(vertx, database.brainUrl()));
            var bench = new CampaignBench(database, pools);
            bench.fill();
            bench.claim();
            bench.call();
            bench.measure();
            System.out.println(bench.result.encode());
            for (var pool : pools) {
                pool.close().await();
            }
        } finally {
            vertx.close().await();
        }
    }

    private void fill() {
        tenant = new Tenants(db, "pbx.test")
                .create(TenantSettings.of("Bench"))
                .await()
                .id();
        var today = LocalDate.now(Noon.zone());
        var node = one("WITH b AS (INSERT INTO brain (id, socket, lease_until) VALUES ('" + brain
                + "', 'a:1', now() + interval '1 day')) INSERT INTO node (esl) VALUES ('x:1') RETURNING id");
        var lines = IntStream.range(0, LINES)
                .mapToObj(i -> new CampaignLine(
                        new TrunkId(one(
                                "INSERT INTO trunk (tenant_id, name, server, kind, addresses, node_id, channels, calls_per_second) VALUES ("
                                        + tenant + ", 'line " + i + "', 'sip.test', 'address', '{192.0.2.1}', " + node
                                        + ", 1000, 100) RETURNING id")),
                        1,
                        null))
                .toList();
        new TenantCallingRules(db)
                .set(tenant, new CallingRules(Noon.zone(), LocalTime.of(9, 0), LocalTime.of(20, 0), 20))
                .await();
        new GiveCredit(db).give(tenant, "bench", 1_000_000_000_000L, "").await();
        var audio = one("INSERT INTO audio (tenant_id, name, file, duration_ms) VALUES (" + tenant
                + ", 'a', 'a.wav', 1) RETURNING id");
        var settings = new CampaignSettings(
                "Bench",
                today,
                today,
                Noon.zone(),
                OneCampaign.ALWAYS,
                List.of(),
                lines,
                PacingChoice.PROGRESSIVE,
                500,
                100,
                5,
                3,
                5,
                Map.of(),
                new Step.Message(audio));
        var campaigns = new Campaigns(db);
        campaign = campaigns.create(tenant, settings).await().id();
        campaigns.start(tenant, campaign).await();
        database.asSuperuser("""
                INSERT INTO contact (tenant_id, campaign_id, name, numbers, fields)
                SELECT %s, %s, 'Person ' || i, ARRAY['+998' || (910000000 + i)], jsonb_build_object('debt', i, 'contract', 'A-' || i)
                FROM generate_series(1, %d) AS i;
                INSERT INTO turn (contact_id, tenant_id, campaign_id, priority, due_at)
                SELECT id, tenant_id, campaign_id, id %% 10, now() FROM contact;
                ANALYZE contact, turn""".formatted(tenant, campaign, CONTACTS));
        result.put("contacts", CONTACTS);
    }

    private long one(String sql) {
        return db.acrossTenants(tx -> tx.one(row -> row.getLong("id"), sql))
                .await()
                .orElseThrow();
    }

    private void claim() throws InterruptedException {
        var times = new ConcurrentLinkedQueue<Long>();
        var claimed = ConcurrentHashMap.<ContactId>newKeySet();
        var doubles = new AtomicLong();
        var until = System.nanoTime() + CLAIM_SECONDS * 1_000_000_000L;
        everywhere(CLAIMERS, one -> {
            var claims = new ClaimContacts(one);
            while (System.nanoTime() < until) {
                var began = System.nanoTime();
                var some = claims.claim(tenant, campaign, BATCH).await();
                times.add(System.nanoTime() - began);
                some.stream()
                        .filter(claim -> !claimed.add(claim.contact()))
                        .forEach(claim -> doubles.incrementAndGet());
            }
        });
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        result.put("claims_per_s", claimed.size() / CLAIM_SECONDS)
                .put("double_claims", doubles.get())
                .put("claim_p99_ms", sorted[sorted.length * 99 / 100] / 1e6)
                .put("claim_batch", BATCH);
    }

    /** Each brain has half of the calls under way; as soon as it has, the oldest ends for each that begins. */
    private void call() throws InterruptedException {
        db.inTenant(tenant, tx -> tx.update("UPDATE turn SET due_at = now() WHERE due_at > now()"))
                .await();
        var begun = new AtomicLong();
        var settled = new AtomicLong();
        var start = System.nanoTime();
        everywhere(1, one -> {
            var attempts = new BeginAttempt(one, brain);
            var claims = new ClaimContacts(one);
            var settle = new SettleAttempts(one);
            var end = new EndLeg(one, new JoinLegs(one));
            var underWay = new ArrayDeque<UUID>();
            while (begun.get() < ATTEMPTS) {
                var claimed = claims.claim(tenant, campaign, BATCH).await();
                if (claimed.isEmpty()) {
                    break;
                }
                var answers =
                        all(claimed.stream().map(claim -> attempts.begin(claim)).toList());
                for (var answer : answers) {
                    if (answer
                            instanceof
                            BeginAttempt.Answer.Begun call) { // else all lines have begun what they may in this second
                        underWay.add(call.leg());
                        begun.incrementAndGet();
                    }
                }
                end(end, underWay, SIMULTANEOUS / 2);
                settled.addAndGet(settle.settle(2 * BATCH).await());
            }
            end(end, underWay, 0);
        });
        result.put("attempts", begun.get())
                .put("attempts_per_s", begun.get() * 1_000_000_000L / (System.nanoTime() - start))
                .put("simultaneous", SIMULTANEOUS);
        var settle = new SettleAttempts(db);
        for (var more = 1; more > 0; ) {
            more = settle.settle(500).await();
            settled.addAndGet(more);
        }
        result.put("settled", settled.get());
    }

    private static void end(EndLeg end, Queue<UUID> underWay, int toRemain) {
        var ends = new ArrayList<Future<Boolean>>();
        while (underWay.size() > toRemain) {
            ends.add(end.end(underWay.remove(), new LegEnd("USER_BUSY", 486, null, null, null, null, null, null)));
        }
        all(ends);
    }

    private static <T> List<T> all(List<Future<T>> futures) {
        return Future.all(futures).await().list();
    }

    private void measure() {
        database.asSuperuser("SELECT pg_stat_force_next_flush()");
        for (var table : List.of("contact", "turn", "attempt", "person_day")) {
            var size = db.acrossTenants(tx -> tx.one(
                            row -> new JsonObject()
                                    .put("table_mb", row.getLong("table_mb"))
                                    .put("index_mb", row.getLong("index_mb"))
                                    .put("rows", row.getLong("n_live_tup"))
                                    .put("dead_rows", row.getLong("n_dead_tup"))
                                    .put("autovacuums", row.getLong("autovacuum_count")),
                            """
                            SELECT pg_table_size(relid) / 1048576 AS table_mb, pg_indexes_size(relid) / 1048576 AS index_mb, n_live_tup,
                                n_dead_tup, autovacuum_count
                            FROM pg_stat_user_tables WHERE relname = $1""",
                            table))
                    .await()
                    .orElseThrow();
            result.put(table, size);
        }
    }

    private interface Work {
        void run(Db brain);
    }

    private void everywhere(int threads, Work work) throws InterruptedException {
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var all = brains.stream()
                .flatMap(one -> Arrays.stream(new int[threads]).mapToObj(i -> Thread.ofVirtual()
                        .uncaughtExceptionHandler((thread, e) -> failures.add(e))
                        .start(() -> work.run(one))))
                .toList();
        for (var thread : all) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.peek());
        }
    }
}
