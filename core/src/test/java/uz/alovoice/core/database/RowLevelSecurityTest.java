package uz.alovoice.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.TenantId;

/** Nothing crosses tenants, even for a query that forgets the tenant. */
class RowLevelSecurityTest {
    static final Vertx vertx = Vertx.vertx();
    static TestDatabase database;
    static Db db;
    static TenantId one;
    static TenantId other;

    @BeforeAll
    static void twoTenantsWithAnAudioFileEach() {
        database = TestDatabase.create(vertx);
        db = database.db();
        one = tenant("one");
        other = tenant("other");
    }

    @AfterAll
    static void close() {
        database.close();
        vertx.close().await();
    }

    static TenantId tenant(String name) {
        return db.acrossTenants(tx -> tx.one(
                                row -> new TenantId(row.getLong("id")),
                                "INSERT INTO tenant (name, sip_domain) VALUES ($1, $2) RETURNING id",
                                name,
                                name + ".test")
                        .map(java.util.Optional::orElseThrow)
                        .compose(id -> tx.update(
                                        "INSERT INTO audio (tenant_id, name, file, duration_ms) VALUES ($1, 'hello', 'hello.wav', 1000)",
                                        id.value())
                                .map(id)))
                .await();
    }

    @Test
    void aQueryThatForgetsTheTenantSeesOnlyItsOwn() {
        var owners = db.inTenant(one, tx -> tx.list(row -> row.getLong(0), "SELECT tenant_id FROM audio"))
                .await();
        assertThat(owners).containsExactly(one.value());
    }

    @Test
    void aForgetfulUpdateTouchesOnlyItsOwn() {
        assertThat(db.inTenant(other, tx -> tx.update("UPDATE audio SET duration_ms = 2000"))
                        .await())
                .isOne();
    }

    @Test
    void aRowForAnotherTenantIsRefused() {
        assertThatThrownBy(() -> db.inTenant(
                                one,
                                tx -> tx.update(
                                        "INSERT INTO audio (tenant_id, name, file, duration_ms) VALUES ($1, 'x', 'x.wav', 1)",
                                        other.value()))
                        .await())
                .isInstanceOf(PgException.class)
                .hasMessageContaining("row-level security");
    }

    @Test
    void everyTableOfATenantIsForced() {
        var open = db.acrossTenants(tx -> tx.list(row -> row.getString(0), """
                        SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
                        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT (c.relrowsecurity AND c.relforcerowsecurity)""")).await();
        assertThat(open).isEmpty();
    }

    @Test
    void noTenantSetMeansNothingSeen() {
        assertThatThrownBy(() -> database.db()
                        .pool()
                        .query("SELECT * FROM audio")
                        .execute()
                        .await())
                .isInstanceOf(PgException.class);
    }

    @Test
    void startRefusesARoleThatLooksPastTheWalls() {
        Databases.refuseBypass(database.db().pool()).await();
        var owner = Databases.open(vertx, database.ownerUrl());
        assertThatThrownBy(() -> Databases.refuseBypass(owner).await()).hasMessageContaining("alovoice_owner");
        owner.close().await();
    }

    @Test
    void failedWorkIsRolledBack() {
        assertThatThrownBy(() -> db.inTenant(one, tx -> tx.update("UPDATE audio SET name = 'changed'")
                                .compose(n -> tx.update("SELECT 1/0")))
                        .await())
                .hasMessageContaining("division by zero");
        assertThat(db.inTenant(one, tx -> tx.list(row -> row.getString(0), "SELECT name FROM audio"))
                        .await())
                .containsExactly("hello");
    }
}
