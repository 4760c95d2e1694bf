package uz.alovoice.simswitch.api;

import uz.alovoice.simswitch.node.Node;
import uz.alovoice.simswitch.sip.DirectoryUser;

/** user_exists, user_data and xml_flush_cache. Await the directory. */
final class UserCommands {
    private UserCommands() {}

    static String exists(Node node, String argument) {
        String[] words = argument.split(" +", -1);
        if (words.length < 3) return "-USAGE: <key> <user> <domain>\n";
        return Boolean.toString(node.directory().forApi(words[1], words[2], null) != null);
    }

    /** user_data user@domain var|param|attr name. */
    static String data(Node node, String argument) {
        String[] words = argument.split(" +", -1);
        int at = words[0].indexOf('@');
        if (words.length < 3 || at < 0) return "-ERR Usage: <user>@<domain> <attr|var|param> <name>\n";
        DirectoryUser user = node.directory().forApi(words[0].substring(0, at), words[0].substring(at + 1), words[1]);
        if (user == null) return "-ERR no such user\n";
        String value = words[1].equals("param")
                ? user.param(words[2])
                : user.variables().get(words[2]);
        return value == null ? "" : value;
    }

    static String flush(Node node, String argument) {
        String[] words = argument.split(" +", -1);
        boolean one = words.length > 2;
        int cleared = node.directory().flush(one ? words[1] : null, one ? words[2] : null);
        return "+OK cleared " + cleared + (cleared == 1 ? " entry\n" : " entries\n");
    }
}
