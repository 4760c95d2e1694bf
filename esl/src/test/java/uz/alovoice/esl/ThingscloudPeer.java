package uz.alovoice.esl;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import link.thingscloud.freeswitch.esl.transport.event.EslEvent;
import link.thingscloud.freeswitch.esl.transport.message.EslFrameDecoder;
import link.thingscloud.freeswitch.esl.transport.message.EslMessage;
import org.jspecify.annotations.Nullable;

/** The decoder of link.thingscloud:freeswitch-esl as its own pipeline has it: frame decoder, then an event of all headers. */
final class ThingscloudPeer {
    private static final int ITS_OWN_HEADER_LIMIT = 8092;

    private final EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder(ITS_OWN_HEADER_LIMIT));

    /** Takes one whole message, which suits it best; null when it gives no event. */
    @Nullable
    EslEvent decode(ByteBuf bytes) {
        channel.writeInbound(bytes);
        EslMessage message = channel.readInbound();
        return message == null ? null : new EslEvent(message);
    }
}
