package uz.alovoice.simswitch.esl;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.esl.CommandDecoder;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.esl.EslEncoder;
import uz.alovoice.esl.EslException;
import uz.alovoice.esl.EslLimits;
import uz.alovoice.esl.EslMessage;
import uz.alovoice.esl.EslMessage.ApiResponse;
import uz.alovoice.esl.EslMessage.CommandReply;
import uz.alovoice.esl.EslMessage.DisconnectNotice;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Controller;
import uz.alovoice.simswitch.event.EventListener;
import uz.alovoice.simswitch.event.SwitchEvent;
import uz.alovoice.simswitch.node.Core;
import uz.alovoice.simswitch.node.Node;

/** One connection of the event socket, in either direction. Commands are answered one after another, in order. */
final class EslSession implements EventListener, Controller {
    private static final Logger log = LoggerFactory.getLogger(EslSession.class);
    private static final String GOODBYE = "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n";
    private final Node node;
    private final NetSocket socket;
    private final CommandDecoder decoder = new CommandDecoder(EslLimits.INBOUND);
    private final Deque<ReceivedCommand> waiting = new ArrayDeque<>();
    private final Subscription subscription = new Subscription();
    private final Commands commands;
    private Buffer out = Buffer.buffer();
    private Channel channel;
    private boolean busy;
    private boolean open = true;
    private boolean flushing;
    boolean authorized;
    boolean connected;
    boolean full = true;
    boolean lingers;
    int lingerSeconds = -1;
    boolean myEvents;
    boolean resumes;
    private boolean lingering;
    private Core.Timer lingerTimer;
    private final Deque<SwitchEvent> held = new ArrayDeque<>();
    private boolean holdsEvents;
    private Runnable onCommand;
    /** Whether the keys a caller pressed are in what goes out next; since when the brain knows them, 0 when it has answered. */
    private boolean keysInOut;

    private long keysSentAt;

    EslSession(Node node, NetSocket socket) {
        this.node = node;
        this.socket = socket;
        this.commands = new Commands(this);
        node.connections().add(this);
        socket.handler(this::received);
        socket.exceptionHandler(e -> log.debug("event socket: {}", e.toString()));
        socket.closeHandler(v -> closed());
    }

    Node node() {
        return node;
    }

    Subscription subscription() {
        return subscription;
    }

    /** The channel this connection is tied to; null for a plain inbound one. */
    Channel channel() {
        return channel;
    }

    /** Ties the connection to a channel, as an outbound socket or by {@code myevents uuid}. */
    void control(Channel of) {
        if (channel == null) node.bus().forget(this);
        channel = of;
        of.controllers().add(this);
        node.bus().listenTo(of.uuid(), this);
    }

    void listenToAll() {
        node.bus().listen(this);
    }

    @Override
    public boolean open() {
        return open;
    }

    // --- in ---------------------------------------------------------------------------------------------------------

    private void received(Buffer bytes) {
        if (keysSentAt != 0) {
            node.options().keysToCommand().accept(System.nanoTime() - keysSentAt);
            keysSentAt = 0;
        }
        try {
            decoder.feed(bytes);
            for (ReceivedCommand next = decoder.next(); next != null; next = decoder.next()) waiting.add(next);
        } catch (EslException e) {
            log.info("event socket closed: {}", e.getMessage());
            close();
            return;
        }
        if (onCommand != null) onCommand.run();
        else work();
    }

    /** A connection without async is read by the channel's own thread: {@code handler} is told when commands wait. */
    void readBy(Runnable handler) {
        onCommand = handler;
    }

    /** The next command, null when none waits. */
    ReceivedCommand nextCommand() {
        return waiting.poll();
    }

    /** Whether the channel's own thread reads the commands. */
    boolean sync() {
        return onCommand != null;
    }

    void obey(ReceivedCommand command) {
        commands.obey(command);
    }

    private void work() {
        if (busy) return;
        busy = true;
        try {
            for (ReceivedCommand next = waiting.poll(); next != null && open; next = waiting.poll()) {
                commands.obey(next);
                if (onCommand != null) return;
            }
        } finally {
            busy = false;
        }
    }

    // --- out --------------------------------------------------------------------------------------------------------

    void reply(String text) {
        write(CommandReply.of(text));
    }

    void apiResponse(String body) {
        write(new ApiResponse(body));
    }

    void write(EslMessage message) {
        write(EslEncoder.encode(message));
    }

    /** What one task writes goes out together. */
    private void write(Buffer bytes) {
        if (!open) return;
        out.appendBuffer(bytes);
        if (flushing) return;
        flushing = true;
        node.core().post(this::flush);
    }

    private void flush() {
        flushing = false;
        if (out.length() == 0) return;
        Buffer ready = out;
        out = Buffer.buffer();
        socket.write(ready);
        if (keysInOut) {
            keysInOut = false;
            keysSentAt = System.nanoTime();
        }
    }

    @Override
    public boolean wants(String name, String subclass) {
        return open && subscription.wants(name, subclass);
    }

    @Override
    public void deliver(SwitchEvent event) {
        if (!subscription.passes(event)) return;
        if (holdsEvents) held.add(event);
        else write(event.framed(subscription.format()));
        keysInOut |= event.name().equals("CHANNEL_EXECUTE_COMPLETE")
                && "play_and_get_digits".equals(event.first("Application"));
    }

    /** While the channel's thread is busy a connection without async delivers no events. */
    void holdEvents(boolean hold) {
        holdsEvents = hold;
        while (!hold && !held.isEmpty()) write(held.poll().framed(subscription.format()));
    }

    // --- the end ----------------------------------------------------------------------------------------------------

    @Override
    public void channelEnded() {
        if (!open) return;
        if (!lingers) {
            bye();
            return;
        }
        lingering = true;
        write(new DisconnectNotice(channel.uuid(), true, lingerSeconds, channel.name(), ""));
        if (lingerSeconds >= 0) lingerTimer = node.core().after(lingerSeconds * 1000L + 500, this::bye);
    }

    boolean lingering() {
        return lingering;
    }

    /** The disconnect notice, then close. */
    void bye() {
        write(new DisconnectNotice(channel == null ? null : channel.uuid(), false, 0, null, GOODBYE));
        flush();
        close();
    }

    /** As when the process dies: no notice, the connection is reset. */
    void reset() {
        open = false;
        if (socket instanceof NetSocketInternal internal) {
            try {
                internal.channelHandlerContext().channel().config().setOption(ChannelOption.SO_LINGER, 0);
            } catch (ChannelException e) {
                log.debug("the other side was quicker: there is nothing left to reset", e);
            }
        }
        socket.close();
    }

    void close() {
        socket.close();
        closed();
    }

    private void closed() {
        if (!open) return;
        open = false;
        node.connections().remove(this);
        if (lingerTimer != null) lingerTimer.cancel();
        node.bus().forget(this);
        if (onCommand != null) onCommand.run();
        if (channel == null) return;
        node.bus().forget(channel.uuid(), this);
        channel.controllers().remove(this);
        channel.release();
        if (resumes || channel.variables().isTrue("socket_resume")) channel.reset();
    }
}
