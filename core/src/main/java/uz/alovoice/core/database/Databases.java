package uz.alovoice.core.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;

/** Opens what {@link Db} stands on: migrated schema, pool, and a login that row-level security binds. */
public final class Databases {
    private static final int POOL_SIZE = 16;

    private Databases() {}

    /**
     * Brings the schema up to date. Blocks; called once at start.
     *
     * @param ownerUrl postgresql://user:password@host:port/database of the role that owns the tables
     */
    public static void migrate(String ownerUrl, Path migrations) {
        var url = URI.create(ownerUrl);
        var user = url.getUserInfo().split(":", 2);
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(),
                        user[0],
                        user.length > 1 ? user[1] : "")
                .locations("filesystem:" + migrations.toAbsolutePath())
                .sqlMigrationPrefix("V")
                .load()
                .migrate();
    }

    /** @param brainUrl postgresql://… of the role that brains log in as */
    public static Pool open(Vertx vertx, String brainUrl) {
        return open(vertx, brainUrl, POOL_SIZE);
    }

    /** One connection, for what must not wait behind anything else. */
    public static Pool openOne(Vertx vertx, String brainUrl) {
        return open(vertx, brainUrl, 1);
    }

    private static Pool open(Vertx vertx, String brainUrl, int connections) {
        var connect = PgConnectOptions.fromUri(brainUrl)
                .setCachePreparedStatements(true)
                .setPipeliningLimit(64)
                .setReconnectAttempts(2)
                .setReconnectInterval(200);
        var pool = new PoolOptions()
                .setMaxSize(connections)
                .setConnectionTimeout(5)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool().with(pool).connectingTo(connect).using(vertx).build();
    }

    /** Fails when the login could look past row-level security: a brain must not start with it. */
    public static Future<Void> refuseBypass(Pool pool) {
        return pool.query("""
                        SELECT current_user AS name, rolsuper OR rolbypassrls OR rolinherit AS bypasses
                        FROM pg_roles WHERE rolname = current_user""").execute().compose(rows -> {
            var row = rows.iterator().next();
            return row.getBoolean("bypasses")
                    ? Future.failedFuture(
                            new CoreException(
                                    Reason.FORBIDDEN,
                                    "database role " + row.getString("name")
                                            + " is a superuser, bypasses row-level security or inherits; use alovoice_brain of bootstrap.sql"))
                    : Future.succeededFuture();
        });
    }
}
