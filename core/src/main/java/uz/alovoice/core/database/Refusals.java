package uz.alovoice.core.database;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.util.Map;
import java.util.function.Function;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;

/** Puts a constraint's refusal into words; any other failure passes as it is. */
public final class Refusals {
    private static final String FOREIGN_KEY = "23503";
    private static final String UNIQUE = "23505";

    private Refusals() {}

    /**
     * For {@code future.recover(Refusals.explained(…))}.
     *
     * @param messages what to say, by the constraint's name
     */
    public static <T> Function<Throwable, Future<T>> explained(Map<String, Message> messages) {
        return failure -> {
            if (failure instanceof PgException refusal && messages.containsKey(refusal.getConstraint())) {
                var conflict = UNIQUE.equals(refusal.getSqlState()) || FOREIGN_KEY.equals(refusal.getSqlState());
                return Future.failedFuture(new CoreException(
                        conflict ? Reason.CONFLICT : Reason.INVALID, messages.get(refusal.getConstraint()), refusal));
            }
            return Future.failedFuture(failure);
        };
    }
}
