package uz.alovoice.core.flow;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.brain.Lease;
import uz.alovoice.core.call.CallId;
import uz.alovoice.core.call.CallLog;
import uz.alovoice.core.call.CallerGone;
import uz.alovoice.core.call.Calls;
import uz.alovoice.core.call.DialString;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.JoinLegs;
import uz.alovoice.core.call.Leg;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.call.NewCall;
import uz.alovoice.core.call.Route;
import uz.alovoice.core.call.Routes;
import uz.alovoice.core.call.Status;
import uz.alovoice.core.node.Nodes;
import uz.alovoice.core.recording.Recordings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.esl.Command.Hangup;
import uz.alovoice.esl.EslException;
import uz.alovoice.esl.Event;
import uz.alovoice.esl.EventName;
import uz.alovoice.esl.OutboundCall;

/**
 * Every socket that a node opens for a channel. A new call gets its route and its row; a call that came back, after a talk or from a brain
 * that died, goes on from what its row says; one that comes with another destination is a transfer. Each runs on a virtual thread of its own.
 */
public final class IncomingCalls implements Handler<OutboundCall> {
    private static final Logger log = LoggerFactory.getLogger(IncomingCalls.class);

    /** A brain's death sends all its calls back at once, and a node does not recover from overload. */
    private static final int COMING_BACK_PER_SECOND = 60;

    private final Lease lease;
    private final Nodes nodes;
    private final Routes routes;
    private final Calls calls;
    private final Tenants tenants;
    private final AbandonAttempts abandonAttempts;
    private final EndLeg endLeg;
    private final JoinLegs joinLegs;
    private final Recordings recordings;
    private final Sounds sounds;
    private final FlowRunner flow;
    private final Pace comingBack = new Pace(COMING_BACK_PER_SECOND);
    private final Map<OutboundCall, Leg> sockets = new ConcurrentHashMap<>();

    public IncomingCalls(
            Lease lease,
            Nodes nodes,
            Routes routes,
            Calls calls,
            Tenants tenants,
            AbandonAttempts abandonAttempts,
            EndLeg endLeg,
            JoinLegs joinLegs,
            Recordings recordings,
            Sounds sounds,
            FlowRunner flow) {
        this.lease = lease;
        this.nodes = nodes;
        this.routes = routes;
        this.calls = calls;
        this.tenants = tenants;
        this.abandonAttempts = abandonAttempts;
        this.endLeg = endLeg;
        this.joinLegs = joinLegs;
        this.recordings = recordings;
        this.sounds = sounds;
        this.flow = flow;
        lease.onLost(() -> sockets.keySet().forEach(OutboundCall::close));
    }

    /** Sockets that are open now. */
    public int open() {
        return sockets.size();
    }

    /** Calls that this brain is needed for now: those that talk go on without one. */
    public int inSteps() {
        return (int) sockets.values().stream().filter(Leg::inStep).count();
    }

    @Override
    public void handle(OutboundCall socket) {
        if (!lease.valid()) {
            socket.close();
            return;
        }
        var leg = new Leg(socket, lease);
        sockets.put(socket, leg);
        socket.onClose(cause -> sockets.remove(socket));
        socket.onEvent(event -> heard(socket, leg, event));
        Thread.ofVirtual().name("call-", 0).start(() -> serve(socket, leg));
    }

    /** What must be written whatever the flow is doing. */
    private void heard(OutboundCall socket, Leg leg, Event event) {
        if (event.is(EventName.CHANNEL_HANGUP_COMPLETE) && event.uuid().equals(socket.uuid())) {
            endLeg.end(leg.uuid(), LegEnd.of(event))
                    .onFailure(e -> CallLog.of(
                            leg.call(),
                            () -> log.error(
                                    "the end of leg {} was not written; the guardian or the CDR will", leg.uuid(), e)))
                    .onComplete(written -> socket.close());
        } else if (event.is(EventName.CHANNEL_BRIDGE)) {
            joinLegs.heard(event)
                    .onFailure(e ->
                            CallLog.of(leg.call(), () -> log.error("the talk of {} was not written", leg.uuid(), e)));
        } else if (event.is(EventName.RECORD_STOP)) {
            recordings
                    .stopped(event)
                    .onFailure(e -> CallLog.of(
                            leg.call(),
                            () -> log.error("the end of a recording of {} was not written", leg.uuid(), e)));
        }
        leg.event(event);
    }

    private void serve(OutboundCall socket, Leg leg) {
        try {
            var known = socket.channelData().variable(Leg.CALL);
            if (known == null) {
                begin(leg);
            } else {
                closeOlder(socket, leg);
                goOn(leg, new CallId(UUID.fromString(known)));
            }
        } catch (CallerGone e) {
            log.debug("caller gone: {}", e.getMessage());
        } catch (EslException e) {
            log.info("the socket of channel {} was lost: {}", leg.uuid(), e.getMessage());
        } catch (CoreException e) {
            switch (e.reason()) {
                case LOST -> log.info("left to another brain: {}", e.getMessage());
                // The database, or a node, is away for a moment: callers who wait are not to pay for that.
                case UNAVAILABLE -> giveBack(leg, e);
                default -> {
                    log.warn("call refused: {}", e.getMessage());
                    socket.send(new Hangup("NORMAL_TEMPORARY_FAILURE"));
                }
            }
        } catch (Exception e) { // await() throws what the future failed with, checked or not
            log.error("call failed", e);
            socket.send(new Hangup("NORMAL_TEMPORARY_FAILURE"));
        } finally {
            CallLog.end();
        }
    }

    private static void giveBack(Leg leg, CoreException why) {
        log.warn("call is held and given back: {}", why.getMessage());
        try {
            leg.giveBack();
        } catch (CallerGone | CoreException e) {
            log.debug("it is gone already: {}", e.getMessage());
        }
    }

    /**
     * A REFER opens the second connection of a channel within a tick of the first one's end. When the switch ends the first, it takes the
     * channel off whatever connection it is on, and once more if {@code socket_resume} is true then (listener_run of 1.11.3-dev): seen as a
     * transferred client who was hung up. So this waits for the switch, not for our own close.
     */
    private void closeOlder(OutboundCall socket, Leg leg) {
        Future.join(sockets.keySet().stream()
                        .filter(older -> older != socket && older.uuid().equals(socket.uuid()))
                        .map(OutboundCall::leave)
                        .toList())
                .await();
        leg.run("set", "socket_resume=false"); // a tick later: the channel is still here, or it comes back
    }

    private void begin(Leg leg) {
        switch (routes.of(leg.data()).await()) {
            case Route.Refused(String cause, String why) -> {
                log.info("call of {} refused: {}", leg.data().header("Caller-Caller-ID-Number"), why);
                leg.hangUp(cause);
            }
            case Route.Relayed(List<String> endpoints, String callId) -> {
                var dial = new DialString();
                if (callId != null) {
                    dial.with("sip_invite_call_id", callId);
                }
                endpoints.forEach(dial::endpoint);
                leg.relay(dial);
            }
            case Route.Found route -> {
                var data = leg.data();
                var id = new CallId(UUID.randomUUID());
                CallLog.begin(id);
                var node =
                        nodes.named(data.headerOrEmpty("FreeSWITCH-Switchname")).await();
                var call = calls.begin(NewCall.of(id, route, node, leg.uuid(), data));
                var tenant = tenants.get(route.tenant());
                leg.claim(id, true);
                flow.run(new Journey(calls, leg, tenant.await(), sounds, call.await()), false);
            }
        }
    }

    private void goOn(Leg leg, CallId id) {
        CallLog.begin(id);
        talked(leg);
        var claimed = calls.claim(id).await();
        if (claimed.isEmpty()) {
            log.info("a channel came back for a call that has ended");
            leg.hangUp("NORMAL_CLEARING");
            return;
        }
        var call = claimed.get();
        if (call.status() != Status.TALKING) {
            comingBack.await();
        }
        abandonAttempts.of(call).await();
        // A brain that was frozen, not dead, may still hold a socket of this channel: its close must not throw the
        // channel off this one.
        var takenOver = "true".equals(leg.data().variable(Leg.TAKEN_OVER));
        leg.claim(id, !takenOver);
        var tenant = tenants.get(call.tenant()).await();
        var destination = leg.data().headerOrEmpty("Caller-Destination-Number");
        var journey = new Journey(calls, leg, tenant, sounds, call);
        if (call.visit() == 0) {
            journey.pickedUp();
            flow.start(journey, new Next.GoTo(call.step()));
        } else if (destination.equals(call.entry()) && leg.uuid().equals(call.callerLeg())) {
            log.info("call goes on: {} {}", call.status(), call.step());
            flow.run(journey, true);
        } else {
            transfer(journey, leg, destination);
        }
    }

    /** The channel knows of its last talk, even when every brain was away while it began. */
    private void talked(Leg leg) {
        var partner = leg.data().variable("last_bridge_to");
        if (partner != null) {
            joinLegs.wereJoined(
                            leg.uuid(),
                            UUID.fromString(partner),
                            LegEnd.time(leg.data().number("Caller-Channel-Bridged-Time")))
                    .await();
        }
    }

    /** The rights are those of the operator who transfers: the one who talked last. */
    private void transfer(Journey journey, Leg leg, String destination) {
        var call = journey.call();
        var by = Optional.ofNullable(call.operator());
        var route = by.isEmpty()
                ? new Route.Refused("CALL_REJECTED", "transferred by nobody")
                : routes.dialledBy(call.tenant(), by.get(), destination).await();
        switch (route) {
            case Route.Refused(String cause, String why) -> {
                log.info("transfer refused: {}", why);
                leg.hangUp(cause);
            }
            case Route.Relayed r -> throw new IllegalStateException("a transfer is no relay");
            case Route.Found found -> {
                // First: another brain's older connection may still throw the channel off this one, and it comes back
                // as resumed.
                leg.forgetBridge();
                var step = found.step();
                var moved = calls.transferred(call, leg.uuid(), destination, step, Status.of(step))
                        .await();
                var onward = new Journey(calls, leg, journey.tenant(), sounds, moved);
                flow.start(onward, new Next.GoTo(step));
            }
        }
    }
}
