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
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Wakes;
import uz.alovoice.core.department.Department;
import uz.alovoice.core.department.DepartmentId;
import uz.alovoice.core.department.Departments;

/** The queues that have callers in this brain: their mailboxes, and the matching whenever something may have changed. */
public final class Queues {
    private static final Logger log = LoggerFactory.getLogger(Queues.class);

    /** One queue; ids of departments are unique, the tenant goes along for the walls. */
    private record Queue(TenantId tenant, DepartmentId department) {}

    private final Db db;
    private final Departments departments;
    private final MatchQueue match;
    private final EndLeg endLeg;
    private final Map<Queue, Map<UUID, Mailbox>> waiting = new ConcurrentHashMap<>();
    private final Map<Queue, AtomicInteger> asked = new ConcurrentHashMap<>();

    public Queues(Db db, Wakes wakes, Departments departments, MatchQueue match, EndLeg endLeg) {
        this.db = db;
        this.departments = departments;
        this.match = match;
        this.endLeg = endLeg;
        wakes.on(Channel.QUEUES, () -> waiting.keySet().forEach(this::matchSoon));
    }

    /** Lets a flow hear of offers for its call from now on. */
    public Mailbox open(Call call, Department department) {
        var mailbox = new Mailbox();
        var queue = new Queue(call.tenant(), department.id());
        waiting.compute(queue, (q, calls) -> {
            var all = calls == null ? new ConcurrentHashMap<UUID, Mailbox>() : calls;
            all.put(call.id().value(), mailbox);
            return all;
        });
        return mailbox;
    }

    /** To be called when the caller's place is written: an operator may be free at this moment. */
    public void matchSoon(Call call, Department department) {
        matchSoon(new Queue(call.tenant(), department.id()));
    }

    public void close(Call call, Department department) {
        waiting.computeIfPresent(new Queue(call.tenant(), department.id()), (q, calls) -> {
            calls.remove(call.id().value());
            return calls.isEmpty() ? null : calls;
        });
        // Whoever is next may be another brain's call.
        db.wake(Channel.QUEUES);
    }

    /** One matching at a time for each queue; any number of requests while it runs become one more. */
    private void matchSoon(Queue queue) {
        if (asked.computeIfAbsent(queue, q -> new AtomicInteger()).getAndIncrement() == 0) {
            match(queue);
        }
    }

    private void match(Queue queue) {
        var pending = asked.get(queue);
        var answered = pending.get();
        var mine = Set.copyOf(waiting.getOrDefault(queue, Map.of()).keySet());
        var matched = mine.isEmpty()
                ? Future.succeededFuture()
                : departments
                        .get(queue.tenant(), queue.department())
                        .compose(department -> match.match(queue.tenant(), department, mine))
                        .onSuccess(offers -> offers.forEach(offer -> deliver(queue, offer)))
                        .onFailure(e -> log.warn(
                                "queue {} of tenant {} was not matched", queue.department(), queue.tenant(), e));
        matched.onComplete(done -> {
            if (pending.addAndGet(-answered) > 0) {
                match(queue);
            }
        });
    }

    private void deliver(Queue queue, Offer offer) {
        var mailbox = waiting.getOrDefault(queue, Map.of()).get(offer.call());
        if (mailbox != null) {
            mailbox.tell(new Signal.Offered(offer));
            return;
        }
        // The caller left between the match and now: nothing rang yet.
        log.debug("offer for call {} came too late", offer.call());
        offer.devices().forEach(ring -> endLeg.end(ring.leg(), LegEnd.of("ORIGINATOR_CANCEL")));
    }

    /** Calls that wait in this brain, for metrics. */
    public int size() {
        return waiting.values().stream().collect(Collectors.summingInt(Map::size));
    }
}
