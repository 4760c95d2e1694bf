package uz.alovoice.simswitch.api;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import uz.alovoice.esl.UrlText;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.node.Ids;
import uz.alovoice.simswitch.node.Node;

/** Table of contents: every api command the node knows, with answers as in the captures. */
public final class Api {
    private static final Map<String, ApiCommand> ALL = Map.ofEntries(
            // calls
            entry("originate", new Originate()),
            entry("uuid_bridge", ChannelCommands::bridge),
            entry("uuid_kill", ChannelCommands::kill),
            entry("uuid_break", ChannelCommands::breakPlayback),
            entry("uuid_transfer", ChannelCommands::transfer),
            entry("uuid_park", ChannelCommands::park),
            entry("uuid_hold", ChannelCommands::hold),
            entry("uuid_answer", ChannelCommands::answer),
            entry("uuid_pre_answer", ChannelCommands::preAnswer),
            entry("uuid_broadcast", new Broadcast()),
            entry("uuid_displace", ChannelCommands::displace),
            entry("uuid_fileman", ChannelCommands::fileman),
            entry("uuid_record", new RecordCommand()),
            entry("uuid_send_dtmf", ChannelCommands::sendDtmf),
            entry("uuid_recv_dtmf", ChannelCommands::recvDtmf),
            entry("uuid_flush_dtmf", ChannelCommands::flushDtmf),
            entry("uuid_audio_fork", new AudioFork()),
            entry("hupall", Api::hupall),
            entry("sched_hangup", ChannelCommands::schedHangup),
            entry("sched_del", ChannelCommands::schedDel),
            // variables
            entry("uuid_exists", (node, uuid) -> Boolean.toString(node.channel(uuid.strip()) != null)),
            entry("uuid_getvar", VariableCommands::get),
            entry("uuid_setvar", VariableCommands::set),
            entry("uuid_setvar_multi", VariableCommands::setMany),
            entry("uuid_dump", VariableCommands::dump),
            // what is
            entry("show", new Show()),
            entry("status", Status::text),
            entry("uptime", Status::uptime),
            entry("version", (node, a) -> "FreeSWITCH Version " + Node.VERSION + "~64bit ( 64bit)\n"),
            entry("hostname", (node, a) -> node.options().hostname()),
            entry("switchname", (node, a) -> node.options().hostname()),
            entry("fsctl", Status::fsctl),
            entry("global_getvar", (node, name) -> node.globalVariables().getOrDefault(name, "")),
            entry("global_setvar", Api::setGlobal),
            entry(
                    "module_exists",
                    (node, name) -> Boolean.toString(
                            !name.equals("mod_audio_fork") || node.options().audioFork())),
            // users, trunks
            entry("sofia", new Sofia()),
            entry("sofia_contact", SofiaContact::run),
            entry("sofia_username_of", SofiaContact::usernameOf),
            entry("user_exists", UserCommands::exists),
            entry("user_data", UserCommands::data),
            entry("xml_flush_cache", UserCommands::flush),
            entry("reloadxml", (node, a) -> "+OK [Success]\n"),
            entry("reloadacl", (node, a) -> "+OK acl reloaded\n"),
            // small ones
            entry("create_uuid", (node, a) -> Ids.random()),
            entry("echo", (node, a) -> a),
            entry("eval", (node, a) -> uz.alovoice.simswitch.dialplan.Expansion.expand(node, a, v -> null)),
            entry("url_encode", (node, a) -> UrlText.encodeAll(a)),
            entry("url_decode", (node, a) -> UrlText.decode(a)),
            entry("log", (node, a) -> "+OK\n"));

    private final Node node;

    public Api(Node node) {
        this.node = node;
    }

    /** Runs {@code name arguments} and gives the body of the answer. Awaits. */
    public String run(String line) {
        int space = line.indexOf(' ');
        String name = space < 0 ? line : line.substring(0, space);
        ApiCommand command = ALL.get(name);
        if (command == null) return "-ERR " + name + " Command not found!\n";
        String answer =
                command.run(node, space < 0 ? "" : line.substring(space + 1).strip());
        return answer.isEmpty() ? "-ERR no reply\n" : answer;
    }

    /** As {@link #run(String)}; the result is given on before anything that the command set off goes on. */
    public void run(String line, Consumer<String> result) {
        result.accept(run(line));
    }

    private static String hupall(Node node, String argument) {
        HangupCause cause =
                argument.isEmpty() ? HangupCause.MANAGER_REQUEST : HangupCause.named(argument.split(" ", -1)[0]);
        for (Channel channel : java.util.List.copyOf(node.channels())) channel.hangUp(cause);
        return "+OK hangup all channels with cause " + cause + "\n";
    }

    private static String setGlobal(Node node, String argument) {
        int at = argument.indexOf('=');
        if (at <= 0) return "-USAGE: <var>=<value> [=<value2>]\n";
        node.globalVariables().put(argument.substring(0, at), argument.substring(at + 1));
        return "+OK";
    }
}
