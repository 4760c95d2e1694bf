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

/** One open transaction. Statements go out in order and need not be waited for one by one. */
public final class Tx {
    private final SqlConnection connection;

    Tx(SqlConnection connection) {
        this.connection = connection;
    }

    /** @param args values of $1, $2 …; null is SQL's NULL */
    public Future<RowSet<Row>> query(String sql, Object... args) {
        return connection.preparedQuery(sql).execute(Tuple.wrap(args));
    }

    /** @return how many rows were changed */
    public Future<Integer> update(String sql, Object... args) {
        return query(sql, args).map(RowSet::rowCount);
    }

    /** @return the first row, empty when there is none */
    public <T> Future<Optional<T>> one(Function<Row, T> mapper, String sql, Object... args) {
        return query(sql, args)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(mapper.apply(rows.iterator().next())));
    }

    /** @return all rows in order */
    public <T> Future<List<T>> list(Function<Row, T> mapper, String sql, Object... args) {
        return query(sql, args).map(rows -> {
            var all = new ArrayList<T>(rows.size());
            rows.forEach(row -> all.add(mapper.apply(row)));
            return all;
        });
    }

    Future<Void> statement(String sql) {
        return connection.query(sql).execute().mapEmpty();
    }
}
