package uz.alovoice.core.trunk;

import java.util.List;
import java.util.Objects;
import uz.alovoice.core.Check;

/**
 * How a provider is reached.
 *
 * @param preset         id of the {@link TrunkPreset} it was made from; null for none
 * @param server         host name or IPv4 address
 * @param registered     true: we register with login and secret; false: the provider knows us by our address
 * @param login          null only when not registered
 * @param domain         when the provider's realm is not its server; null for the server
 * @param callerNumber   shown to who is called, as the provider wants it written; null for the operator's own choice
 * @param addresses      IPv4 addresses or networks (CIDR) that its calls may come from; the address that answered a
 *                       registration counts besides. At least one when not registered
 * @param channels       calls at a time
 * @param callsPerSecond outgoing
 * @param place          order of trial for outgoing calls
 */
public record TrunkSettings(
        String name,
        String preset,
        String server,
        int port,
        Transport transport,
        boolean registered,
        String login,
        String domain,
        String callerNumber,
        List<String> addresses,
        int channels,
        int callsPerSecond,
        int place) {
    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?";
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final String IPV4 = BYTE + "(\\." + BYTE + "){3}";

    public TrunkSettings {
        name = Check.name("name", name);
        Check.that(server != null && server.matches(HOST), "server", "trunk.host_invalid");
        Check.range("port", port, 1, 65535);
        Objects.requireNonNull(transport, "transport");
        Check.that(login == null || login.matches("[A-Za-z0-9+._-]{1,100}"), "login", "trunk.login_invalid");
        Check.that(!registered || login != null, "login", "trunk.login_missing");
        Check.that(domain == null || domain.matches(HOST), "domain", "trunk.host_invalid");
        Check.that(
                callerNumber == null || callerNumber.matches("\\+?[0-9]{3,15}"),
                "caller_number",
                "trunk.caller_number_invalid");
        Check.that(preset == null || preset.matches("[a-z0-9_]{1,50}"), "preset", "trunk.preset_unknown");
        addresses = addresses.stream().map(TrunkSettings::network).toList();
        Check.range("addresses", addresses.size(), 0, 20);
        Check.that(registered || !addresses.isEmpty(), "addresses", "trunk.addresses_missing");
        Check.range("channels", channels, 1, 1000);
        Check.range("calls_per_second", callsPerSecond, 1, 100);
        Check.range("place", place, -1000, 1000);
    }

    /** A registered trunk with everything else as usual. */
    public static TrunkSettings registered(String name, String server, String login) {
        return new TrunkSettings(name, null, server, 5060, Transport.UDP, true, login, null, null, List.of(), 10, 5, 0);
    }

    /** @return with the length of its prefix; not wider than 4,096 addresses, since calls from there are let in */
    private static String network(String address) {
        Check.that(address.matches(IPV4 + "(/(2[0-9]|3[0-2]))?"), "addresses", "trunk.address_invalid", address);
        return address.contains("/") ? address : address + "/32";
    }
}
