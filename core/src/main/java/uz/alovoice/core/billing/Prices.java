package uz.alovoice.core.billing;

import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import uz.alovoice.core.Check;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;

/** What things cost; the same for all tenants, and set by the installation's administrator. */
public final class Prices {
    private final Db db;

    public Prices(Db db) {
        this.db = db;
    }

    /** The plan in force now. */
    public Future<Plan> plan() {
        return db.acrossTenants(tx -> plan(tx, OffsetDateTime.now(ZoneOffset.UTC)));
    }

    static Future<Plan> plan(Tx tx, OffsetDateTime at) {
        return tx.one(
                        row -> new Plan(row.getLong("operator_day"), row.getLong("assistant_minute")),
                        "SELECT operator_day, assistant_minute FROM plan WHERE since <= $1 ORDER BY since DESC LIMIT 1",
                        at)
                .map(Optional::orElseThrow); // the first one is in force since ever
    }

    /** In force from now on; what was charged stays as it was. */
    public Future<Void> change(Plan plan) {
        Check.range("price of an operator's day", plan.operatorDay(), 0, 1_000_000_000);
        Check.range("price of an assistant's minute", plan.assistantMinute(), 0, 1_000_000_000);
        return db.acrossTenants(tx -> tx.update(
                        "INSERT INTO plan (since, operator_day, assistant_minute) VALUES (clock_timestamp(), $1, $2)",
                        plan.operatorDay(),
                        plan.assistantMinute()))
                .mapEmpty();
    }

    /** By prefix. */
    public Future<List<CallPrice>> calls() {
        return db.acrossTenants(tx -> tx.list(
                row -> new CallPrice(row.getString("prefix"), row.getString("kind"), row.getLong("price_per_minute")),
                "SELECT prefix, kind, price_per_minute FROM tariff ORDER BY prefix"));
    }
}
