package uz.alovoice.core.database;

import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.regex.Pattern;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;

/** Tells a database that is away from work that is wrong. */
final class Outage {
    /**
     * SQLSTATEs of a server that goes, comes or is full, of a deadlock and of a statement that was cancelled (PostgreSQL, appendix A); 25006 is
     * a server that has become a standby.
     */
    private static final Pattern STATES = Pattern.compile("08...|53...|57...|40...|25006");

    private Outage() {}

    static boolean is(Throwable failure) {
        return failure instanceof PgException refusal
                ? STATES.matcher(String.valueOf(refusal.getSqlState())).matches()
                // What the client says of a connection that is closed, was cut, or was not to be had in time.
                : failure instanceof VertxException || failure instanceof IOException;
    }

    static <T> Future<T> told(Throwable failure) {
        return Future.failedFuture(
                new CoreException(Reason.UNAVAILABLE, "the database is away: " + failure.getMessage(), failure));
    }
}
