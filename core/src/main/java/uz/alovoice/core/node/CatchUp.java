package uz.alovoice.core.node;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import uz.alovoice.core.call.JoinLegs;
import uz.alovoice.core.directory.Contact;
import uz.alovoice.core.directory.Registrations;
import uz.alovoice.core.trunk.GatewayState;
import uz.alovoice.core.trunk.Trunks;

/** Asks a node for the phones, trunks and talks it has: what it told of them while nobody listened is not told again. */
public final class CatchUp {
    private static final String PROFILE = "sofia/internal/";
    private static final Pattern GATEWAY = Pattern.compile(
            "<name>(g[0-9]{1,18})</name>.*?<state>(\\w+)</state>\\s*<status>(\\w+)</status>", Pattern.DOTALL);

    private final Switches switches;
    private final Registrations registrations;
    private final Trunks trunks;
    private final JoinLegs joinLegs;
    private final Clock clock;

    public CatchUp(Switches switches, Registrations registrations, Trunks trunks, JoinLegs joinLegs, Clock clock) {
        this.switches = switches;
        this.registrations = registrations;
        this.trunks = trunks;
        this.joinLegs = joinLegs;
        this.clock = clock;
    }

    public Future<Void> with(long node) {
        return Future.join(phones(node), trunks(node), talks(node)).mapEmpty();
    }

    private Future<Void> talks(long node) {
        return switches.get(node).api("show", "bridged_calls as json").compose(text -> {
            var rows = new JsonObject(text).getJsonArray("rows");
            return rows == null
                    ? Future.succeededFuture()
                    : Future.join(rows.stream()
                                    .map(JsonObject.class::cast)
                                    .filter(row -> !row.getString("b_uuid", "").isEmpty())
                                    .map(row -> joinLegs.joined(
                                            UUID.fromString(row.getString("uuid")),
                                            UUID.fromString(row.getString("b_uuid")),
                                            null))
                                    .toList())
                            .mapEmpty();
        });
    }

    private Future<Void> phones(long node) {
        return switches.get(node).api("show", "registrations as json").compose(text -> {
            var rows = new JsonObject(text).getJsonArray("rows");
            var there = rows == null
                    ? List.<Map<String, String>>of()
                    : rows.stream()
                            .map(JsonObject.class::cast)
                            .filter(row -> row.getString("url").startsWith(PROFILE))
                            .map(this::asEvent)
                            .toList();
            return Future.join(there.stream()
                            .map(event -> registrations.registered(node, event::get))
                            .toList())
                    .compose(written -> registrations.keepOnly(
                            node,
                            there.stream()
                                    .map(event -> Contact.uriOf(event.get("contact")))
                                    .flatMap(Optional::stream)
                                    .toList()));
        });
    }

    /** As in {@code sofia::register}. */
    private Map<String, String> asEvent(JsonObject row) {
        var left = Long.parseLong(row.getString("expires")) - clock.instant().getEpochSecond();
        return Map.of(
                "contact", row.getString("url").substring(PROFILE.length()),
                "username", row.getString("reg_user"),
                "realm", row.getString("realm"),
                "expires", Long.toString(Math.max(0, left)));
    }

    private Future<Void> trunks(long node) {
        return switches.get(node).api("sofia", "xmlstatus gateway").compose(xml -> Future.join(GATEWAY.matcher(xml)
                        .results()
                        .map(found -> Map.of(
                                "Gateway", found.group(1), "State", found.group(2), "Ping-Status", found.group(3)))
                        .flatMap(event -> GatewayState.of(event::get).stream())
                        .map(report -> trunks.recordState(node, report))
                        .toList())
                .mapEmpty());
    }
}
