package uz.alovoice.core.campaign.pacing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * {@code ./alovoice bench dialer}: a working day of 8 hours, the share that answers jumping from 20 to 45 % in the middle, with 10 and with 50
 * seats; ours beside fixed ratios and VICIdial's adaptive rules. Prints one line of JSON.
 */
public final class DiallerBench {
    static final double DAY = 8 * 3600;
    private static final int SEEDS = 20;

    private DiallerBench() {}

    public static void main(String[] args) {
        var json = new StringBuilder("{");
        var first = average(10, rules().get("ours"));
        var whole = average(50, rules().get("ours"));
        json.append(String.format(
                Locale.ROOT,
                "\"occupancy\":%.3f,\"abandon_rate\":%.4f",
                (first.occupancy() + whole.occupancy()) / 2,
                (first.abandonRate() + whole.abandonRate()) / 2));
        for (var seats : List.of(10, 50)) {
            var parts = new ArrayList<String>();
            rules().forEach((name, rule) -> {
                var mean = average(seats, rule);
                parts.add(String.format(
                        Locale.ROOT,
                        "\"%s\":{\"occupancy\":%.3f,\"abandon_rate\":%.4f,\"worst_half_hour\":%.4f}",
                        name,
                        mean.occupancy(),
                        mean.abandonRate(),
                        mean.worst()));
            });
            json.append(",\"seats_")
                    .append(seats)
                    .append("\":{")
                    .append(String.join(",", parts))
                    .append('}');
        }
        System.out.println(json.append('}'));
    }

    private static Map<String, Supplier<Rule>> rules() {
        var rules = new LinkedHashMap<String, Supplier<Rule>>();
        rules.put("ours", () -> ours(new Predictive(0.03)));
        rules.put("ratio_1.0", () -> ours(new Pacing.Power(1)));
        rules.put("ratio_1.5", () -> ours(new Pacing.Power(1.5)));
        rules.put("ratio_2.0", () -> ours(new Pacing.Power(2)));
        rules.put("ratio_3.0", () -> ours(new Pacing.Power(3)));
        for (var method : Vicidial.Method.values()) {
            rules.put("vicidial_" + method.name().toLowerCase(Locale.ROOT), () -> new Vicidial(method, DAY));
        }
        return rules;
    }

    static Rule ours(Pacing pacing) {
        return (now, floor, answers, abandons) -> pacing.dial(floor);
    }

    private static Day.Result average(int seats, Supplier<Rule> rule) {
        var days = IntStream.range(0, SEEDS)
                .parallel()
                .mapToObj(seed -> new Day(seats, DAY, new People(seed, 0.2, 0.45, DAY / 2), rule.get()).run())
                .toList();
        return new Day.Result(
                days.stream().mapToDouble(Day.Result::occupancy).average().orElseThrow(),
                days.stream().mapToDouble(Day.Result::abandonRate).average().orElseThrow(),
                days.stream().mapToDouble(Day.Result::worst).average().orElseThrow(),
                (int) days.stream().mapToInt(Day.Result::dialled).average().orElseThrow(),
                (int) days.stream().mapToInt(Day.Result::answers).average().orElseThrow());
    }
}
