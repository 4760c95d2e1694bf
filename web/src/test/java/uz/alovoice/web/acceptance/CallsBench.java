package uz.alovoice.web.acceptance;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import uz.alovoice.core.operator.Operator;
import uz.alovoice.core.routing.Step;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.simswitch.SimSwitch;
import uz.alovoice.web.centre.BrainProcess;
import uz.alovoice.web.centre.CallCentre;

/**
 * Whole calls a second: look-up, socket, answer, menu, key, queue, operator, bridge, hang-up, record committed. The brain is a process of its
 * own, with the options of {@code run}, so its CPU and heap are its own; the simulated switch and PostgreSQL share the machine. Prints one line of
 * JSON; {@code switch_ratio} is null where no FreeSWITCH is.
 */
public final class CallsBench {
    private static final String NUMBER = "+998712000001";
    private static final String QUEUE = "+998712000002";
    private static final String PATIENT_MENU = "+998712000003";
    private static final String TRUNK = "127.201.2.1";
    private static final int AT_ONCE = 100;
    private static final int OPERATORS = 120;
    private static final int ROUNDS = 3;
    private static final int CALLS = 1000;
    private static final int WAITING = 1000;
    private static final int CALLS_PER_SECOND = 100;
    private static final int KEYS_PER_SECOND = 50;
    /** USER_HZ of Linux: ticks of /proc/PID/stat. */
    private static final double TICKS_PER_SECOND = 100;

    private CallsBench() {}

    public static void main(String[] args) throws Exception {
        System.out.println(run().mergeIn(SwitchBench.run()).encode());
    }

    private static JsonObject run() throws Exception {
        var figures = new JsonObject();
        var toCommand = new ConcurrentLinkedQueue<Long>();
        try (var centre = CallCentre.measured(node -> node.slimEvents(true).keysToCommand(toCommand::add))
                .start()) {
            var node = centre.sim();
            var brain = centre.brain(0);
            var queue = company(centre);
            var perSecond = new double[ROUNDS];
            var cpu = new double[ROUNDS];
            for (int round = -2; round < ROUNDS; round++) { // two to warm up
                var before = ticks(brain);
                var begun = System.nanoTime();
                round(node);
                var seconds = (System.nanoTime() - begun) / 1e9;
                if (round >= 0) {
                    perSecond[round] = CALLS / seconds;
                    cpu[round] = (ticks(brain) - before) / TICKS_PER_SECOND * 1000 / CALLS;
                }
            }
            var heap = heapPerWaitingCall(centre.vertx(), node, brain, queue);
            toCommand.clear();
            pressKeys(centre.vertx(), node);
            var keys = Milliseconds.of(toCommand);
            var others = OthersBench.run(centre);
            figures.put("bench", "calls")
                    .put("calls_per_s", rounded(median(perSecond)))
                    .put("cpu_ms_per_call", rounded(median(cpu)))
                    .put("heap_kb_per_call", rounded(heap))
                    .put("dtmf_p99_ms", rounded(keys.percentile(99)))
                    .put("dtmf_p50_ms", rounded(keys.percentile(50)))
                    .put("others_p99_ratio", hundredths(others.beside() / others.alone()))
                    .put("others_p99_ms", rounded(others.beside()))
                    .put("others_alone_p99_ms", rounded(others.alone()))
                    .put("calls", ROUNDS * CALLS)
                    .put("at_once", AT_ONCE)
                    .put("waiting_calls", WAITING);
        }
        return figures;
    }

    /** As many callers as {@link #WAITING} in a menu; one after another presses a key and goes on into a queue, where he stays. */
    private static void pressKeys(Vertx vertx, SimSwitch node) {
        var calls = waiting(vertx, node, PATIENT_MENU);
        calls.forEach(call -> call.awaitHeard("silence_stream"));
        oneByOne(vertx, KEYS_PER_SECOND, WAITING, place -> calls.get(place).dtmf("1"));
        calls.forEach(call -> call.awaitPlaying("hold.wav"));
        endAll(vertx, calls);
    }

    /** Not all at one moment either: a brain has three reports of each to write down. */
    private static void endAll(Vertx vertx, List<SimCall> calls) {
        oneByOne(
                vertx, CALLS_PER_SECOND, calls.size(), place -> calls.get(place).hangUp());
        calls.forEach(SimCall::awaitEnded);
    }

    /** As many calls as {@link #WAITING}, begun no faster than a node's fence would let them in. */
    private static List<SimCall> waiting(Vertx vertx, SimSwitch node, String number) {
        var calls = new ArrayList<SimCall>();
        oneByOne(
                vertx,
                CALLS_PER_SECOND,
                WAITING,
                place -> calls.add(node.trunkAt(TRUNK).call(number).start().within(Duration.ofSeconds(60))));
        return calls;
    }

    /** Returns when the last was done. */
    private static void oneByOne(Vertx vertx, int perSecond, int times, IntConsumer what) {
        var done = Promise.<Void>promise();
        var place = new AtomicInteger();
        vertx.setPeriodic(1000 / perSecond, timer -> {
            if (place.get() < times) {
                what.accept(place.getAndIncrement());
            } else {
                vertx.cancelTimer(timer);
                done.complete();
            }
        });
        done.future().await();
    }

    private static void round(SimSwitch node) throws InterruptedException, ExecutionException {
        var left = new AtomicInteger(CALLS);
        var callers = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                callers.add(threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        var call = node.trunkAt(TRUNK).call(NUMBER).start().within(Duration.ofSeconds(30));
                        call.awaitPlaying("silence_stream");
                        call.dtmf("1");
                        call.awaitBridged();
                        call.hangUp();
                        call.awaitEnded();
                    }
                }));
            }
            for (var caller : callers) {
                caller.get();
            }
        }
    }

    /** KB of the brain's heap, after a full collection, for each caller who hears music. */
    private static double heapPerWaitingCall(Vertx vertx, SimSwitch node, BrainProcess brain, String number)
            throws IOException, InterruptedException {
        var before = heap(brain);
        var calls = waiting(vertx, node, number);
        calls.forEach(call -> call.awaitPlaying("hold.wav"));
        var used = heap(brain) - before;
        endAll(vertx, calls);
        return used / 1024.0 / WAITING;
    }

    /** Bytes of live objects: a class histogram collects garbage first. */
    private static long heap(BrainProcess brain) throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(brain.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        var total = new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("jcmd gave no histogram"));
        jcmd.waitFor();
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    private static long ticks(BrainProcess brain) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(brain.pid()), "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /** @return a number that leads to a queue without operators */
    private static String company(CallCentre centre) {
        var company = centre.company("Bench");
        var members = new Operator[OPERATORS];
        for (int i = 0; i < OPERATORS; i++) {
            members[i] = company.operator("Operator " + i);
            company.simPhone(members[i]).answersAfter(Duration.ofMillis(1));
        }
        var sales = company.queue(members);
        var nobody = company.queue(new Operator[0]);
        var trunk = company.trunk(TRUNK, 0);
        company.number(NUMBER, trunk, company.menu(new Step.HangUp(), Map.of("1", sales)));
        company.number(QUEUE, trunk, nobody);
        company.number(PATIENT_MENU, trunk, company.menu(60, 9, new Step.HangUp(), Map.of("1", nobody)));
        return QUEUE;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
