package uz.alovoice.web.auth;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import uz.alovoice.web.api.Refused;

/**
 * How often one caller may ask: a bucket of tokens for each, refilled steadily. It protects this brain, so each brain counts for itself; what
 * must hold across brains (codes, calls, money) is counted in the database.
 */
public final class RateLimit {
    private static final int REMEMBERED = 20_000;

    private final InstantSource clock;
    private final int burst;
    private final int perSecond;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param burst     requests at once
     * @param perSecond requests for as long as one likes
     */
    public RateLimit(InstantSource clock, int burst, int perSecond) {
        this.clock = clock;
        this.burst = burst;
        this.perSecond = perSecond;
    }

    private record Bucket(double tokens, long at) {}

    /** Refuses with 429 when this caller has asked too often. */
    public synchronized void count(String caller) {
        var now = clock.millis();
        var bucket = buckets.getOrDefault(caller, new Bucket(burst, now));
        var tokens = Math.min(burst, bucket.tokens() + (now - bucket.at()) * perSecond / 1000.0);
        if (tokens < 1) {
            throw Refused.tooMany((int) Math.ceil((1 - tokens) / perSecond));
        }
        buckets.put(caller, new Bucket(tokens - 1, now));
    }
}
