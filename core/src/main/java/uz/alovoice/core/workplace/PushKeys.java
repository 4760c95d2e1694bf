package uz.alovoice.core.workplace;

import com.interaso.webpush.VapidKeys;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.seal.Seal;

/** Who this installation is to push services (VAPID): the same keys for all brains, made when they are first asked for. */
public final class PushKeys {
    /** Of no tenant. */
    private static final TenantId INSTALLATION = new TenantId(0);

    private final Db db;
    private final Seal seal;

    public PushKeys(Db db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    public Future<VapidKeys> get() {
        return db.acrossTenants(tx ->
                read(tx).compose(found -> found.map(Future::succeededFuture).orElseGet(() -> make(tx))));
    }

    private Future<Optional<VapidKeys>> read(Tx tx) {
        return tx.one(
                row -> VapidKeys.create(
                        row.getString("public_key"),
                        seal.open(INSTALLATION, row.getBuffer("private_key").getBytes())),
                "SELECT public_key, private_key FROM push_key");
    }

    /** Another brain may be quicker: its keys are used then. */
    private Future<VapidKeys> make(Tx tx) {
        var keys = VapidKeys.generate();
        return tx.update(
                        "INSERT INTO push_key (public_key, private_key) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                        keys.getX509PublicKey(),
                        Buffer.buffer(seal.seal(INSTALLATION, keys.getPkcs8PrivateKey())))
                .compose(written -> read(tx))
                .map(Optional::orElseThrow);
    }
}
