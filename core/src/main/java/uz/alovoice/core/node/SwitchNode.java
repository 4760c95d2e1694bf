package uz.alovoice.core.node;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.brain.Lease;
import uz.alovoice.core.call.DialString;
import uz.alovoice.esl.Command.Api;
import uz.alovoice.esl.EslMessage.CommandReply;
import uz.alovoice.esl.InboundClient;

/**
 * One node, as something to give orders to. Each order is checked against this brain's lease: a brain that may have been replaced commands
 * nothing.
 */
public final class SwitchNode {
    private final long id;
    private final InboundClient client;
    private final Lease lease;

    SwitchNode(long id, InboundClient client, Lease lease) {
        this.id = id;
        this.client = client;
        this.lease = lease;
    }

    public long id() {
        return id;
    }

    /**
     * Rings the endpoints together and parks the one that answers first, for three seconds at most: a brain that dies now must not leave
     * an operator listening to nothing.
     *
     * @return the uuid of the channel that answered; fails with UNAVAILABLE and FreeSWITCH's cause as message when none did
     */
    public Future<UUID> ring(DialString dial, int seconds) {
        dial.with("ignore_early_media", "true")
                .with("hangup_after_bridge", "true")
                .with("park_timeout", "3");
        return originate(dial, seconds, "&park()");
    }

    /**
     * Rings an endpoint through a trunk; who answers goes through the dialplan as if he had dialled this.
     *
     * @return as of {@link #ring}
     */
    public Future<UUID> call(DialString dial, int seconds, String destination) {
        return originate(dial, seconds, destination + " XML external");
    }

    private Future<UUID> originate(DialString dial, int seconds, String then) {
        dial.with("originate_timeout", Integer.toString(seconds));
        return order(() -> client.bgapi("originate", dial.encode() + " " + then))
                .compose(answer -> {
                    var text = answer.strip();
                    return text.startsWith("+OK ")
                            ? Future.succeededFuture(UUID.fromString(text.substring(4)))
                            : Future.failedFuture(
                                    new CoreException(Reason.UNAVAILABLE, text.replaceFirst("^-ERR\\s*", "")));
                });
    }

    /** Why {@link #ring} or {@link #call} failed, as a hang-up cause. */
    public static String cause(Throwable failure) {
        return failure instanceof CoreException refusal && refusal.getMessage().matches("[A-Z_]+")
                ? refusal.getMessage()
                : "NORMAL_TEMPORARY_FAILURE";
    }

    /**
     * Connects a caller who waits on a brain's socket with a channel that answered. In one write: the caller's channel is told first not to
     * mind the death of a brain, and told otherwise again when the bridge did not come about.
     */
    public Future<Void> connect(UUID caller, UUID agent) {
        return this.<CommandReply>order(() -> {
                    var replies = client.sendAll(List.of(
                            new Api("uuid_setvar", caller + " socket_resume false"),
                            new Api("uuid_bridge", caller + " " + agent)));
                    return replies.getLast();
                })
                .compose(reply -> {
                    if (reply.text().startsWith("+OK")) {
                        return Future.<Void>succeededFuture();
                    }
                    client.api("uuid_setvar", caller + " socket_resume true");
                    return Future.failedFuture(
                            new CoreException(Reason.UNAVAILABLE, reply.text().strip()));
                });
    }

    /** @return the channel's variable; empty when it is not set or the channel is gone */
    public Future<String> variable(UUID channel, String name) {
        return order(() -> client.api("uuid_getvar", channel + " " + name))
                .map(value -> value.startsWith("-ERR") || value.equals("_undef_") ? "" : value.strip());
    }

    public Future<Void> setVariable(UUID channel, String name, String value) {
        return order(() -> client.api("uuid_setvar", channel + " " + name + " " + value))
                .mapEmpty();
    }

    /** Ends the channel so many seconds from now, and no longer when it was to end; in one write. Fails with UNAVAILABLE when it is gone. */
    public Future<Void> endAfter(UUID channel, int seconds) {
        return this.<CommandReply>order(() -> client.sendAll(List.of(
                                new Api("sched_del", channel.toString()),
                                new Api("sched_hangup", "+" + seconds + " " + channel + " ALLOTTED_TIMEOUT")))
                        .getLast())
                .compose(reply -> reply.text().startsWith("+OK")
                        ? Future.succeededFuture()
                        : Future.failedFuture(new CoreException(
                                Reason.UNAVAILABLE, reply.text().strip())));
    }

    /** A channel that is gone already is no failure. */
    public Future<Void> kill(UUID channel, String cause) {
        return order(() -> client.api("uuid_kill", channel + " " + cause)).mapEmpty();
    }

    /** Sends an unbridged channel through the dialplan again, and so to a living brain. */
    public Future<Void> transfer(UUID channel, String destination) {
        return order(() -> client.api("uuid_transfer", channel + " " + destination))
                .mapEmpty();
    }

    /** @return uuids of all channels, with their rows; lags behind the events by moments */
    public Future<Map<UUID, JsonObject>> channels() {
        return order(() -> client.api("show", "channels as json")).map(text -> {
            var rows = new JsonObject(text).getJsonArray("rows");
            return rows == null
                    ? Map.<UUID, JsonObject>of()
                    : rows.stream()
                            .map(JsonObject.class::cast)
                            .collect(Collectors.toMap(
                                    row -> UUID.fromString(row.getString("uuid")), row -> row, (a, b) -> a));
        });
    }

    /** Any other API command. */
    public Future<String> api(String command, String arguments) {
        return order(() -> client.api(command, arguments));
    }

    private <T> Future<T> order(java.util.function.Supplier<Future<T>> order) {
        return lease.valid()
                ? order.get()
                : Future.failedFuture(new CoreException(Reason.LOST, "this brain's lease has lapsed"));
    }
}
