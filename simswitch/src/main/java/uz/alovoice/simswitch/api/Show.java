package uz.alovoice.simswitch.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uz.alovoice.simswitch.channel.CallerProfile;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.node.Node;
import uz.alovoice.simswitch.sip.Registration;

/** show channels|calls|registrations [count|like x] [as json]. */
final class Show implements ApiCommand {
    @Override
    public String run(Node node, String argument) {
        String[] words = argument.split(" +", -1);
        List<Map<String, String>> rows =
                switch (words[0]) {
                    case "channels" -> channels(node);
                    case "calls", "bridged_calls" -> calls(node);
                    case "registrations" -> registrations(node);
                    default -> null;
                };
        if (rows == null) return "-USAGE: codec|channels|calls|registrations [as json]\n";
        int like = List.of(words).indexOf("like");
        if (like > 0 && words.length > like + 1) {
            rows.removeIf(row -> row.values().stream().noneMatch(value -> value.contains(words[like + 1])));
        }
        if (argument.toLowerCase(Locale.ROOT).endsWith("as json")) return json(rows);
        boolean count = words.length > 1 && words[1].equals("count");
        return (count || rows.isEmpty() ? "" : csv(rows)) + "\n" + rows.size() + " total.\n";
    }

    private static String json(List<Map<String, String>> rows) {
        if (rows.isEmpty()) return "{\"row_count\": 0}\n";
        JsonArray list = new JsonArray();
        for (Map<String, String> row : rows) {
            JsonObject object = new JsonObject();
            row.forEach(object::put);
            list.add(object);
        }
        return new JsonObject().put("row_count", rows.size()).put("rows", list).encode() + "\n";
    }

    private static String csv(List<Map<String, String>> rows) {
        StringBuilder out = new StringBuilder(String.join(",", rows.getFirst().keySet())).append('\n');
        for (Map<String, String> row : rows)
            out.append(String.join(",", row.values())).append('\n');
        return out.toString();
    }

    private static List<Map<String, String>> channels(Node node) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Channel channel : node.channels()) rows.add(channel("", channel));
        return rows;
    }

    /** One row a call: a leg with what it is bridged to; the b-leg of a bridge has no row of its own. */
    private static List<Map<String, String>> calls(Node node) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Channel channel : node.channels()) {
            Channel other = channel.bridgedTo();
            if (other != null && channel.callUuid().equals(other.uuid())) continue;
            Map<String, String> row = channel("", channel);
            if (other != null) row.putAll(channel("b_", other));
            rows.add(row);
        }
        return rows;
    }

    /** The columns of the channels table, in their order (captures esl-inbound/03). */
    private static Map<String, String> channel(String prefix, Channel channel) {
        CallerProfile p = channel.profile();
        boolean media = channel.hasMedia();
        List<uz.alovoice.simswitch.channel.ChannelThread.AppLog> log =
                channel.thread().log();
        Map<String, String> row = new LinkedHashMap<>();
        row.put(prefix + "uuid", channel.uuid());
        row.put(prefix + "direction", channel.direction().word());
        row.put(prefix + "created", channel.node().clock().local(channel.times().created));
        row.put(prefix + "created_epoch", Long.toString(channel.times().created / 1_000_000));
        row.put(prefix + "name", channel.name());
        row.put(prefix + "state", channel.state().word());
        row.put(prefix + "cid_name", text(p.callerName));
        row.put(prefix + "cid_num", text(p.callerNumber));
        row.put(prefix + "ip_addr", text(p.networkAddress));
        row.put(prefix + "dest", text(p.destination));
        row.put(prefix + "application", log.isEmpty() ? "" : log.getLast().application());
        row.put(
                prefix + "application_data",
                log.isEmpty() ? "" : text(log.getLast().data()));
        row.put(prefix + "dialplan", text(p.dialplan));
        row.put(prefix + "context", text(p.context));
        row.put(prefix + "read_codec", media ? "PCMA" : "");
        row.put(prefix + "read_rate", media ? "8000" : "");
        row.put(prefix + "read_bit_rate", media ? "64000" : "");
        row.put(prefix + "write_codec", media ? "PCMA" : "");
        row.put(prefix + "write_rate", media ? "8000" : "");
        row.put(prefix + "write_bit_rate", media ? "64000" : "");
        row.put(prefix + "secure", "");
        row.put(prefix + "hostname", channel.node().options().hostname());
        row.put(prefix + "presence_id", channel.variables().get("presence_id", ""));
        row.put(prefix + "presence_data", "");
        row.put(prefix + "accountcode", channel.variables().get("accountcode", ""));
        row.put(prefix + "callstate", channel.callState().name());
        row.put(prefix + "callee_name", text(p.calleeName));
        row.put(prefix + "callee_num", text(p.calleeNumber));
        row.put(prefix + "callee_direction", "");
        row.put(prefix + "call_uuid", channel.callUuid());
        row.put(prefix + "sent_callee_name", channel.variables().get("last_sent_callee_id_name", ""));
        row.put(prefix + "sent_callee_num", channel.variables().get("last_sent_callee_id_number", ""));
        row.put(prefix + "initial_cid_name", text(p.origCallerName));
        row.put(prefix + "initial_cid_num", text(p.origCallerNumber));
        row.put(prefix + "initial_ip_addr", text(p.networkAddress));
        row.put(prefix + "initial_dest", text(p.destination));
        row.put(prefix + "initial_dialplan", text(p.dialplan));
        row.put(prefix + "initial_context", text(p.context));
        return row;
    }

    private static List<Map<String, String>> registrations(Node node) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Registration registration : node.registrar().all()) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("reg_user", registration.user());
            row.put("realm", registration.domain());
            row.put("token", registration.callId());
            row.put("url", "sofia/internal/" + registration.uri());
            row.put("expires", Long.toString(registration.expires()));
            row.put("network_ip", registration.host());
            row.put("network_port", Integer.toString(registration.port()));
            row.put("network_proto", "udp");
            row.put("hostname", node.options().hostname());
            row.put("metadata", "");
            rows.add(row);
        }
        return rows;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
