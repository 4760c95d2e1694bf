package uz.alovoice.web.chaos;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import uz.alovoice.simswitch.SimSwitch;

/** Someone who calls, waits or does not, talks for a moment and is gone. */
record Caller(SimSwitch node, String trunk, Random random, Duration patience) {
    private static final String STUCK = "heard nobody for too long";

    /** What he saw of it. */
    record Outcome(boolean talked, String cause) {
        /** @return in words, what the record says otherwise; empty when it is whole and says the same */
        Optional<String> differsFrom(Row call) {
            if (cause.equals(STUCK)) {
                return Optional.of(STUCK + ", record: " + call.deepToString());
            }
            var kinds = List.of(call.getArrayOfStrings("kinds"));
            if (!kinds.getFirst().equals("began")
                    || kinds.stream().filter("ended"::equals).count() != 1) {
                return Optional.of("timeline " + kinds);
            }
            var answered = "answered".equals(call.getString("result"));
            if (answered != talked || (call.getOffsetDateTime("talk_at") != null) != talked) {
                return Optional.of("talked: " + talked + ", record: " + call.deepToString() + " " + kinds);
            }
            if (call.getString("cause") == null) {
                return Optional.of("no cause");
            }
            return Optional.empty();
        }
    }

    Outcome call(String number, String from) {
        var call = node.trunkAt(trunk).call(number).from(from).start().within(patience);
        try {
            if (random.nextInt(8) == 0) {
                // Gives up in the queue, unless somebody was quick; or before anybody has met him.
                pause(random.nextInt(1500));
            } else {
                call.awaitBridgedOrEnded();
                pause(random.nextInt(250));
            }
        } catch (AssertionError e) {
            call.hangUp();
            return new Outcome(false, STUCK);
        }
        call.hangUp();
        var cause = call.awaitEnded();
        var talked = call.heard().stream().anyMatch(heard -> heard.what().startsWith("bridged:"));
        return new Outcome(talked, cause.name());
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(millis * 1_000_000L);
    }
}
