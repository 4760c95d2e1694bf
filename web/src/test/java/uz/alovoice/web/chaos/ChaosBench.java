package uz.alovoice.web.chaos;

import io.vertx.core.json.JsonObject;

/** {@code ./alovoice bench chaos}: 10,000 queue calls while everything dies. One line of JSON; fails when anything is left or any record wrong. */
public final class ChaosBench {
    private ChaosBench() {}

    public static void main(String[] args) throws Exception {
        try (var chaos = new QueueChaos(10_000, System.nanoTime())) {
            var summary = chaos.run();
            var left = chaos.left();
            var wrong = chaos.wrongRecords();
            chaos.everyDepartmentTakesCallsAgain();
            wrong.forEach(System.out::println);
            System.out.println(new JsonObject()
                    .put("calls", summary.calls())
                    .put("seconds", Math.round(summary.seconds()))
                    .put("brains_killed", summary.brainsKilled())
                    .put("talks", summary.talks())
                    .put(
                            "left",
                            left.values().stream().mapToLong(Long::longValue).sum())
                    .put("wrong_records", wrong.size())
                    .encode());
            if (!left.isEmpty() || !wrong.isEmpty()) {
                throw new IllegalStateException("left: " + left + ", wrong records: " + wrong.size());
            }
        }
        System.exit(0);
    }
}
