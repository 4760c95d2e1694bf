package uz.alovoice.simswitch.node;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import uz.alovoice.esl.UrlText;
import uz.alovoice.simswitch.channel.Action;
import uz.alovoice.simswitch.channel.CallerProfile;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.ChannelThread;
import uz.alovoice.simswitch.channel.ChannelTimes;
import uz.alovoice.simswitch.event.Values;

/** The JSON of mod_json_cdr for one leg (captures cdr/01). */
final class JsonCdr {
    private JsonCdr() {}

    static String of(Channel channel) {
        JsonObject variables = new JsonObject();
        channel.variables().each((name, value) -> variables.put(name, UrlText.encode(Values.flat(value))));
        JsonObject cdr = new JsonObject()
                .put("core-uuid", channel.node().coreUuid())
                .put("switchname", channel.node().options().hostname())
                .put(
                        "channel_data",
                        new JsonObject()
                                .put("state", channel.state().word())
                                .put("direction", channel.direction().word())
                                .put("state_number", channel.state().number())
                                .put("flags", "0=1;1=1;39=1;40=1")
                                .put("caps", "1=1;2=1;3=1;4=1;5=1;6=1;8=1;9=1;10=1"))
                .put("callStats", new JsonObject())
                .put("variables", variables);
        List<ChannelThread.AppLog> log = channel.thread().log();
        if (!log.isEmpty()) {
            JsonArray applications = new JsonArray();
            log.forEach(entry -> applications.add(
                    application(entry.application(), entry.data()).put("app_stamp", Long.toString(entry.micros()))));
            cdr.put("app_log", new JsonObject().put("applications", applications));
        }
        return cdr.put("callflow", new JsonArray().add(flow(channel))).encode();
    }

    private static JsonObject flow(Channel channel) {
        CallerProfile profile = channel.profile();
        JsonObject flow = new JsonObject().put("dialplan", "XML").put("profile_index", Integer.toString(profile.index));
        if (channel.thread().extension() != null) {
            JsonArray applications = new JsonArray();
            for (Action action : channel.thread().actions()) {
                applications.add(application(action.application(), action.data()));
            }
            flow.put(
                    "extension",
                    new JsonObject()
                            .put("name", channel.thread().extension())
                            .put("number", profile.destination)
                            .put("applications", applications));
        }
        JsonObject caller = profile(profile);
        Channel other = channel.otherLeg();
        if (other != null) {
            String type = channel.otherType();
            caller.put(
                    type,
                    new JsonObject().put(type + "_caller_profiles", new JsonArray().add(profile(other.profile()))));
        }
        ChannelTimes t = channel.times();
        JsonObject times = new JsonObject()
                .put("created_time", Long.toString(t.created))
                .put("profile_created_time", Long.toString(profile.profileCreated))
                .put("progress_time", Long.toString(t.progress))
                .put("progress_media_time", Long.toString(t.progressMedia))
                .put("answered_time", Long.toString(t.answered))
                .put("bridged_time", Long.toString(t.bridged))
                .put("last_hold_time", Long.toString(t.lastHold))
                .put("hold_accum_time", Long.toString(t.holdAccum))
                .put("hangup_time", Long.toString(t.hangup))
                .put("resurrect_time", "0")
                .put("transfer_time", Long.toString(t.transfer));
        return flow.put("caller_profile", caller).put("times", times);
    }

    private static JsonObject application(String name, String data) {
        JsonObject application = new JsonObject().put("app_name", name);
        if (data != null) application.put("app_data", data);
        return application;
    }

    private static JsonObject profile(CallerProfile p) {
        return new JsonObject()
                .put("username", text(p.username))
                .put("dialplan", text(p.dialplan))
                .put("caller_id_name", text(p.callerName))
                .put("ani", text(p.ani))
                .put("aniii", "")
                .put("caller_id_number", text(p.callerNumber))
                .put("network_addr", text(p.networkAddress))
                .put("rdnis", text(p.rdnis))
                .put("destination_number", text(p.destination))
                .put("uuid", text(p.uuid))
                .put("source", text(p.source))
                .put("context", text(p.context))
                .put("chan_name", text(p.channelName));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
