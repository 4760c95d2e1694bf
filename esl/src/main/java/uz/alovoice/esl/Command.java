package uz.alovoice.esl;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every command that we speak, each with its bytes. {@code uuid} null means the connection's own channel, which only an
 * outbound connection has. Values with CR, LF or NUL are refused with {@link EslException} (ILLEGAL_VALUE), except
 * where a body carries them.
 */
public sealed interface Command {

    /** The bytes that go on the wire. */
    Buffer encode();

    /** First command on an outbound connection; answered with the channel's data. */
    record Connect() implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("connect").end();
        }
    }

    /** Log in on an inbound connection. */
    record Auth(String password) implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("auth", password).end();
        }

        @Override
        public String toString() {
            return "Auth[password=***]";
        }
    }

    /** Events of one channel: the own one, or on an inbound connection the one named. Once per connection. */
    record MyEvents(@Nullable String uuid, EventFormat format) implements Command {
        public MyEvents(EventFormat format) {
            this(null, format);
        }

        @Override
        public Buffer encode() {
            return CommandText.line("myevents", uuid, format.word()).end();
        }
    }

    /** Adds events. Subclasses imply CUSTOM, which goes last: FreeSWITCH takes all after it as subclass names. */
    record Subscribe(EventFormat format, Set<EventName> names, Set<String> customSubclasses) implements Command {
        public Subscribe {
            names = Set.copyOf(names);
            customSubclasses = Set.copyOf(customSubclasses);
        }

        @Override
        public Buffer encode() {
            return CommandText.line("event", format.word(), eventWords(names, customSubclasses))
                    .end();
        }
    }

    /** Takes events away again. */
    record Unsubscribe(Set<EventName> names, Set<String> customSubclasses) implements Command {
        public Unsubscribe {
            names = Set.copyOf(names);
            customSubclasses = Set.copyOf(customSubclasses);
        }

        @Override
        public Buffer encode() {
            return CommandText.line("nixevent", eventWords(names, customSubclasses))
                    .end();
        }
    }

    /** Takes all events away. */
    record NoEvents() implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("noevents").end();
        }
    }

    /** Lets only events pass whose header has that value; several filters are alternatives. */
    record Filter(String header, String value) implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("filter", CommandText.word(header), value).end();
        }
    }

    /** Removes a filter; value null removes all of that header, header {@code all} all filters. */
    record FilterDelete(String header, @Nullable String value) implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("filter", "delete", CommandText.word(header), value)
                    .end();
        }
    }

    /** Keeps the socket open after the hang-up: that many seconds, or null until we close. */
    record Linger(@Nullable Integer seconds) implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("linger", seconds == null ? null : seconds.toString())
                    .end();
        }
    }

    record NoLinger() implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("nolinger").end();
        }
    }

    /** Ends the connection; a call goes on with the dialplan action after {@code socket}. */
    record Exit() implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("exit").end();
        }
    }

    /** An API command that FreeSWITCH runs at once and answers with its output; it holds up the connection meanwhile. */
    record Api(String command, String arguments) implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("api", CommandText.word(command), arguments.isEmpty() ? null : arguments)
                    .end();
        }
    }

    /** An API command in the background: the output comes as BACKGROUND_JOB with this Job-UUID. */
    record BgApi(String command, String arguments, String jobUuid) implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("bgapi", CommandText.word(command), arguments.isEmpty() ? null : arguments)
                    .header("Job-UUID", CommandText.word(jobUuid))
                    .end();
        }
    }

    /**
     * Runs a dialplan application. FreeSWITCH answers at once and acts on the channel's next 20 ms tick.
     *
     * @param argument goes into the body when a header line cannot carry it as it is
     * @param eventUuid comes back as Application-UUID of CHANNEL_EXECUTE and CHANNEL_EXECUTE_COMPLETE
     * @param eventLock nothing else of the channel's queue runs until this has ended: also no hang-up, no break
     * @param loops how many times; 1 as a rule
     * @param async asks that an outbound connection without its {@code async} flag does not wait
     */
    record Execute(
            @Nullable String uuid,
            String application,
            String argument,
            @Nullable String eventUuid,
            boolean eventLock,
            int loops,
            boolean async)
            implements Command {
        private static final int LONGEST_LINE = 4096;

        public static Execute of(String application, String argument) {
            return new Execute(null, application, argument, null, false, 1, false);
        }

        public Execute on(String channel) {
            return new Execute(channel, application, argument, eventUuid, eventLock, loops, async);
        }

        public Execute withEventUuid(String id) {
            return new Execute(uuid, application, argument, id, eventLock, loops, async);
        }

        public Execute locked() {
            return new Execute(uuid, application, argument, eventUuid, true, loops, async);
        }

        @Override
        public Buffer encode() {
            CommandText text = CommandText.sendmsg(uuid, "execute")
                    .header("execute-app-name", CommandText.word(application))
                    .header("Event-UUID", eventUuid)
                    .header("event-lock", eventLock ? "true" : null)
                    .header("async", async ? "true" : null)
                    .header("loops", loops == 1 ? null : Integer.toString(loops));
            if (argument.isEmpty()) {
                return text.end();
            }
            boolean inLine = argument.length() <= LONGEST_LINE
                    && argument.strip().length() == argument.length()
                    && argument.indexOf('\n') < 0
                    && argument.indexOf('\r') < 0;
            return inLine
                    ? text.header("execute-app-arg", argument).end()
                    : text.header("content-type", "text/plain").body(argument);
        }
    }

    record Hangup(@Nullable String uuid, String cause) implements Command {
        public Hangup(String cause) {
            this(null, cause);
        }

        @Override
        public Buffer encode() {
            return CommandText.sendmsg(uuid, "hangup")
                    .header("hangup-cause", CommandText.word(cause))
                    .end();
        }
    }

    /** Audio of the channel as raw L16 over UDP. Dangerous before answer and when sent twice: see the module's callers. */
    record Unicast(@Nullable String uuid, String localIp, int localPort, String remoteIp, int remotePort)
            implements Command {
        @Override
        public Buffer encode() {
            return CommandText.sendmsg(uuid, "unicast")
                    .header("local-ip", CommandText.word(localIp))
                    .header("local-port", Integer.toString(localPort))
                    .header("remote-ip", CommandText.word(remoteIp))
                    .header("remote-port", Integer.toString(remotePort))
                    .header("transport", "udp")
                    .end();
        }
    }

    /** Leaves the socket and runs these applications ({@code name argument}) instead of the dialplan. */
    record TransferToExtension(@Nullable String uuid, List<String> applications) implements Command {
        public TransferToExtension {
            applications = List.copyOf(applications);
        }

        @Override
        public Buffer encode() {
            CommandText text = CommandText.sendmsg(uuid, "xferext");
            applications.forEach(application -> text.header("application", application));
            return text.end();
        }
    }

    /** Reads a channel variable. The answer is raw text: a value with line breaks breaks the framing, use the API then. */
    record GetVar(String variable) implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("getvar", CommandText.word(variable)).end();
        }
    }

    /** Fires an event in FreeSWITCH. */
    record SendEvent(String name, Map<String, String> headers, String body) implements Command {
        public SendEvent {
            headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        @Override
        public Buffer encode() {
            CommandText text = CommandText.line("sendevent", CommandText.word(name));
            headers.forEach((header, value) -> text.header(CommandText.word(header), value));
            return body.isEmpty() ? text.end() : text.body(body);
        }
    }

    /** Makes the dialplan go on when the socket closes; it cannot be undone (the variable socket_resume can). */
    record Resume() implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("resume").end();
        }
    }

    /** Also hands over the events that FreeSWITCH would keep for the channel itself. */
    record DivertEvents(boolean on) implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("divert_events", on ? "on" : "off").end();
        }
    }

    /** FreeSWITCH's log lines up to this syslog level (0 to 7). */
    record Log(int level) implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("log", Integer.toString(level)).end();
        }
    }

    record NoLog() implements Command {
        @Override
        public Buffer encode() {
            return CommandText.line("nolog").end();
        }
    }

    private static String eventWords(Set<EventName> names, Set<String> customSubclasses) {
        Set<EventName> ordered = new TreeSet<>(names);
        ordered.remove(EventName.CUSTOM);
        String words = ordered.stream().map(EventName::name).collect(Collectors.joining(" "));
        if (customSubclasses.isEmpty() && !names.contains(EventName.CUSTOM)) {
            return words;
        }
        StringBuilder all =
                new StringBuilder(words).append(words.isEmpty() ? "" : " ").append("CUSTOM");
        new TreeSet<>(customSubclasses).forEach(subclass -> all.append(' ').append(CommandText.word(subclass)));
        return all.toString();
    }
}
