package uz.alovoice.core.person;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.Check;
import uz.alovoice.core.Language;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.notify.SendCode;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.seal.Seal;

/**
 * Sends a code to a phone. Nobody is looked up: a phone that is known and one that is not get the same answer after the same work. The
 * code is on its way when the answer is given; what becomes of it does not show in the answer.
 */
public final class StartSignIn {
    private static final Logger log = LoggerFactory.getLogger(StartSignIn.class);
    private static final SecureRandom random = new SecureRandom();
    private static final int CODES = 1_000_000;

    private final Db db;
    private final Seal seal;
    private final SendCode sendCode;

    public StartSignIn(Db db, Seal seal, SendCode sendCode) {
        this.db = db;
        this.seal = seal;
        this.sendCode = sendCode;
    }

    /**
     * @param expiresIn  seconds that the code is good for
     * @param retryAfter seconds until another can be asked for
     */
    public record Started(int expiresIn, int retryAfter) {}

    /** @return failed with LIMIT when too many codes were asked for; a code replaces the one before it */
    public Future<Started> start(PhoneNumber phone, Language language, Visitor visitor) {
        Check.that(phone.isE164(), "phone", "phone.short");
        var code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        return db.acrossTenants(
                        tx -> SignInLimits.lockAddress(tx, visitor).compose(address -> SignInLimits.lockPhone(tx, phone)
                                .compose(locked -> SignInLimits.checkCodes(tx, phone, address))
                                .compose(allowed -> store(tx, phone, code, address))))
                .onSuccess(stored -> sendCode.send(phone, code, language)
                        .onFailure(e -> log.error("no sign-in code reached {}", phone, e)))
                .map(new Started(SignInLimits.CODE_SECONDS, SignInLimits.PAUSE_SECONDS));
    }

    private Future<Void> store(Tx tx, PhoneNumber phone, String code, String address) {
        tx.update(
                "UPDATE sign_in_code SET ended_at = clock_timestamp() WHERE phone = $1 AND ended_at IS NULL",
                phone.value());
        return tx.update("""
                        INSERT INTO sign_in_code (phone, address, code_hash, expires_at)
                        VALUES ($1, $2::text::inet, $3, clock_timestamp() + make_interval(secs => $4))""", phone.value(), address, hash(seal, phone, code), (double) SignInLimits.CODE_SECONDS)
                .mapEmpty();
    }

    /** Keyed with the installation's key: a million codes would be tried against a plain hash in no time. */
    static Buffer hash(Seal seal, PhoneNumber phone, String code) {
        return Buffer.buffer(seal.fingerprint("sign-in code", phone.value() + " " + code));
    }
}
