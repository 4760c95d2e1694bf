package uz.alovoice.simswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many calls at once on one node. */
class LoadTest {
    private static final Logger log = LoggerFactory.getLogger(LoadTest.class);
    private static final int CALLS = Integer.getInteger("simswitch.calls", 2000);

    @Test
    void thousandsOfCallsHearMusicAtOnceAndAllEnd() {
        SimSwitchOptions options = new SimSwitchOptions()
                .slimEvents(true)
                .limits(20_000, 20_000)
                .fallbackDialplan("<context name=\"public\"><extension name=\"f\"><condition>"
                        + "<action application=\"answer\"/><action application=\"playback\" data=\"local_stream://moh\"/>"
                        + "</condition></extension></context>");
        try (SimSwitch sim = new SimSwitch(options).start()) {
            long start = System.nanoTime();
            List<SimCall> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(
                        sim.trunkAt("127.0.20.1").call("+998712000001").start().within(Duration.ofSeconds(30)));
            }
            for (SimCall call : calls) call.awaitPlaying("moh");
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertThat(sim.channels()).isEqualTo(CALLS);
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            log.warn(
                    "{} calls play after {} ms, heap {} MB",
                    CALLS,
                    millis,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            for (SimCall call : calls) call.hangUp();
            for (SimCall call : calls) call.awaitEnded();
        }
    }
}
