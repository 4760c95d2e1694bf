package uz.alovoice.web.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.alovoice.web.centre.Parties.Line;

/** What a trunk saw, held against what was recorded of it, whoever was killed meanwhile. */
final class TrunkRecords {
    private static final long CLOCKS_MS = 1000;

    private TrunkRecords() {}

    /** Each call that the trunk saw belongs to one leg of one logical call, with its result and its times within a second. */
    static void check(CallCentre centre, List<Line> seen) {
        for (var call : seen) {
            var found = centre.rows("""
                    SELECT c.result, l.cause, (extract(epoch FROM l.answered_at) * 1000)::bigint AS answered,
                        (extract(epoch FROM l.ended_at) * 1000)::bigint AS ended
                    FROM leg l JOIN call c ON c.id = l.call_id WHERE l.sip_call_id = '%s'""".formatted(call.callId()));
            assertThat(found).as("legs of SIP Call-ID %s", call.callId()).hasSize(1);
            if (!"LOST".equals(found.getFirst().getString("cause"))) { // then nobody told when
                check(call, found.getFirst());
            }
        }
    }

    private static void check(Line call, JsonObject leg) {
        var answered = leg.getLong("answered");
        if (call.answeredAt() == null) {
            assertThat(answered)
                    .as("answer of %s, which nobody heard", call.callId())
                    .isNull();
        } else {
            close(call, "answer", answered, call.answeredAt());
        }
        if (call.answeredAt() != null && !call.outgoing()) {
            assertThat(leg.getString("result"))
                    .as("result of %s", call.callId())
                    .isEqualTo("answered");
        } else if (call.answeredAt() == null && call.outgoing()) {
            assertThat(leg.getString("result"))
                    .as("result of %s", call.callId())
                    .isNotEqualTo("answered");
        }
        if (call.endedAt() != null) {
            close(call, "end", leg.getLong("ended"), call.endedAt());
        }
    }

    private static void close(Line call, String what, @Nullable Long recorded, Instant seen) {
        assertThat(recorded)
                .as("%s of %s", what, call.callId())
                .isNotNull()
                .isCloseTo(seen.toEpochMilli(), within(CLOCKS_MS));
    }
}
