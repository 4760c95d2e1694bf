package uz.alovoice.core.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One open transaction. Statements go out in order and need not be waited for one by one. */
public final class Tx {
    private final SqlConnection connection;
    private @Nullable Throwable firstFailure;

    Tx(SqlConnection connection) {
        this.connection = connection;
    }

    /** @param args values of $1, $2 …; null is SQL's NULL */
    public Future<RowSet<Row>> query(String sql, Object... args) {
        return watched(connection.preparedQuery(sql).execute(Tuple.wrap(args)));
    }

    /** @return how many rows were changed */
    public Future<Integer> update(String sql, Object... args) {
        return query(sql, args).map(RowSet::rowCount);
    }

    /** @return the first row, empty when there is none, or when what was asked for is NULL */
    public <T> Future<Optional<T>> one(Function<Row, T> mapper, String sql, Object... args) {
        return query(sql, args)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.ofNullable(mapper.apply(rows.iterator().next())));
    }

    /** @return all rows in order */
    public <T> Future<List<T>> list(Function<Row, T> mapper, String sql, Object... args) {
        return query(sql, args).map(rows -> {
            var all = new ArrayList<T>(rows.size());
            rows.forEach(row -> all.add(mapper.apply(row)));
            return all;
        });
    }

    /** Runs one statement for each row of values, in one go. */
    public Future<Void> batch(String sql, List<Tuple> rows) {
        return watched(connection.preparedQuery(sql).executeBatch(rows)).mapEmpty();
    }

    Future<Void> statement(String sql) {
        return watched(connection.query(sql).execute()).mapEmpty();
    }

    /** What went wrong first: later statements of a failed transaction only say that it failed. */
    @Nullable
    Throwable firstFailure() {
        return firstFailure;
    }

    private <T> Future<T> watched(Future<T> statement) {
        return statement.onFailure(e -> firstFailure = firstFailure == null ? e : firstFailure);
    }
}
