package uz.alovoice.core.person;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;

/**
 * Trades the token of an operator's program for a session, on the computer that it was opened on first and on no other. The session is the
 * operator's and nothing more, whatever else the person is; it ends with the program's right and with his.
 */
public final class SignInByDesktop {
    private static final int NAME_LENGTH = 100;

    private final Db db;

    public SignInByDesktop(Db db) {
        this.db = db;
    }

    /**
     * @param computer what the computer is known by; kept as a hash
     * @param name     what it calls itself, for the list of workplaces
     * @return empty for whatever is wrong: an unknown or revoked token, another computer, a disabled operator
     */
    public Future<Optional<Token>> signIn(Token token, String computer, String name, Visitor visitor) {
        var hash = new Token(computer).hash();
        return db.acrossTenants(tx -> bind(tx, token, hash, name.substring(0, Math.min(NAME_LENGTH, name.length())))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : open(tx, found.get(), visitor).map(Optional::of)));
    }

    private static Future<Optional<Row>> bind(Tx tx, Token token, Buffer computer, String name) {
        return tx.one(row -> row, """
                UPDATE workplace w SET used_at = clock_timestamp(), computer_hash = $2,
                    computer = CASE WHEN w.computer_hash IS NULL THEN $3 ELSE w.computer END
                FROM operator o JOIN tenant t ON t.id = o.tenant_id
                WHERE w.token_hash = $1 AND w.kind = 'desktop' AND w.revoked_at IS NULL
                  AND (w.computer_hash IS NULL OR w.computer_hash = $2)
                  AND o.id = w.operator_id AND o.disabled_at IS NULL AND o.phone IS NOT NULL
                RETURNING w.id, w.tenant_id, o.phone, t.language""", token.hash(), computer, name);
    }

    /** One session a program: what it had before ends. */
    private static Future<Token> open(Tx tx, Row workplace, Visitor visitor) {
        var id = workplace.getLong("id");
        tx.update("DELETE FROM session WHERE workplace_id = $1", id);
        return People.withPhone(
                        tx,
                        PhoneNumber.parse(workplace.getString("phone")),
                        Language.fromCode(workplace.getString("language")))
                .compose(person -> Sessions.open(tx, person, new TenantId(workplace.getLong("tenant_id")), visitor))
                .compose(token -> tx.update(
                                "UPDATE session SET workplace_id = $2 WHERE token_hash = $1", token.hash(), id)
                        .map(token));
    }
}
