package uz.alovoice.simswitch.esl;

import java.util.List;
import java.util.Locale;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.esl.EslMessage.CommandReply;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.dialplan.Expansion;
import uz.alovoice.simswitch.event.EventFormat;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.event.SwitchEvent;
import uz.alovoice.simswitch.node.Ids;
import uz.alovoice.simswitch.node.Node;

/** Table of contents: what a connection may say and what it is answered, byte for byte (captures 04 and 02). */
final class Commands {
    private static final String NOT_FOUND = "-ERR command not found";
    private static final List<String> LEVELS =
            List.of("console", "alert", "crit", "err", "warning", "notice", "info", "debug");
    private final EslSession session;
    private boolean logging;

    Commands(EslSession session) {
        this.session = session;
    }

    /** May await: api commands run to their end before the next command is read. */
    void obey(ReceivedCommand command) {
        String verb = command.verb().toLowerCase(Locale.ROOT);
        if (!session.authorized && !verb.equals("auth") && !verb.equals("userauth") && !verb.equals("exit")) {
            session.reply(NOT_FOUND);
            return;
        }
        String argument = command.arguments();
        switch (verb) {
            case "auth" -> auth(argument);
            case "userauth" -> refuse();
            case "exit" -> exit();
            case "connect" -> connect();
            case "myevents" -> myEvents(argument);
            case "getvar" -> getvar(argument);
            case "sendmsg" -> sendmsg(command, argument);
            case "resume" -> resume();
            default -> whenFull(verb, argument, command);
        }
    }

    /** What an outbound socket without {@code full} may not say. */
    private void whenFull(String verb, String argument, ReceivedCommand command) {
        if (!session.full) {
            session.reply(NOT_FOUND);
            return;
        }
        switch (verb) {
            case "event" -> event(argument);
            case "nixevent" -> nixevent(argument);
            case "noevents" -> noevents();
            case "filter" -> filter(argument);
            case "divert_events" -> divert(argument);
            case "linger" -> linger(argument);
            case "nolinger" -> nolinger();
            case "log" -> log(argument);
            case "nolog" -> nolog();
            case "api" -> api(argument);
            case "bgapi" -> bgapi(argument, command);
            case "sendevent" -> sendevent(command, argument);
            default -> session.reply(NOT_FOUND);
        }
    }

    private Node node() {
        return session.node();
    }

    private void auth(String password) {
        if (!password.equals(node().options().eslPassword())) {
            refuse();
            return;
        }
        session.authorized = true;
        session.reply("+OK accepted");
    }

    private void refuse() {
        session.reply("-ERR invalid");
        session.bye();
    }

    private void exit() {
        session.reply("+OK bye");
        session.bye();
    }

    private void connect() {
        Channel channel = session.channel();
        if (channel == null) {
            session.reply(NOT_FOUND);
            return;
        }
        session.write(ConnectReply.of(channel, session.full));
        if (session.connected) return;
        session.connected = true;
        channel.wake();
    }

    private void myEvents(String argument) {
        if (session.myEvents) {
            session.reply("-ERR aready enabled.");
            return;
        }
        String[] words = argument.split(" +", -1);
        String format = words[words.length - 1];
        if (session.channel() == null) {
            Channel channel = node().channel(words[0]);
            if (channel != null) {
                session.control(channel);
            }
        }
        session.myEvents = true;
        if (format.equals("json") || format.equals("xml"))
            session.subscription().format(EventFormat.named(format));
        session.subscription().myEvents();
        session.reply("+OK Events Enabled");
    }

    private void event(String argument) {
        String[] words = argument.split("[ ,]+", -1);
        EventFormat format = EventFormat.named(words[0].toLowerCase(Locale.ROOT));
        boolean named = List.of("plain", "json", "xml").contains(words[0].toLowerCase(Locale.ROOT));
        String[] names = java.util.Arrays.copyOfRange(words, named || words.length > 1 ? 1 : 0, words.length);
        if (session.subscription().add(names, format)) session.reply("+OK event listener enabled " + format.word());
        else session.reply("-ERR no keywords supplied");
    }

    private void nixevent(String argument) {
        if (argument.isEmpty()) {
            session.reply("-ERR no keywords supplied");
            return;
        }
        session.subscription().remove(argument.split("[ ,]+", -1));
        session.reply("+OK events nixed");
    }

    private void noevents() {
        boolean listened = session.subscription().listening();
        session.subscription().clear();
        session.reply(listened ? "+OK no longer listening for events" : "-ERR not listening for events");
    }

    private void filter(String argument) {
        String[] words = argument.split(" +", 2);
        if (argument.isEmpty()) {
            session.reply(NOT_FOUND);
        } else if (words[0].equals("delete")) {
            String[] what = words.length > 1 ? words[1].split(" +", 2) : new String[] {"all"};
            String value = what.length > 1 ? what[1] : "";
            session.subscription().unfilter(what[0], value);
            session.reply("+OK filter deleted. [" + what[0] + "][" + value + "]");
        } else if (words.length < 2) {
            session.reply("-ERR invalid syntax");
        } else {
            session.subscription().filter(words[0], words[1]);
            session.reply("+OK filter added. [" + words[0] + "]=[" + words[1] + "]");
        }
    }

    private void divert(String argument) {
        if (session.channel() == null) session.reply("-ERR not controlling a session.");
        else if (argument.isEmpty()) session.reply("-ERR missing value.");
        else session.reply(argument.equals("on") ? "+OK events diverted" : "+OK events not diverted");
    }

    private void linger(String argument) {
        if (session.channel() == null) {
            session.reply("-ERR not controlling a session");
            return;
        }
        session.lingers = true;
        boolean limited = argument.matches("\\d{1,6}");
        session.lingerSeconds = limited ? Integer.parseInt(argument) : -1;
        session.reply(limited ? "+OK will linger " + argument + " seconds" : "+OK will linger");
    }

    private void nolinger() {
        if (session.channel() == null) {
            session.reply("-ERR not controlling a session");
            return;
        }
        session.lingers = false;
        session.reply("+OK will not linger");
    }

    private void log(String argument) {
        String word = argument.toLowerCase(Locale.ROOT);
        int level = word.matches("[0-7]") ? Integer.parseInt(word) : LEVELS.indexOf(word);
        if (level < 0) {
            session.reply("-ERR invalid log level");
            return;
        }
        logging = true;
        session.reply("+OK log level " + argument + " [" + level + "]");
    }

    private void nolog() {
        session.reply(logging ? "+OK no longer logging" : "-ERR not loging");
        logging = false;
    }

    private void resume() {
        session.resumes = session.channel() != null;
        session.reply(session.channel() == null ? NOT_FOUND : "+OK");
    }

    private void getvar(String name) {
        Channel channel = session.channel();
        String value = channel == null || name.isEmpty() ? null : Expansion.variable(channel, name);
        session.reply(value == null ? NOT_FOUND : value);
    }

    private void sendmsg(ReceivedCommand command, String argument) {
        String uuid = argument.split(" ", -1)[0];
        Channel own = session.channel();
        Channel channel = uuid.isEmpty() ? own : node().channelOrLingering(uuid);
        if (channel == null) {
            session.reply("-ERR invalid session id [" + uuid + "]");
            return;
        }
        if (session.sync() && channel == own) {
            channel.thread().obeyNow(command);
            session.reply("+OK");
            return;
        }
        session.reply("+OK");
        channel.command(command);
    }

    private void api(String argument) {
        if (argument.isEmpty()) session.reply(NOT_FOUND);
        else session.apiResponse(node().api().run(argument));
    }

    private void bgapi(String argument, ReceivedCommand command) {
        if (argument.isEmpty()) {
            session.reply(NOT_FOUND);
            return;
        }
        String given = command.header("job-uuid");
        String job = given == null || given.isEmpty() ? Ids.random() : given;
        String owner = session.channel() == null ? null : session.channel().uuid();
        session.write(new CommandReply("+OK Job-UUID: " + job, job, null));
        node().core().post(() -> runJob(argument, job, owner));
    }

    private void runJob(String argument, String job, String owner) {
        int space = argument.indexOf(' ');
        node().api().run(argument, result -> {
            SwitchEvent done = node().event(null, "BACKGROUND_JOB", EventSource.JOB)
                    .add("Job-UUID", job)
                    .add("Job-Owner-UUID", owner)
                    .add("Job-Command", space < 0 ? argument : argument.substring(0, space))
                    .add(
                            "Job-Command-Arg",
                            space < 0 ? null : argument.substring(space + 1).strip())
                    .body(result);
            node().bus().publish(done, owner);
        });
    }

    private void sendevent(ReceivedCommand command, String argument) {
        String name = argument.isEmpty() ? "CUSTOM" : argument.split(" ", -1)[0];
        String id = Ids.random();
        String subclass = command.header("event-subclass");
        SwitchEvent event =
                new SwitchEvent(name).add("Event-Subclass", subclass).add("Command", command.line());
        command.entries().forEach(header -> {
            String key = header.getKey();
            if (!key.equalsIgnoreCase("event-subclass") && !key.equalsIgnoreCase("content-length"))
                event.add(key, header.getValue());
        });
        event.add("Event-UUID", id);
        node().prepare(event, name, EventSource.SENDEVENT);
        if (!command.body().isEmpty()) event.body(command.body());
        node().fire(event);
        session.reply("+OK " + id);
    }
}
