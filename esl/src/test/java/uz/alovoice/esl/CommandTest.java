package uz.alovoice.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.alovoice.esl.Captures.CapturedStream;
import uz.alovoice.esl.Command.Execute;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.esl.EslException.Reason;

/** Commands are written as a real FreeSWITCH understood them (the captures), and read back. */
class CommandTest {
    private static final String UUID = "467ba553-b46f-482f-ad66-498bd89596bf";

    @Test
    void commandsOfOneLine() {
        assertWritten("connect\n\n", new Command.Connect());
        assertWritten("auth ClueCon\n\n", new Command.Auth("ClueCon"));
        assertWritten("myevents json\n\n", new Command.MyEvents(EventFormat.JSON));
        assertWritten("myevents " + UUID + " plain\n\n", new Command.MyEvents(UUID, EventFormat.PLAIN));
        assertWritten("noevents\n\n", new Command.NoEvents());
        assertWritten("filter Unique-ID " + UUID + "\n\n", new Command.Filter("Unique-ID", UUID));
        assertWritten("filter delete Unique-ID " + UUID + "\n\n", new Command.FilterDelete("Unique-ID", UUID));
        assertWritten("filter delete all\n\n", new Command.FilterDelete("all", null));
        assertWritten("linger\n\n", new Command.Linger(null));
        assertWritten("linger 5\n\n", new Command.Linger(5));
        assertWritten("nolinger\n\n", new Command.NoLinger());
        assertWritten("exit\n\n", new Command.Exit());
        assertWritten("api status\n\n", new Command.Api("status", ""));
        assertWritten("api uuid_break " + UUID + " all\n\n", new Command.Api("uuid_break", UUID + " all"));
        assertWritten("getvar caller_id_number\n\n", new Command.GetVar("caller_id_number"));
        assertWritten("divert_events on\n\n", new Command.DivertEvents(true));
        assertWritten("resume\n\n", new Command.Resume());
        assertWritten("log 6\n\n", new Command.Log(6));
        assertWritten("nolog\n\n", new Command.NoLog());
    }

    @Test
    void customComesLastInASubscription() {
        Set<EventName> names = Set.of(EventName.DTMF, EventName.CUSTOM, EventName.CHANNEL_ANSWER);
        Set<String> subclasses = Set.of("sofia::unregister", "sofia::register");
        assertWritten(
                "event plain CHANNEL_ANSWER DTMF CUSTOM sofia::register sofia::unregister\n\n",
                new Command.Subscribe(EventFormat.PLAIN, names, subclasses));
        assertWritten("nixevent DTMF\n\n", new Command.Unsubscribe(Set.of(EventName.DTMF), Set.of()));
        assertWritten(
                "event json CUSTOM app::note\n\n",
                new Command.Subscribe(EventFormat.JSON, Set.of(), Set.of("app::note")));
    }

    @Test
    void commandsWithHeaders() {
        assertWritten(
                "bgapi uuid_exists x\nJob-UUID: my-own-job-1\n\n",
                new Command.BgApi("uuid_exists", "x", "my-own-job-1"));
        assertWritten(
                "sendmsg\ncall-command: hangup\nhangup-cause: NORMAL_CLEARING\n\n",
                new Command.Hangup("NORMAL_CLEARING"));
        assertWritten(
                "sendmsg " + UUID + "\ncall-command: hangup\nhangup-cause: USER_BUSY\n\n",
                new Command.Hangup(UUID, "USER_BUSY"));
        assertWritten("""
                sendmsg
                call-command: unicast
                local-ip: 127.0.0.1
                local-port: 9710
                remote-ip: 127.0.0.1
                remote-port: 9711
                transport: udp

                """, new Command.Unicast(null, "127.0.0.1", 9710, "127.0.0.1", 9711));
        assertWritten(
                "sendmsg\ncall-command: xferext\napplication: log INFO xfer\napplication: hangup USER_BUSY\n\n",
                new Command.TransferToExtension(null, List.of("log INFO xfer", "hangup USER_BUSY")));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Event-Subclass", "app::note");
        headers.put("X-A", "1");
        assertWritten(
                "sendevent CUSTOM\nEvent-Subclass: app::note\nX-A: 1\ncontent-length: 4\n\nЖ\n\n",
                new Command.SendEvent("CUSTOM", headers, "Ж\n\n"));
    }

    @Test
    void executeTakesItsArgumentInALineOrInTheBody() {
        assertWritten(
                "sendmsg\ncall-command: execute\nexecute-app-name: answer\nevent-lock: true\n\n",
                Execute.of("answer", "").locked());
        assertWritten(
                "sendmsg " + UUID + """

                call-command: execute
                execute-app-name: multiset
                Event-UUID: e1
                execute-app-arg: a=1 c=Oʻzbekiston

                """,
                Execute.of("multiset", "a=1 c=Oʻzbekiston").on(UUID).withEventUuid("e1"));
        assertWritten("""
                sendmsg
                call-command: execute
                execute-app-name: set
                content-type: text/plain
                content-length: 7

                k=a
                b

                """, Execute.of("set", "k=a\nb\n\n"));
        assertWritten("""
                sendmsg
                call-command: execute
                execute-app-name: playback
                async: true
                loops: 3
                execute-app-arg: x

                """, new Execute(null, "playback", "x", null, false, 3, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "a\n\nexit\n\n"})
    void valuesThatWouldBeginACommandOfTheirOwnAreRefused(String value) {
        assertRefused(new Command.Auth(value));
        assertRefused(new Command.Api("status", value));
        assertRefused(new Command.Api(value, ""));
        assertRefused(new Command.BgApi("status", "", value));
        assertRefused(new Command.Hangup(value));
        assertRefused(new Command.Hangup(value, "USER_BUSY"));
        assertRefused(new Command.Filter("Unique-ID", value));
        assertRefused(new Command.GetVar(value));
        assertRefused(new Command.SendEvent("CUSTOM", Map.of("X-A", value), ""));
        assertRefused(new Command.SendEvent("CUSTOM", Map.of(value, "1"), ""));
        assertRefused(new Command.TransferToExtension(null, List.of(value)));
        assertRefused(new Command.Subscribe(EventFormat.PLAIN, Set.of(), Set.of(value)));
        assertRefused(Execute.of(value, ""));
        assertRefused(Execute.of("set", "x").withEventUuid(value));
    }

    @Test
    void wordsMustBeWordsAndNulIsRefusedInABodyToo() {
        assertRefused(new Command.Hangup("USER BUSY"));
        assertRefused(new Command.Hangup("two words", "USER_BUSY"));
        assertRefused(new Command.Api("", "x"));
        assertRefused(Execute.of("", ""));
        assertRefused(Execute.of("set", "a\n\0"));
        assertRefused(new Command.SendEvent("CUSTOM", Map.of(), "\0"));
        assertRefused(Execute.of("set", "x".repeat(1024 * 1024)));
    }

    @Test
    void everyRecordedCommandIsRead() {
        int commands = 0;
        for (CapturedStream stream : Captures.fromApplication()) {
            List<ReceivedCommand> read = read(stream.whole());
            commands += read.size();
            if (stream.file().contains("08-raw")) {
                continue; // its pieces are not whole commands
            }
            assertThat(read).as(stream.toString()).hasSize(stream.pieces().size());
            for (int i = 0; i < read.size(); i++) {
                String piece = new String(stream.pieces().get(i), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(piece.strip()).startsWith(read.get(i).line());
            }
        }
        assertThat(commands).isGreaterThan(600);
    }

    @Property
    void anExecuteIsReadBackAsItWasMeant(@ForAll String argument) {
        if (argument.indexOf('\0') >= 0 || !isEncodable(argument)) {
            return;
        }
        Buffer bytes = Execute.of("set", argument).encode();
        ReceivedCommand read = read(bytes.copy().appendString("exit\n\n")).getFirst();
        String inLine = read.header("execute-app-arg");
        assertThat(inLine == null ? read.body() : inLine).isEqualTo(argument);
        assertThat(read.header("EXECUTE-APP-NAME")).isEqualTo("set");
    }

    private static boolean isEncodable(String text) {
        return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static List<ReceivedCommand> read(Buffer bytes) {
        CommandDecoder decoder = new CommandDecoder(EslLimits.INBOUND);
        decoder.feed(bytes);
        List<ReceivedCommand> commands = new ArrayList<>();
        for (ReceivedCommand command = decoder.next(); command != null; command = decoder.next()) {
            commands.add(command);
        }
        return commands;
    }

    private static void assertWritten(String expected, Command command) {
        assertThat(command.encode().toString()).isEqualTo(expected);
    }

    private static void assertRefused(Command command) {
        assertThatThrownBy(command::encode).isInstanceOfSatisfying(EslException.class, e -> assertThat(e.reason())
                .isEqualTo(Reason.ILLEGAL_VALUE));
    }
}
