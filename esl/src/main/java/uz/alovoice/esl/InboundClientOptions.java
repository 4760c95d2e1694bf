package uz.alovoice.esl;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * @param connection limits and timeouts of the connection
 * @param format of the events
 * @param events subscribed after each login; BACKGROUND_JOB and HEARTBEAT are added
 * @param subclasses of CUSTOM events subscribed likewise
 * @param onConnect further commands after each login, such as filters
 * @param loginTimeout for connecting, and again for logging in
 * @param heartbeatTimeout without a HEARTBEAT event for this long the connection is given up; FreeSWITCH sends one every
 *     20 s by default ({@code event-heartbeat-interval})
 * @param backoffMin first pause before connecting again; it doubles up to {@code backoffMax}, each with random jitter
 *     down to half of it
 * @param minimumVersion an older FreeSWITCH is logged and reported, but used
 */
public record InboundClientOptions(
        String host,
        int port,
        String password,
        ConnectionOptions connection,
        EventFormat format,
        Set<EventName> events,
        Set<String> subclasses,
        List<Command> onConnect,
        Duration loginTimeout,
        Duration heartbeatTimeout,
        Duration backoffMin,
        Duration backoffMax,
        SwitchVersion minimumVersion) {

    public InboundClientOptions {
        events = Set.copyOf(events);
        subclasses = Set.copyOf(subclasses);
        onConnect = List.copyOf(onConnect);
    }

    public static InboundClientOptions of(String host, int port, String password) {
        return new InboundClientOptions(
                host,
                port,
                password,
                ConnectionOptions.INBOUND,
                EventFormat.PLAIN,
                Set.of(),
                Set.of(),
                List.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(50),
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                SwitchVersion.OLDEST_SAFE);
    }

    public InboundClientOptions withSubscription(Set<EventName> names, Set<String> customSubclasses) {
        return new InboundClientOptions(
                host,
                port,
                password,
                connection,
                format,
                names,
                customSubclasses,
                onConnect,
                loginTimeout,
                heartbeatTimeout,
                backoffMin,
                backoffMax,
                minimumVersion);
    }

    public InboundClientOptions withFormat(EventFormat wanted, List<Command> commandsOnConnect) {
        return new InboundClientOptions(
                host,
                port,
                password,
                connection,
                wanted,
                events,
                subclasses,
                commandsOnConnect,
                loginTimeout,
                heartbeatTimeout,
                backoffMin,
                backoffMax,
                minimumVersion);
    }

    public InboundClientOptions withTimeouts(
            Duration login, Duration heartbeat, Duration firstPause, Duration longest) {
        return new InboundClientOptions(
                host,
                port,
                password,
                connection,
                format,
                events,
                subclasses,
                onConnect,
                login,
                heartbeat,
                firstPause,
                longest,
                minimumVersion);
    }

    public InboundClientOptions withConnection(ConnectionOptions options) {
        return new InboundClientOptions(
                host,
                port,
                password,
                options,
                format,
                events,
                subclasses,
                onConnect,
                loginTimeout,
                heartbeatTimeout,
                backoffMin,
                backoffMax,
                minimumVersion);
    }

    @Override
    public String toString() {
        return "InboundClientOptions[" + host + ":" + port + "]";
    }
}
