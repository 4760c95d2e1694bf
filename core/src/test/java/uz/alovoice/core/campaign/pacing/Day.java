package uz.alovoice.core.campaign.pacing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;

/** A day of a campaign on a virtual clock: seats, calls, talks; each second the rule is asked. */
final class Day {
    private static final int RECENT = 240;
    private static final double PATIENCE = 2; // the safe message is played by then

    private final int seats;
    private final double length;
    private final People people;
    private final Rule rule;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Ringing[] recent = new Ringing[RECENT];
    private final List<Ringing> ringing = new ArrayList<>();
    private final List<Double> talkingSince = new ArrayList<>();
    private final List<Double> wrapUpUntil = new ArrayList<>();
    private final Deque<Double> waiting = new ArrayDeque<>();
    private final double[] talks = new double[RECENT];
    private final List<Double> answerTimes = new ArrayList<>();
    private final List<Double> abandonTimes = new ArrayList<>();
    private int firstAnswer;
    private int firstAbandon;
    private int talkCount;
    private double[] sortedTalks = new double[0];
    private double busySeconds;
    private int dialled;

    private record Event(double at, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return Double.compare(at, other.at);
        }
    }

    private static final class Ringing {
        final double since;
        double end = -1;
        boolean answered;

        Ringing(double since) {
            this.since = since;
        }
    }

    Day(int seats, double length, People people, Rule rule) {
        this.seats = seats;
        this.length = length;
        this.people = people;
        this.rule = rule;
    }

    /**
     * @param occupancy   share of the seats' time spent in talks and wrap-up
     * @param abandonRate of those who answered
     * @param worst       the same in the worst half hour
     */
    record Result(double occupancy, double abandonRate, double worst, int dialled, int answers) {}

    Result run() {
        for (var now = 0.0; now < length; now++) {
            runUntil(now);
            var calls = rule.dial(now, floor(now), answerTimes.size(), abandonTimes.size());
            for (var i = 0; i < calls; i++) {
                dial(now);
            }
        }
        runUntil(length);
        for (var since : talkingSince) {
            busySeconds += length - since;
        }
        return new Result(
                busySeconds / (seats * length),
                answerTimes.isEmpty() ? 0 : (double) abandonTimes.size() / answerTimes.size(),
                worstHalfHour(),
                dialled,
                answerTimes.size());
    }

    private void runUntil(double now) {
        while (!events.isEmpty() && events.peek().at <= now) {
            events.poll().what.run();
        }
    }

    private void dial(double now) {
        var fate = people.dial(now);
        var call = new Ringing(now);
        ringing.add(call);
        recent[dialled++ % RECENT] = call;
        var at = now + fate.seconds();
        events.add(new Event(at, () -> {
            ringing.remove(call);
            call.end = at;
            call.answered = fate.answered();
            if (fate.answered()) {
                answered(at);
            }
        }));
    }

    private void answered(double at) {
        answerTimes.add(at);
        if (free() > 0) {
            talk(at);
            return;
        }
        waiting.add(at);
        events.add(new Event(at + PATIENCE, () -> {
            if (waiting.remove(at)) {
                abandonTimes.add(at + PATIENCE);
            }
        }));
    }

    private int free() {
        return seats - talkingSince.size() - wrapUpUntil.size();
    }

    private void talk(double at) {
        talkingSince.add(at);
        var seconds = people.talk();
        events.add(new Event(at + seconds, () -> {
            talkingSince.remove(at);
            remember(seconds);
            var until = at + seconds + people.wrapUp;
            wrapUpUntil.add(until);
            busySeconds += Math.min(length, until) - at;
            events.add(new Event(until, () -> {
                wrapUpUntil.remove(until);
                if (!waiting.isEmpty()) {
                    waiting.poll();
                    talk(until);
                }
            }));
        }));
    }

    /** In the place of the oldest, and where it belongs among the others. */
    private void remember(double talk) {
        var at = talkCount++ % RECENT;
        var others = sortedTalks;
        if (talkCount > RECENT) {
            var gone = Arrays.binarySearch(sortedTalks, talks[at]);
            others = new double[RECENT - 1];
            System.arraycopy(sortedTalks, 0, others, 0, gone);
            System.arraycopy(sortedTalks, gone + 1, others, gone, RECENT - 1 - gone);
        }
        talks[at] = talk;
        var found = Arrays.binarySearch(others, talk);
        var place = found < 0 ? -found - 1 : found;
        sortedTalks = new double[others.length + 1];
        System.arraycopy(others, 0, sortedTalks, 0, place);
        sortedTalks[place] = talk;
        System.arraycopy(others, place, sortedTalks, place + 1, others.length - place);
    }

    private Floor floor(double now) {
        while (firstAnswer < answerTimes.size() && answerTimes.get(firstAnswer) < now - Floor.WINDOW_SECONDS) {
            firstAnswer++;
        }
        while (firstAbandon < abandonTimes.size() && abandonTimes.get(firstAbandon) < now - Floor.WINDOW_SECONDS) {
            firstAbandon++;
        }
        var count = Math.min(dialled, RECENT);
        var latest = new double[count];
        var wasAnswered = new boolean[count];
        var over = new boolean[count];
        for (var i = 0; i < count; i++) {
            var call = recent[(dialled - 1 - i) % RECENT];
            over[i] = call.end >= 0;
            latest[i] = (over[i] ? call.end : now) - call.since;
            wasAnswered[i] = call.answered;
        }
        return new Floor(
                free(),
                each(talkingSince, since -> now - since),
                each(wrapUpUntil, until -> until - now),
                people.wrapUp,
                each(ringing, call -> now - call.since),
                new RecentCalls(latest, wasAnswered, over),
                sortedTalks,
                answerTimes.size() - firstAnswer,
                abandonTimes.size() - firstAbandon);
    }

    private static <T> double[] each(List<T> all, ToDoubleFunction<T> value) {
        var values = new double[all.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(all.get(i));
        }
        return values;
    }

    /** Over every half hour of the day that is whole. */
    private double worstHalfHour() {
        var worst = 0.0;
        for (int second = Floor.WINDOW_SECONDS, a = 0, b = 0, c = 0, d = 0; second <= length; second++) {
            for (; a < answerTimes.size() && answerTimes.get(a) <= second; a++) {}
            for (; b < answerTimes.size() && answerTimes.get(b) <= second - Floor.WINDOW_SECONDS; b++) {}
            for (; c < abandonTimes.size() && abandonTimes.get(c) <= second; c++) {}
            for (; d < abandonTimes.size() && abandonTimes.get(d) <= second - Floor.WINDOW_SECONDS; d++) {}
            if (a > b) {
                worst = Math.max(worst, (double) (c - d) / (a - b));
            }
        }
        return worst;
    }
}
