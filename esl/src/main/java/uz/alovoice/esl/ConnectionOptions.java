package uz.alovoice.esl;

import java.time.Duration;

/**
 * What holds for one connection of either kind.
 *
 * @param limits of what the peer may send
 * @param replyTimeout until a command without a reply fails; FreeSWITCH answers in 0.3 ms, an {@code api} when it is done
 * @param maxPending commands that may wait for their reply, timed out ones included until their reply comes
 * @param maxUnsent bytes that may wait because the peer does not read
 */
public record ConnectionOptions(EslLimits limits, Duration replyTimeout, int maxPending, int maxUnsent) {
    public static final ConnectionOptions OUTBOUND =
            new ConnectionOptions(EslLimits.OUTBOUND, Duration.ofSeconds(5), 256, 256 * 1024);

    public static final ConnectionOptions INBOUND =
            new ConnectionOptions(EslLimits.INBOUND, Duration.ofSeconds(10), 4096, 4 * 1024 * 1024);

    public ConnectionOptions withReplyTimeout(Duration timeout) {
        return new ConnectionOptions(limits, timeout, maxPending, maxUnsent);
    }

    public ConnectionOptions withMaxPending(int commands) {
        return new ConnectionOptions(limits, replyTimeout, commands, maxUnsent);
    }

    public ConnectionOptions withLimits(EslLimits wanted) {
        return new ConnectionOptions(wanted, replyTimeout, maxPending, maxUnsent);
    }
}
