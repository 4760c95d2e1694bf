package uz.alovoice.core.database;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A database of its own for a test class, on a real PostgreSQL with pgvector: a copy of a template that is migrated once per JVM.
 * The server is named by ALOVOICE_TEST_DATABASE_URL (a superuser's URL; {@code ./alovoice test} starts one).
 */
public final class TestDatabase implements AutoCloseable {
    private static final String PASSWORD = "test";
    private static String template;

    private final String name;
    private final Pool pool;

    private TestDatabase(String name, Pool pool) {
        this.name = name;
        this.pool = pool;
    }

    public static TestDatabase create(Vertx vertx) {
        var template = template();
        var name = "t_" + UUID.randomUUID().toString().replace("-", "");
        run("postgres", "CREATE DATABASE " + name + " OWNER alovoice_owner TEMPLATE " + template);
        return new TestDatabase(name, Databases.open(vertx, url("alovoice_brain:" + PASSWORD, name)));
    }

    /** For tests in other languages: prints the two URLs as a line of JSON, and drops the database when its input ends. */
    public static void main(String[] args) throws IOException {
        var vertx = Vertx.vertx();
        try (var database = create(vertx)) {
            System.out.println(new JsonObject()
                    .put("owner", database.ownerUrl())
                    .put("brain", database.brainUrl())
                    .encode());
            System.in.transferTo(OutputStream.nullOutputStream());
        } finally {
            vertx.close().await();
        }
    }

    public Db db() {
        return new Db(pool);
    }

    /** The URL that a brain would log in with. */
    public String brainUrl() {
        return url("alovoice_brain:" + PASSWORD, name);
    }

    /** The URL of the tables' owner. */
    public String ownerUrl() {
        return url("alovoice_owner:" + PASSWORD, name);
    }

    /** Runs statements as superuser: only to arrange what no brain may do. */
    public void asSuperuser(String sql) {
        run(name, sql);
    }

    @Override
    public void close() {
        pool.close().await();
        run("postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    /** The repository's migrations, from whichever module the test runs in. */
    public static Path migrations() {
        var here = Path.of("migrations");
        return Files.isDirectory(here) ? here : Path.of("..", "migrations");
    }

    private static synchronized String template() {
        if (template == null) {
            var name = "template_" + UUID.randomUUID().toString().replace("-", "");
            run(
                    "postgres",
                    "SELECT pg_advisory_lock(4711)",
                    """
                    DO $$ BEGIN
                    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'alovoice_owner') THEN
                        CREATE ROLE alovoice_owner LOGIN; CREATE ROLE alovoice_brain LOGIN NOINHERIT; CREATE ROLE alovoice_system NOLOGIN;
                        GRANT alovoice_system TO alovoice_brain;
                    END IF; END $$""",
                    "ALTER ROLE alovoice_owner PASSWORD '" + PASSWORD + "'",
                    "ALTER ROLE alovoice_brain PASSWORD '" + PASSWORD + "'",
                    "CREATE DATABASE " + name + " OWNER alovoice_owner");
            run(
                    name,
                    "CREATE EXTENSION vector",
                    "CREATE EXTENSION pg_trgm",
                    "CREATE EXTENSION unaccent",
                    "ALTER SCHEMA public OWNER TO alovoice_owner");
            Databases.migrate(url("alovoice_owner:" + PASSWORD, name), migrations());
            template = name;
        }
        return template;
    }

    private static String url(String login, String database) {
        var server = server();
        return "postgresql://" + login + "@" + server.getHost() + ":" + server.getPort() + "/" + database;
    }

    private static URI server() {
        var url = System.getenv("ALOVOICE_TEST_DATABASE_URL");
        if (url == null) {
            throw new IllegalStateException(
                    "ALOVOICE_TEST_DATABASE_URL is not set: run the tests with ./alovoice test");
        }
        return URI.create(url);
    }

    private static void run(String database, String... statements) {
        var server = server();
        var user = server.getUserInfo().split(":", 2);
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + server.getHost() + ":" + server.getPort() + "/" + database,
                        user[0],
                        user.length > 1 ? user[1] : "");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("test database: " + e.getMessage(), e);
        }
    }
}
