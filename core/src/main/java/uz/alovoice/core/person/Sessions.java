package uz.alovoice.core.person;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;

/** Who is signed in where. What a person may do is looked up each time, so that a right that was taken away is gone at once. */
public final class Sessions {
    /** A session that was not seen for so long has ended. */
    public static final int DAYS = 30;

    private final Db db;
    private final Staff staff;

    public Sessions(Db db, Staff staff) {
        this.db = db;
        this.staff = staff;
    }

    /** A new session; {@code tenant} is null until one is chosen. */
    static Future<Token> open(Tx tx, Person person, @Nullable TenantId tenant, Visitor visitor) {
        var token = Token.make();
        return tx.update(
                        """
                        INSERT INTO session (token_hash, person_id, tenant_id, user_agent, address)
                        VALUES ($1, $2, $3, $4, $5::text::inet)""",
                        token.hash(),
                        person.id().value(),
                        tenant == null ? null : tenant.value(),
                        visitor.userAgent(),
                        visitor.address())
                .map(token);
    }

    /** @return empty when there is no such session, or when it has ended */
    public Future<Optional<SignedIn>> find(Token token) {
        return db.acrossTenants(tx -> tx.one(row -> row, """
                        SELECT s.id, s.tenant_id, s.workplace_id, s.seen_at < clock_timestamp() - interval '1 minute' AS stale, %s
                        FROM session s JOIN person p ON p.id = s.person_id
                        WHERE s.token_hash = $1 AND s.seen_at > clock_timestamp() - make_interval(days => $2)""".formatted(Person.COLUMNS), token.hash(), DAYS)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : signedIn(tx, found.get()).map(Optional::of)));
    }

    private Future<SignedIn> signedIn(Tx tx, Row row) {
        var session = row.getLong("id");
        if (row.getBoolean("stale")) {
            tx.update("UPDATE session SET seen_at = clock_timestamp() WHERE id = $1", session);
        }
        var person = Person.read(row);
        var tenant = row.getLong("tenant_id");
        var access = tenant == null
                ? Future.succeededFuture(Optional.<Access>empty())
                : row.getLong("workplace_id") == null
                        ? Access.into(tx, person, staff, new TenantId(tenant))
                        : Access.into(tx, person, staff, new TenantId(tenant))
                                .map(way -> way.flatMap(Access::operatorOnly));
        return access.map(way -> new SignedIn(new SessionId(session), person, way.orElse(null)));
    }

    /** The person works in this tenant from now on; fails with NOT_FOUND when he may not enter it. */
    public Future<Access> choose(SignedIn who, TenantId tenant) {
        return db.acrossTenants(tx -> tx.one(
                        row -> true,
                        "SELECT FROM session WHERE id = $1 AND workplace_id IS NOT NULL",
                        who.session().value())
                .compose(program -> program.isPresent()
                        ? Future.succeededFuture(Optional.<Access>empty()) // it stays where it was given out
                        : Access.into(tx, who.person(), staff, tenant))
                .map(way -> way.orElseThrow(() -> new CoreException(Reason.NOT_FOUND, Message.of("company.not_found"))))
                .compose(access -> tx.update(
                                "UPDATE session SET tenant_id = $2 WHERE id = $1",
                                who.session().value(),
                                tenant.value())
                        .map(access)));
    }

    /** Newest first. */
    public Future<List<Session>> list(PersonId person) {
        return db.acrossTenants(tx -> tx.list(
                row -> new Session(
                        new SessionId(row.getLong("id")),
                        row.getString("user_agent"),
                        row.getString("host"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        row.getOffsetDateTime("seen_at").toInstant()),
                """
                SELECT id, user_agent, host(address) AS host, created_at, seen_at FROM session
                WHERE person_id = $1 AND seen_at > clock_timestamp() - make_interval(days => $2) ORDER BY id DESC""",
                person.value(),
                DAYS));
    }

    /** Ends one of the person's sessions; fails with NOT_FOUND when he has no such. */
    public Future<Void> end(PersonId person, SessionId session) {
        return db.acrossTenants(tx -> tx.update(
                        "DELETE FROM session WHERE person_id = $1 AND id = $2", person.value(), session.value()))
                .compose(ended -> ended == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                new CoreException(Reason.NOT_FOUND, Message.of("sign_in.session_not_found"))));
    }
}
