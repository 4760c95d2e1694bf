package uz.alovoice.core.queue;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.call.Call;
import uz.alovoice.core.call.CallLog;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Wakes;

/** The callers that wait in this brain: their mailboxes, and the matching of their tenants whenever something may have changed. */
public final class Queues {
    private static final Logger log = LoggerFactory.getLogger(Queues.class);

    private final Db db;
    private final MatchQueue match;
    private final EndLeg endLeg;
    private final Map<TenantId, Map<UUID, Mailbox>> waiting = new ConcurrentHashMap<>();
    private final Map<TenantId, AtomicInteger> asked = new ConcurrentHashMap<>();

    public Queues(Db db, Wakes wakes, MatchQueue match, EndLeg endLeg) {
        this.db = db;
        this.match = match;
        this.endLeg = endLeg;
        wakes.on(Channel.QUEUES, () -> waiting.keySet().forEach(this::matchSoon));
    }

    /** Lets a flow hear of offers for its call from now on. */
    public Mailbox open(Call call) {
        var mailbox = new Mailbox();
        waiting.compute(call.tenant(), (tenant, calls) -> {
            var all = calls == null ? new ConcurrentHashMap<UUID, Mailbox>() : calls;
            all.put(call.id().value(), mailbox);
            return all;
        });
        return mailbox;
    }

    /** To be called when the caller's place is written: an operator may be free at this moment. */
    public void matchSoon(Call call) {
        matchSoon(call.tenant());
    }

    public void close(Call call) {
        waiting.computeIfPresent(call.tenant(), (tenant, calls) -> {
            calls.remove(call.id().value());
            return calls.isEmpty() ? null : calls;
        });
        // Whoever is next may be another brain's call.
        db.wake(Channel.QUEUES);
    }

    /** One matching at a time for each tenant; any number of requests while it runs become one more. */
    private void matchSoon(TenantId tenant) {
        if (asked.computeIfAbsent(tenant, t -> new AtomicInteger()).getAndIncrement() == 0) {
            match(tenant);
        }
    }

    private void match(TenantId tenant) {
        var pending = asked.get(tenant);
        var answered = pending.get();
        var mine = Set.copyOf(waiting.getOrDefault(tenant, Map.of()).keySet());
        var matched = mine.isEmpty()
                ? Future.succeededFuture()
                : match.match(tenant, mine)
                        .onSuccess(offers -> offers.forEach(offer -> deliver(tenant, offer)))
                        .onFailure(e -> log.warn("queues of tenant {} were not matched", tenant, e));
        matched.onComplete(done -> {
            if (pending.addAndGet(-answered) > 0) {
                match(tenant);
            }
        });
    }

    private void deliver(TenantId tenant, Offer offer) {
        var mailbox = waiting.getOrDefault(tenant, Map.of()).get(offer.call());
        if (mailbox != null) {
            mailbox.tell(new Signal.Offered(offer));
            return;
        }
        // The caller left between the match and now: nothing rang yet.
        CallLog.of(offer.call(), () -> log.debug("an offer came too late"));
        offer.rings().forEach(ring -> endLeg.end(ring.leg(), LegEnd.of("ORIGINATOR_CANCEL")));
    }

    /** Calls that wait in this brain, for metrics. */
    public int size() {
        return waiting.values().stream().collect(Collectors.summingInt(Map::size));
    }
}
