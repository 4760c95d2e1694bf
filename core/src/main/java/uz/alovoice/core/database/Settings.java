package uz.alovoice.core.database;

import io.vertx.core.Future;
import java.util.function.Function;
import uz.alovoice.core.TenantId;

/** Changes that nodes have copies of: marked with the change, and told after the commit. */
public final class Settings {
    private Settings() {}

    /** {@link Db#inTenant}, then a wake-up on {@link Channel#SETTINGS}. */
    public static <T> Future<T> change(Db db, TenantId tenant, Function<Tx, Future<T>> work) {
        return db.inTenant(tenant, tx -> work.apply(tx)
                        .compose(done -> mark(tx, tenant).map(done)))
                .onSuccess(done -> db.wake(Channel.SETTINGS));
    }

    /** For a change that is part of something else; {@link Channel#SETTINGS} is to be woken after the commit. */
    public static Future<Integer> mark(Tx tx, TenantId tenant) {
        return tx.update("UPDATE tenant SET settings_changed_at = clock_timestamp() WHERE id = $1", tenant.value());
    }
}
