package uz.alovoice.web.acceptance;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database keeps of one call. Times are milliseconds since 1970. */
record CallRecord(JsonObject row, List<JsonObject> legs, List<String> timeline, List<JsonObject> recordings) {
    String id() {
        return row.getString("id");
    }

    String status() {
        return row.getString("status");
    }

    @Nullable
    String result() {
        return row.getString("result");
    }

    String direction() {
        return row.getString("direction");
    }

    long millis(String column) {
        return row.getLong(column, -1L);
    }

    JsonObject leg(String role) {
        return legs.stream()
                .filter(leg -> role.equals(leg.getString("role")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no leg of a " + role + ": " + legs));
    }
}
