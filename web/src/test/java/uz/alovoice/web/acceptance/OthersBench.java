package uz.alovoice.web.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimPhone;
import uz.alovoice.web.centre.CallCentre;

/**
 * What a customer whose trunk is well has of two whose trunks are not: one never answers an INVITE, the other refuses every one with 403, and both
 * customers go on dialling. From the operator's INVITE to the talk, alone and beside them, in turns.
 */
final class OthersBench {
    private static final int PHONES = 5;
    private static final int CALLS = 150;
    private static final int ROUNDS = 3;
    /** How long one who gets no answer listens before he dials again. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** 99th percentiles of the set-up time in milliseconds. */
    record Result(double alone, double beside) {}

    private OthersBench() {}

    static Result run(CallCentre centre) throws InterruptedException, ExecutionException {
        var well = customer(centre, "Well", "127.201.3.1", Reaction.answerAfter(Duration.ofMillis(20)));
        var silent = customer(centre, "Silent", "127.201.3.2", Reaction.silence());
        var flooding = customer(centre, "Flooding", "127.201.3.3", Reaction.refuse(403));
        round(well, new ConcurrentLinkedQueue<>()); // to warm up
        var alone = new ConcurrentLinkedQueue<Long>();
        var beside = new ConcurrentLinkedQueue<Long>();
        for (int i = 0; i < ROUNDS; i++) {
            round(well, alone);
            var over = new AtomicBoolean();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                silent.forEach(phone -> threads.execute(() -> dialOn(phone, over)));
                flooding.forEach(phone -> threads.execute(() -> dialOn(phone, over)));
                round(well, beside);
                over.set(true);
            }
        }
        return new Result(
                Milliseconds.of(alone).percentile(99), Milliseconds.of(beside).percentile(99));
    }

    private static void round(List<SimPhone> phones, Collection<Long> times)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = new ArrayList<Future<?>>();
            for (var phone : phones) {
                callers.add(threads.submit(() -> {
                    for (int i = 0; i < CALLS / PHONES; i++) {
                        var begun = System.nanoTime();
                        var call = phone.dial("901234567").awaitBridged();
                        times.add(System.nanoTime() - begun);
                        call.hangUp().awaitEnded();
                    }
                }));
            }
            for (var caller : callers) {
                caller.get();
            }
        }
    }

    private static void dialOn(SimPhone phone, AtomicBoolean over) {
        while (!over.get()) {
            var call = phone.dial("901234567");
            java.util.concurrent.locks.LockSupport.parkNanos(PATIENCE.toNanos());
            call.hangUp();
            call.awaitEnded();
        }
    }

    private static List<SimPhone> customer(CallCentre centre, String name, String address, Reaction reaction) {
        var company = centre.company(name);
        centre.sim().trunkAt(address).reacts(reaction);
        company.trunk(address, 0);
        var phones = new ArrayList<SimPhone>();
        for (int i = 0; i < PHONES; i++) {
            phones.add(company.simPhone(company.operator("Operator " + i)));
        }
        return phones;
    }
}
