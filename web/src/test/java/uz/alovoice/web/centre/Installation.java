package uz.alovoice.web.centre;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.simswitch.SimSwitchOptions;
import uz.alovoice.web.sip.ConnectedPhone.Transport;

/**
 * How the parts of a call centre are told of one another: what an operator of AloVoice writes into environments.
 *
 * @param cables whether brains and nodes talk by way of a {@link Network} that can be cut
 */
record Installation(Addresses addresses, TestDatabase database, Path directory, int nodes, int brains, boolean cables) {
    static final String DOMAIN = "test.pbx";
    private static final int ESL = 8021;
    private static final int SOCKETS = 9601;
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Path ROOT =
            TestDatabase.migrations().toAbsolutePath().normalize().getParent();

    static final Path CONFIGURATION = ROOT.resolve("freeswitch-conf");

    static Seal seal() {
        return new Seal(KEY);
    }

    Map<String, String> brainEnvironment(int index) {
        var address = addresses.brain(index);
        return Map.ofEntries(
                Map.entry("DATABASE_URL", database.ownerUrl()),
                Map.entry("BRAIN_DATABASE_URL", database.brainUrl()),
                Map.entry("ALOVOICE_DATA", directory.resolve("data").toString()),
                Map.entry("ALOVOICE_KEY", KEY),
                Map.entry("ALOVOICE_PUBLIC", address + ":8080"),
                Map.entry("ALOVOICE_SWITCH", address + ":8090"),
                Map.entry("ALOVOICE_SWITCH_USER", "switch"),
                Map.entry("ALOVOICE_SWITCH_PASSWORD", RealSwitch.PASSWORD),
                Map.entry("ALOVOICE_SOCKET", socket(index)),
                Map.entry("ALOVOICE_NODES", each(nodes, this::esl, ",")),
                Map.entry("ALOVOICE_ESL_PASSWORD", RealSwitch.PASSWORD),
                Map.entry("ALOVOICE_SIP_DOMAIN", DOMAIN),
                Map.entry(
                        "ALOVOICE_DASHBOARD", ROOT.resolve("web/dashboard/dist").toString()),
                Map.entry("ALOVOICE_WS_PORT", Integer.toString(port(Transport.WS))),
                Map.entry("ALOVOICE_WSS_PORT", Integer.toString(port(Transport.WSS))),
                Map.entry("ALOVOICE_TLS_PORT", Integer.toString(port(Transport.TLS))),
                Map.entry(
                        "ALOVOICE_SOUNDS",
                        ROOT.resolve("freeswitch-conf/sounds").toString()),
                Map.entry("ALOVOICE_MIGRATIONS", ROOT.resolve("migrations").toString()));
    }

    /** Where a brain listens for nodes' sockets; it names itself so. */
    String socket(int brain) {
        return addresses.brain(brain) + ":" + SOCKETS;
    }

    /** Where nodes reach that by way of the network. */
    String socketLink(int brain) {
        return addresses.brainLink(brain) + ":" + SOCKETS;
    }

    /** Between brains and nodes' event sockets, and on a way of their own between nodes and brains' sockets. */
    Network network() {
        var network = new Network();
        if (!cables) {
            return network;
        }
        for (int i = 0; i < nodes; i++) {
            network.link(addresses.nodeLink(i), addresses.node(i), ESL);
        }
        for (int i = 0; i < brains; i++) {
            network.link(addresses.brainLink(i), addresses.brain(i), SOCKETS);
        }
        return network;
    }

    /** Of nodes' internal profiles. */
    static int port(Transport transport) {
        return switch (transport) {
            case WS -> 5066;
            case WSS -> 7443;
            case TLS -> 5061;
        };
    }

    /** How the brains know a node. */
    String esl(int node) {
        return (cables ? addresses.nodeLink(node) : addresses.node(node)) + ":" + ESL;
    }

    RealSwitch realNode(Vertx vertx, int index, Path configuration, Map<String, String> more) {
        var environment = new HashMap<>(Map.of(
                "ALOVOICE_HOSTNAME",
                hostname(index),
                "ALOVOICE_XML_URL",
                each(brains, i -> switchUrl(i) + "/xml", " "),
                "ALOVOICE_CDR_URL",
                each(brains, i -> switchUrl(i) + "/cdr", " "),
                "ALOVOICE_SOCKETS",
                each(brains, this::socket, "|"),
                "ALOVOICE_SWITCH_USER",
                "switch",
                "ALOVOICE_SWITCH_PASSWORD",
                RealSwitch.PASSWORD));
        environment.putAll(more);
        var own = directory.resolve("node" + index);
        Certificates.write(own.resolve("certs"));
        return new RealSwitch(vertx, configuration, own, addresses.node(index), ESL, environment);
    }

    SimSwitchOptions simNode(int index) {
        var options = new SimSwitchOptions()
                .hostname(hostname(index))
                .esl(addresses.node(index), ESL, RealSwitch.PASSWORD)
                .xmlCredentials("switch", RealSwitch.PASSWORD)
                .xmlTimeout(Duration.ofSeconds(2))
                .gatewayCheck(Duration.ofMillis(50))
                .limits(20_000, 10_000)
                .fallbackDialplan(noBrain())
                .data(directory.resolve("data"));
        for (int i = 0; i < brains; i++) {
            options.xml(URI.create(switchUrl(i) + "/xml")).cdr(URI.create(switchUrl(i) + "/cdr"));
        }
        return options;
    }

    private String switchUrl(int brain) {
        return "http://" + addresses.brain(brain) + ":8090";
    }

    /** The dialplan of freeswitch-conf that serves while no brain answers. */
    private String noBrain() {
        try {
            return Files.readString(ROOT.resolve("freeswitch-conf/dialplan/no-brain.xml"))
                    .replace("$${sockets}", each(brains, this::socket, "|"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of this centre's own: nodes of two tests may run side by side. */
    private String hostname(int index) {
        return "pbx" + addresses.node(index).replace('.', '-');
    }

    private static String each(int count, IntFunction<String> text, String between) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(between));
    }
}
