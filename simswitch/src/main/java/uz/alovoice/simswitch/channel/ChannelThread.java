package uz.alovoice.simswitch.channel;

import java.util.ArrayList;
import java.util.List;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.simswitch.app.App;
import uz.alovoice.simswitch.app.Apps;
import uz.alovoice.simswitch.app.Park;
import uz.alovoice.simswitch.dialplan.Expansion;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.node.Ids;

/**
 * The thread of a channel: walks through the states, runs the dialplan's applications and, between and inside them, the
 * commands that came over the event socket. Straight-line code on the core.
 */
public final class ChannelThread {
    private static final long SHORTEST_ROUND_MICROS = 500_000;

    private final Channel channel;
    private final List<AppLog> log = new ArrayList<>();
    private List<Action> actions = List.of();
    private int next;
    private int lock;
    private Runnable softExecute;
    private String extension;

    /** One executed application, for the CDR. */
    public record AppLog(String application, String data, long micros) {}

    ChannelThread(Channel channel) {
        this.channel = channel;
    }

    public List<AppLog> log() {
        return log;
    }

    /** Name of the dialplan extension that matched last; null before the first. */
    public String extension() {
        return extension;
    }

    public List<Action> actions() {
        return actions;
    }

    /** Whether the dialplan has anything left to do. */
    public boolean hasMoreActions() {
        return next < actions.size();
    }

    /** Gives the thread an extension to execute from its beginning. */
    public void extension(String name, List<Action> todo) {
        extension = name;
        actions = todo;
        next = 0;
    }

    /** What the state SOFT_EXECUTE runs: the two halves of uuid_bridge. */
    public void softExecute(Runnable half) {
        softExecute = half;
        channel.want(ChannelState.HIBERNATE);
    }

    /** Runs until the channel is destroyed. */
    public void run() {
        boolean outgoing = channel.direction() == Direction.OUTBOUND;
        channel.want(ChannelState.INIT);
        channel.enter(ChannelState.INIT);
        channel.event("CHANNEL_CREATE", EventSource.CREATE, true).fire();
        if (outgoing) {
            channel.event("CHANNEL_ORIGINATE", EventSource.ORIGINATE, true).fire();
        } else {
            callStateWhileRouting();
        }
        channel.want(ChannelState.ROUTING);
        boolean originated = outgoing;
        while (channel.up()) {
            ChannelState state = channel.wantedState();
            if (channel.state() != state) channel.enter(state);
            switch (state) {
                case ROUTING -> {
                    if (originated) channel.want(ChannelState.CONSUME_MEDIA);
                    else route();
                    originated = false;
                }
                case EXECUTE -> execute();
                case SOFT_EXECUTE -> softExecute();
                case HIBERNATE -> {
                    channel.enter(ChannelState.RESET);
                    channel.want(ChannelState.SOFT_EXECUTE);
                    channel.node().core().sleep(channel.millisToFrame());
                }
                case PARK -> {
                    new Park().run(channel, "");
                    channel.takeReset();
                    if (channel.ready()) goOn();
                }
                default -> idle(state);
            }
        }
        new ChannelEnding(channel).run();
    }

    private void callStateWhileRouting() {
        channel.quietly(ChannelState.ROUTING);
        channel.callState(CallState.RINGING);
        channel.enter(ChannelState.ROUTING);
    }

    private void route() {
        var found = channel.node().dialplan().route(channel);
        if (!channel.up() || channel.wantedState() != ChannelState.ROUTING) return;
        if (found == null) {
            channel.hangUp(HangupCause.NO_ROUTE_DESTINATION);
            return;
        }
        extension(found.name(), found.actions());
        channel.hitDialplan(true);
        channel.want(ChannelState.EXECUTE);
    }

    private void execute() {
        channel.takeReset(); // one that came while nothing ran has nothing to end
        while (channel.ready() && next < actions.size()) {
            Action action = actions.get(next++);
            execute(action.application(), action.data(), null);
            channel.takeReset();
        }
        if (channel.ready()) channel.hangUp(HangupCause.NORMAL_CLEARING);
    }

    private void softExecute() {
        Runnable half = softExecute;
        softExecute = null;
        if (half != null) half.run();
        channel.takeReset();
        if (channel.up() && channel.wantedState() == ChannelState.SOFT_EXECUTE) goOn();
    }

    /** After a bridge by uuid_bridge: the next dialplan action, or the end. */
    public void goOn() {
        if (hasMoreActions()) channel.want(ChannelState.EXECUTE);
        else channel.hangUp(HangupCause.NORMAL_CLEARING);
    }

    private void idle(ChannelState state) {
        while (channel.up() && channel.wantedState() == state) {
            if (channel.takeReset() && state == ChannelState.EXCHANGE_MEDIA) {
                goOn();
                return;
            }
            if (state == ChannelState.EXCHANGE_MEDIA) {
                runCommands();
                while (channel.nextDigit() != null) {
                    // told by its event; the other side hears it
                }
            }
            if (channel.up() && channel.wantedState() == state) channel.signal().await();
        }
    }

    /** Runs one application with its two events. {@code eventUuid} null makes one up. */
    public void execute(String application, String data, String eventUuid) {
        String text = data == null || data.isEmpty() ? null : Expansion.expand(channel, data);
        App app = Apps.named(application);
        if (app == null) {
            channel.hangUp(HangupCause.DESTINATION_OUT_OF_ORDER);
            return;
        }
        if (app.needsMedia()) channel.media().preAnswer();
        Variables variables = channel.variables();
        variables.set("current_application_data", text);
        variables.set("current_application", application);
        variables.set("current_application_response", null);
        log.add(new AppLog(application, text, channel.node().clock().micros()));
        String id = eventUuid == null ? Ids.random() : eventUuid;
        channel.event("CHANNEL_EXECUTE", EventSource.EXECUTE, true)
                .tail("Application", application)
                .tail("Application-Data", text)
                .tail("Application-UUID", id)
                .fire();
        app.run(channel, text == null ? "" : text);
        channel.event("CHANNEL_EXECUTE_COMPLETE", EventSource.EXECUTE_COMPLETE, true)
                .tail("Application", application)
                .tail("Application-Data", text)
                .tail("Application-Response", variables.get("current_application_response", "_none_"))
                .tail("Application-UUID", id)
                .fire();
    }

    /** Runs what waits in the queue, unless an application that was sent with event-lock is running. */
    public void runCommands() {
        if (lock > 0) return;
        for (ReceivedCommand command = channel.commands().next(); command != null; ) {
            boolean frames = channel.hasMedia();
            if (channel.up()) obey(command);
            if (frames) told(command);
            command = channel.commands().next();
        }
    }

    /** Runs one command at once: sockets without async. */
    public void obeyNow(ReceivedCommand command) {
        if (channel.up()) obey(command);
    }

    private void obey(ReceivedCommand command) {
        switch (lower(command.header("call-command"))) {
            case "execute" -> executeCommand(command);
            case "hangup" -> channel.hangUp(HangupCause.named(command.header("hangup-cause")));
            case "unicast" -> channel.node().unicast().start(channel, command);
            default -> {
                // nomedia, xferext and unknown ones are accepted and do nothing (captures esl-outbound/04)
            }
        }
    }

    private void executeCommand(ReceivedCommand command) {
        String application = command.header("execute-app-name");
        if (application == null || application.isEmpty()) return;
        String data = command.header("execute-app-arg");
        if (data == null) data = command.body();
        String loopsText = command.header("loops");
        int loops = loopsText != null && loopsText.matches("-?\\d{1,6}") ? Integer.parseInt(loopsText) : 1;
        boolean locked = Variables.isTrue(command.header("event-lock"), false);
        if (locked) lock++;
        boolean again = channel.up();
        for (int i = 1; again && (loops < 0 || i <= loops); i++) {
            channel.variables().set("current_loop", Integer.toString(i));
            channel.variables().set("total_loops", Integer.toString(loops));
            long begun = channel.node().clock().micros();
            int breaks = channel.breaks();
            execute(application, data, command.header("event-uuid"));
            // switch_ivr_parse_event: a round that a break ended, or that took less than half a second, is the last.
            again = channel.ready()
                    && channel.breaks() == breaks
                    && channel.node().clock().micros() - begun >= SHORTEST_ROUND_MICROS;
        }
        channel.variables().set("current_loop", null);
        channel.variables().set("total_loops", null);
        if (locked) lock--;
    }

    private void told(ReceivedCommand command) {
        ChannelEvent event = channel.event("PRIVATE_COMMAND", EventSource.PRIVATE_COMMAND, false);
        command.entries().forEach(header -> event.lead(header.getKey(), header.getValue()));
        event.fire();
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(java.util.Locale.ROOT);
    }
}
