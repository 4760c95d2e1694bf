package uz.alovoice.web.acceptance;

import java.util.Collection;
import java.util.List;

/** Measured times, of which one wants to know the worst of nearly all. */
record Milliseconds(List<Double> sorted) {
    /** @param nanos at least one */
    static Milliseconds of(Collection<Long> nanos) {
        if (nanos.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        return new Milliseconds(nanos.stream().map(n -> n / 1e6).sorted().toList());
    }

    /** @param percent 1 to 100 */
    double percentile(int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
