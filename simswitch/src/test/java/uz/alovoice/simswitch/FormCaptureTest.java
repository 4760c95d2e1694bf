package uz.alovoice.simswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms posted for XML have the fields of real FreeSWITCH, in their order; the order of variables is its own. */
class FormCaptureTest {
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
    void anInviteOfAPhoneAsksForItsUserAndThenForTheDialplan() throws Exception {
        SimCall call = replay.phones.get("101").dial("5001");
        replay.brain.awaitSocket().close();
        List<List<String>> theirs = recorded("xmlcurl/03-dialplan-from-user-and-user_call");
        var directory = replay.brain.forms("directory").getLast();
        assertThat(new ArrayList<>(directory.keySet())).isEqualTo(theirs.get(0));
        var dialplan = replay.brain.forms("dialplan").getLast();
        assertThat(withoutVariables(dialplan.keySet())).isEqualTo(withoutVariables(theirs.get(1)));
        assertThat(dialplan.keySet())
                .containsAll(theirs.get(1).stream()
                        .filter(key -> !key.equals("variable_tenant_id") && !key.startsWith("variable_effective"))
                        .toList());
        call.hangUp();
    }

    @Test
    void aTrunkCallAsksForTheDialplanOnly() throws Exception {
        SimCall call = replay.sim.trunkAt("127.0.20.1").call("+998712000001").start();
        replay.brain.awaitSocket().close();
        List<String> theirs = recorded("xmlcurl/04-dialplan-from-trunk").getFirst();
        var dialplan = replay.brain.forms("dialplan").getLast();
        assertThat(withoutVariables(dialplan.keySet())).isEqualTo(withoutVariables(theirs));
        call.hangUp();
    }

    private static List<String> withoutVariables(Iterable<String> keys) {
        List<String> rest = new ArrayList<>();
        for (String key : keys) if (!key.startsWith("variable_")) rest.add(key);
        return rest;
    }

    /** The field names of the forms in a capture. */
    private static List<List<String>> recorded(String name) throws IOException {
        List<List<String>> forms = new ArrayList<>();
        for (Capture.Line line : Capture.load(name).lines()) {
            if (line.bytes() == null
                    || !line.bytes().startsWith("POST")
                    || !line.bytes().contains("&section=")) continue;
            List<String> keys = new ArrayList<>();
            String body = line.bytes().substring(line.bytes().indexOf("\r\n\r\n") + 4);
            for (String pair : body.split("&", -1)) keys.add(pair.substring(0, pair.indexOf('=')));
            forms.add(keys);
        }
        return forms;
    }
}
