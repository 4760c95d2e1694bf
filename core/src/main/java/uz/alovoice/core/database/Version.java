package uz.alovoice.core.database;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;

/** Two who edit the same thing: the second is told. */
public final class Version {
    private Version() {}

    /**
     * Locks the thing for its edit. Fails with NOT_FOUND when it is not there, with STALE when it is no longer what was read.
     *
     * @param read    the version that was read; null or 0 for whatever is there
     * @param missing what to say when there is no such thing
     */
    public static Future<Void> require(Tx tx, String table, long id, @Nullable Integer read, Message missing) {
        return tx.one(row -> row.getInteger(0), "SELECT version FROM " + table + " WHERE id = $1 FOR NO KEY UPDATE", id)
                .compose(found -> {
                    if (found.isEmpty()) {
                        return Future.failedFuture(new CoreException(Reason.NOT_FOUND, missing));
                    }
                    return read == null || read == 0 || read.equals(found.get())
                            ? Future.succeededFuture()
                            : Future.failedFuture(new CoreException(Reason.STALE, Message.of("problem.stale")));
                });
    }
}
