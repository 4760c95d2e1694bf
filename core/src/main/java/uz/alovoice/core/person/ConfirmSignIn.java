package uz.alovoice.core.person;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;

/**
 * Trades a code for a session. A number that belongs nowhere gets a tenant of its own, of which it is the owner; the phone of an operator
 * never does. One transaction: a code is used exactly when there is its session, and its tenant.
 */
public final class ConfirmSignIn {
    private final Db db;
    private final Seal seal;
    private final Tenants tenants;
    private final NewCompany newCompany;
    private final Staff staff;

    public ConfirmSignIn(Db db, Seal seal, Tenants tenants, NewCompany newCompany, Staff staff) {
        this.db = db;
        this.seal = seal;
        this.tenants = tenants;
        this.newCompany = newCompany;
        this.staff = staff;
    }

    /**
     * @param language of a person who was not known until now
     * @return failed with INVALID, whatever is wrong with the code; with LIMIT after too many wrong ones from this address
     */
    public Future<Token> confirm(PhoneNumber phone, String code, Language language, Visitor visitor) {
        return db.acrossTenants(
                        tx -> SignInLimits.lockAddress(tx, visitor).compose(address -> SignInLimits.lockPhone(tx, phone)
                                .compose(locked -> SignInLimits.checkFailures(tx, address))
                                .compose(allowed -> tryCode(tx, phone, code))
                                .compose(right -> right
                                        ? signIn(tx, phone, language, visitor).map(Optional::of)
                                        : noteFailure(tx, address).map(Optional.<Token>empty()))))
                // Only now: a wrong try must be counted, and a failed transaction would forget it.
                .map(token -> token.orElseThrow(() -> new CoreException(
                        Reason.INVALID, Message.of("sign_in.code_wrong").at("code"))));
    }

    /** Counts the try, and uses the code up when it is right. */
    private Future<Boolean> tryCode(Tx tx, PhoneNumber phone, String code) {
        var given = StartSignIn.hash(seal, phone, code);
        return tx.one(row -> row, """
                        UPDATE sign_in_code SET tries = tries + 1
                        WHERE phone = $1 AND ended_at IS NULL AND expires_at > clock_timestamp() AND tries < $2
                        RETURNING id, code_hash""", phone.value(), SignInLimits.TRIES)
                .compose(live -> isRight(live, given)
                        ? tx.update(
                                        "UPDATE sign_in_code SET ended_at = clock_timestamp() WHERE id = $1",
                                        live.orElseThrow().getLong("id"))
                                .map(true)
                        : Future.succeededFuture(false));
    }

    private static boolean isRight(Optional<Row> live, Buffer given) {
        return live.isPresent()
                && MessageDigest.isEqual(live.get().getBuffer("code_hash").getBytes(), given.getBytes());
    }

    private static Future<Void> noteFailure(Tx tx, String address) {
        return tx.update("INSERT INTO sign_in_failure (address) VALUES ($1::text::inet)", address)
                .mapEmpty();
    }

    private Future<Token> signIn(Tx tx, PhoneNumber phone, Language language, Visitor visitor) {
        return People.withPhone(tx, phone, language).compose(person -> Access.all(tx, person, staff)
                .compose(ways -> ways.isEmpty() ? firstTenant(tx, person) : Future.succeededFuture(only(ways)))
                .compose(tenant -> Sessions.open(tx, person, tenant.orElse(null), visitor)));
    }

    /** Who has several tenants chooses. */
    private static Optional<TenantId> only(List<Access> ways) {
        return ways.size() == 1 ? Optional.of(ways.getFirst().tenant()) : Optional.empty();
    }

    /** Empty for the phone of an operator who is disabled, since his access has ended and that makes him no customer; and for staff. */
    private Future<Optional<TenantId>> firstTenant(Tx tx, Person person) {
        if (staff.includes(person)) {
            return Future.succeededFuture(Optional.empty());
        }
        return tx.query(
                        "SELECT FROM operator WHERE phone = $1 AND deleted_at IS NULL LIMIT 1",
                        person.phone().value())
                .compose(operators -> operators.size() > 0
                        ? Future.succeededFuture(Optional.empty())
                        : makeTenant(tx, person).map(Optional::of));
    }

    private Future<TenantId> makeTenant(Tx tx, Person person) {
        return tenants.create(tx, TenantSettings.of(person.phone().value(), person.language()))
                .compose(tenant -> tx.update(
                                "INSERT INTO membership (tenant_id, person_id, role) VALUES ($1, $2, 'owner')",
                                tenant.id().value(),
                                person.id().value())
                        .compose(owner -> newCompany.made(tx, tenant.id(), person.phone()))
                        .map(made -> tenant.id()));
    }
}
