package uz.alovoice.simswitch;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node answers on inbound connections what real FreeSWITCH answered. */
class InboundCaptureTest {
    @TempDir
    Path directory;

    private Replay replay;

    @BeforeEach
    void start() throws Exception {
        replay = new Replay(directory);
    }

    @AfterEach
    void stop() throws Exception {
        replay.close();
    }

    @Test
    void rightAndWrongPasswords() throws Exception {
        replay.repliesOnly().skipping("in5").run("esl-inbound/01-auth");
    }

    @Test
    void repliesToCommands() throws Exception {
        replay.repliesOnly().until("api echo").run("esl-inbound/02-command-replies");
    }

    @Test
    void originateAndItsFailures() throws Exception {
        replay.phones.get("102").answersAfter(java.time.Duration.ofMillis(150));
        replay.until("originate_timeout=1").run("esl-inbound/03-bgapi-originate");
    }
}
