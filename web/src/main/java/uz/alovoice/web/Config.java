package uz.alovoice.web;

import io.vertx.core.net.SocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.node.NodeAddress;
import uz.alovoice.web.api.InstallationSettings;
import uz.alovoice.web.auth.SignInSettings;
import uz.alovoice.web.switchxml.SipSettings;

/**
 * What a brain is told by its environment; README lists the names.
 *
 * @param databaseUrl of the tables' owner, for migrations
 * @param brainDatabaseUrl of the login that row-level security binds
 * @param data directory shared with the nodes: audio files and recordings
 * @param key 32 bytes in base64, which seal secrets
 * @param publicAddress listener of API and dashboard
 * @param switchAddress listener that only nodes may reach
 * @param socketAddress where nodes open their outbound sockets, as they reach it
 * @param installation what it tells its customers
 * @param sounds the prompts, as the nodes see them
 * @param dashboard the built dashboard
 * @param demo whether an empty installation gets a company to try things with
 */
public record Config(
        String databaseUrl,
        String brainDatabaseUrl,
        Path data,
        String key,
        SocketAddress publicAddress,
        SocketAddress switchAddress,
        String switchUser,
        String switchPassword,
        SocketAddress socketAddress,
        List<NodeAddress> nodes,
        String eslPassword,
        String sipDomain,
        SipSettings sip,
        SignInSettings signIn,
        InstallationSettings installation,
        Path sounds,
        Path migrations,
        Path dashboard,
        boolean demo) {

    public static Config of(Map<String, String> environment) {
        return new Config(
                required(environment, "DATABASE_URL"),
                required(environment, "BRAIN_DATABASE_URL"),
                Path.of(required(environment, "ALOVOICE_DATA")).toAbsolutePath(),
                required(environment, "ALOVOICE_KEY"),
                address(environment.getOrDefault("ALOVOICE_PUBLIC", "127.0.0.1:8080")),
                address(environment.getOrDefault("ALOVOICE_SWITCH", "127.0.0.1:8090")),
                environment.getOrDefault("ALOVOICE_SWITCH_USER", "freeswitch"),
                required(environment, "ALOVOICE_SWITCH_PASSWORD"),
                address(environment.getOrDefault("ALOVOICE_SOCKET", "127.0.0.1:9601")),
                Stream.of(environment
                                .getOrDefault("ALOVOICE_NODES", "127.0.0.1:8021")
                                .split(","))
                        .map(String::strip)
                        .filter(node -> !node.isEmpty())
                        .map(NodeAddress::parse)
                        .toList(),
                required(environment, "ALOVOICE_ESL_PASSWORD"),
                environment.getOrDefault("ALOVOICE_SIP_DOMAIN", "alovoice.local"),
                SipSettings.of(environment),
                SignInSettings.of(environment),
                InstallationSettings.of(environment),
                Path.of(environment.getOrDefault("ALOVOICE_SOUNDS", "freeswitch-conf/sounds"))
                        .toAbsolutePath()
                        .normalize(),
                Path.of(environment.getOrDefault("ALOVOICE_MIGRATIONS", "migrations"))
                        .toAbsolutePath(),
                Path.of(environment.getOrDefault("ALOVOICE_DASHBOARD", "web/dashboard/dist"))
                        .toAbsolutePath()
                        .normalize(),
                Boolean.parseBoolean(environment.get("ALOVOICE_DEMO_COMPANY")));
    }

    /** Where phones register, as they reach it; the public listener's host when each node has an address of its own. */
    String sipProxy() {
        var host = sip.sipIp().startsWith("$") ? publicAddress.host() : sip.sipIp();
        return host + ":" + sip.internalPort();
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new CoreException(Reason.INVALID, name + " is not set");
        }
        return value;
    }

    private static SocketAddress address(String text) {
        var address = NodeAddress.parse(text);
        return SocketAddress.inetSocketAddress(address.port(), address.host());
    }
}
