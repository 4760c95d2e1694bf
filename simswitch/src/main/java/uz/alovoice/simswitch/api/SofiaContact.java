package uz.alovoice.simswitch.api;

import java.util.stream.Collectors;
import uz.alovoice.simswitch.node.Node;

/** sofia_contact [profile/]user@domain. */
final class SofiaContact {
    private SofiaContact() {}

    static String run(Node node, String argument) {
        String address = argument.substring(argument.indexOf('/') + 1);
        int at = address.indexOf('@');
        if (at < 0) return "error/user_not_registered";
        String contacts = node.registrar().of(address.substring(0, at), address.substring(at + 1)).stream()
                .map(registration -> "sofia/internal/" + registration.uri())
                .collect(Collectors.joining(","));
        return contacts.isEmpty() ? "error/user_not_registered" : contacts;
    }

    static String usernameOf(Node node, String argument) {
        String address = argument.substring(argument.indexOf('/') + 1);
        int at = address.indexOf('@');
        boolean known = at > 0
                && !node.registrar()
                        .of(address.substring(0, at), address.substring(at + 1))
                        .isEmpty();
        return known ? address.substring(0, at) : "";
    }
}
