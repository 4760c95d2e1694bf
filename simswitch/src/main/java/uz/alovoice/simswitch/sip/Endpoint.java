package uz.alovoice.simswitch.sip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.dialplan.DialString;
import uz.alovoice.simswitch.dialplan.Expansion;
import uz.alovoice.simswitch.node.Node;

/**
 * Where a leg of a dial string really goes, after users and gateways were looked up.
 *
 * @param agent who is there; null when the host refuses packets
 * @param gateway null unless through one
 * @param user the directory's user for {@code user/..}, else null
 */
record Endpoint(
        String profile,
        String destination,
        String contact,
        UserAgent agent,
        Gateway gateway,
        DirectoryUser user,
        Map<String, String> variables) {
    private static final Pattern PATH = Pattern.compile(";fs_path=sip:([^:;]+)");

    /** Either where to call, or why not. */
    sealed interface Resolved {
        /** Several devices of one user ring together. */
        record To(List<Endpoint> endpoints) implements Resolved {}

        record Not(HangupCause cause) implements Resolved {}
    }

    /** Awaits the directory for users. */
    static Resolved resolve(Node node, DialString.Leg leg) {
        String target = leg.target();
        int slash = target.indexOf('/');
        String kind = slash < 0 ? target : target.substring(0, slash);
        String rest = slash < 0 ? "" : target.substring(slash + 1);
        return switch (kind) {
            case "user" -> user(node, rest, leg.variables());
            case "sofia" -> sofia(node, rest, null, leg.variables());
            case "error" -> new Resolved.Not(HangupCause.named(rest));
            default -> new Resolved.Not(HangupCause.CHAN_NOT_IMPLEMENTED);
        };
    }

    private static Resolved user(Node node, String address, Map<String, String> variables) {
        int at = address.indexOf('@');
        String name = at < 0 ? address : address.substring(0, at);
        String domain = at < 0 ? node.globalVariables().getOrDefault("domain", "") : address.substring(at + 1);
        DirectoryUser user = node.directory().forCall(name, domain);
        if (user == null) return new Resolved.Not(HangupCause.SUBSCRIBER_ABSENT);
        String dialString = user.param("dial-string");
        if (dialString == null) return new Resolved.Not(HangupCause.USER_NOT_REGISTERED);
        String expanded = Expansion.expand(node, dialString, variable -> switch (variable) {
            case "dialed_user" -> name;
            case "dialed_domain" -> domain;
            default -> null;
        });
        DialString inner = DialString.parse(expanded);
        List<Endpoint> endpoints = new ArrayList<>();
        for (DialString.Leg leg : inner.groups().getFirst()) {
            Map<String, String> all = new LinkedHashMap<>(variables);
            all.put("dialed_user", name);
            all.put("dialed_domain", domain);
            all.putAll(inner.globals());
            all.putAll(leg.variables());
            String target = leg.target();
            if (!target.startsWith("sofia/")) return new Resolved.Not(failure(target));
            Resolved found = sofia(node, target.substring("sofia/".length()), user, all);
            if (found instanceof Resolved.To to) endpoints.addAll(to.endpoints());
            else if (inner.groups().getFirst().size() == 1) return found;
        }
        return endpoints.isEmpty() ? new Resolved.Not(HangupCause.USER_NOT_REGISTERED) : new Resolved.To(endpoints);
    }

    private static HangupCause failure(String target) {
        return target.startsWith("error/") ? HangupCause.named(target.substring(6)) : HangupCause.CHAN_NOT_IMPLEMENTED;
    }

    private static Resolved sofia(Node node, String path, DirectoryUser user, Map<String, String> variables) {
        int slash = path.indexOf('/');
        if (slash < 0) return new Resolved.Not(HangupCause.INVALID_NUMBER_FORMAT);
        String profile = path.substring(0, slash);
        String rest = path.substring(slash + 1);
        if (profile.equals("gateway")) return gateway(node, rest, variables);
        if (!profile.equals("internal") && !profile.equals("external")) {
            return new Resolved.Not(HangupCause.DESTINATION_OUT_OF_ORDER);
        }
        String uri = rest.startsWith("sip:") ? rest.substring(4) : rest;
        int at = uri.indexOf('@');
        String name = at < 0 ? uri : uri.substring(0, at);
        String address = at < 0 ? "" : uri.substring(at + 1);
        String host = address.replaceFirst("[:;].*", "");
        Matcher by = PATH.matcher(uri);
        if (by.find()) {
            UserAgent other = node.network().nodeAt(by.group(1));
            return new Resolved.To(List.of(new Endpoint(profile, name, "sip:" + uri, other, null, user, variables)));
        }
        UserAgent agent = profile.equals("external") ? node.network().operatorAt(host) : null;
        if (agent == null) agent = node.network().phoneAt(name, host);
        return new Resolved.To(List.of(new Endpoint(profile, name, "sip:" + uri, agent, null, user, variables)));
    }

    private static Resolved gateway(Node node, String path, Map<String, String> variables) {
        int slash = path.indexOf('/');
        Gateway gateway = slash < 0 ? null : node.gateways().named(path.substring(0, slash));
        if (gateway == null) return new Resolved.Not(HangupCause.INVALID_GATEWAY);
        if (!gateway.usable()) return new Resolved.Not(HangupCause.GATEWAY_DOWN);
        String number = path.substring(slash + 1);
        Map<String, String> all = new LinkedHashMap<>(gateway.outboundVariables());
        all.putAll(variables);
        UserAgent agent = node.network().operator(gateway);
        String contact = "sip:" + number + "@" + gateway.proxy();
        return new Resolved.To(List.of(new Endpoint("external", number, contact, agent, gateway, null, all)));
    }
}
