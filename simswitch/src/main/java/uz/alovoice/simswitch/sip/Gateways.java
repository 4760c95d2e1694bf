package uz.alovoice.simswitch.sip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import uz.alovoice.simswitch.dialplan.Xml;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.event.SwitchEvent;
import uz.alovoice.simswitch.node.Node;

/** The gateways of the external profile and the thread that keeps them registered, which looks once a second. */
public final class Gateways {
    private static final EventSource CONFIG = new EventSource("sofia.c", "config_sofia", "4486");
    private static final EventSource PROFILE = new EventSource("sofia.c", "launch_sofia_worker_thread", "3046");
    private static final EventSource FROM_DIRECTORY = new EventSource("sofia.c", "launch_sofia_worker_thread", "3064");
    private final Node node;
    private final Map<String, Gateway> gateways = new LinkedHashMap<>();

    public Gateways(Node node) {
        this.node = node;
    }

    public Collection<Gateway> all() {
        return gateways.values();
    }

    /** Null when unknown. */
    public Gateway named(String name) {
        return gateways.get(name);
    }

    /** As FreeSWITCH starts: sofia.conf by the module and by each profile, then gateways of the directory. Awaits. */
    public void start() {
        node.xml().configuration("sofia.conf", node.event(null, "REQUEST_PARAMS", CONFIG));
        for (String profile : List.of("external", "internal")) {
            SwitchEvent request = node.event(null, "REQUEST_PARAMS", PROFILE).add("profile", profile);
            add(node.xml().configuration("sofia.conf", request), false);
        }
        for (String profile : List.of("external", "internal")) addFromDirectory(profile, false);
        node.core().after(node.options().gatewayCheck().toMillis(), this::check);
    }

    /** sofia profile external rescan: adds, never changes or removes. False when there is no configuration. Awaits. */
    public boolean rescan(String profile) {
        SwitchEvent request = node.event(null, "REQUEST_PARAMS", PROFILE)
                .add("profile", profile)
                .add("reconfig", "true");
        Element configuration = node.xml().configuration("sofia.conf", request);
        if (configuration == null) return false;
        add(configuration, true);
        addFromDirectory(profile, true);
        return true;
    }

    private void addFromDirectory(String profile, boolean tell) {
        SwitchEvent request = node.event(null, "REQUEST_PARAMS", FROM_DIRECTORY)
                .add("purpose", "gateways")
                .add("profile", profile);
        add(node.xml().directory(null, request), tell);
    }

    private void add(Element parent, boolean tell) {
        if (parent == null) return;
        for (Element element : Xml.all(parent, "gateway")) {
            String name = element.getAttribute("name");
            if (name.isEmpty() || gateways.containsKey(name)) continue;
            Map<String, String> params = new LinkedHashMap<>();
            for (Element param : Xml.children(element, "param")) {
                params.put(param.getAttribute("name"), param.getAttribute("value"));
            }
            Map<String, String> inbound = new LinkedHashMap<>();
            Map<String, String> outbound = new LinkedHashMap<>();
            for (Element variable : Xml.all(element, "variable")) {
                String direction = variable.getAttribute("direction");
                String value = variable.getAttribute("value");
                if (!direction.equals("outbound")) inbound.put(variable.getAttribute("name"), value);
                if (!direction.equals("inbound")) outbound.put(variable.getAttribute("name"), value);
            }
            Gateway gateway = new Gateway(name, params, inbound, outbound);
            gateway.stateMillis = node.clock().millis();
            gateways.put(name, gateway);
            if (tell)
                fire(
                        "sofia::gateway_add",
                        EventSource.GATEWAY_ADD,
                        List.of("Gateway", name, "profile-name", "external"));
        }
    }

    /** False when unknown. The deletion is told about two checks later. */
    public boolean kill(String name) {
        Gateway gateway = gateways.get(name);
        if (gateway == null) return false;
        gateway.deleting = true;
        return true;
    }

    /** sofia profile external register|unregister. */
    public boolean register(String name, boolean on) {
        Gateway gateway = gateways.get(name);
        if (gateway == null) return false;
        gateway.nextMillis = 0;
        gateway.state = on ? Gateway.State.UNREGED : Gateway.State.REGED;
        if (!on) gateway.nextMillis = Long.MAX_VALUE;
        return true;
    }

    private void check() {
        for (Gateway gateway : new ArrayList<>(gateways.values())) check(gateway);
        node.core().after(node.options().gatewayCheck().toMillis(), this::check);
    }

    private void check(Gateway gateway) {
        long now = node.clock().millis();
        if (gateway.deleting) {
            if (gateway.state == Gateway.State.DOWN) {
                gateways.remove(gateway.name());
                List<String> headers = List.of("profile-name", "external", "Gateway", gateway.name());
                fire("sofia::gateway_delete", EventSource.GATEWAY_DELETE, headers);
            } else {
                gateway.pingUp = false;
                enter(gateway, Gateway.State.DOWN, 0);
            }
            return;
        }
        if (!gateway.registers()) return;
        switch (gateway.state) {
            case UNREGED -> send(gateway, now);
            case REGISTER -> {
                gateway.pingUp = true;
                enter(gateway, Gateway.State.REGED, 0);
                gateway.nextMillis = now + seconds(gateway, "expire-seconds", 3600) * 1000;
            }
            case TRYING -> {
                if (now < gateway.nextMillis) return;
                enter(gateway, Gateway.State.TIMEOUT, 0);
                failed(gateway, now);
            }
            case FAIL_WAIT, REGED -> {
                if (gateway.nextMillis == Long.MAX_VALUE) {
                    gateway.pingUp = false;
                    enter(gateway, Gateway.State.DOWN, 0);
                } else if (now >= gateway.nextMillis) {
                    send(gateway, now);
                }
            }
            default -> {}
        }
    }

    private void send(Gateway gateway, long now) {
        enter(gateway, Gateway.State.TRYING, 0);
        gateway.contacted = true;
        int status = node.network().answerToRegister(gateway);
        if (status == 0) {
            gateway.nextMillis = now + 5000;
        } else if (status == 200) {
            enter(gateway, Gateway.State.REGISTER, 200);
        } else {
            enter(gateway, Gateway.State.FAILED, status);
            failed(gateway, now);
        }
    }

    private void failed(Gateway gateway, long now) {
        gateway.pingUp = false;
        gateway.state = Gateway.State.FAIL_WAIT;
        gateway.nextMillis = now + seconds(gateway, "retry-seconds", 30) * 1000;
    }

    private static long seconds(Gateway gateway, String param, long otherwise) {
        String value = gateway.param(param, "");
        return value.matches("\\d{1,7}") ? Long.parseLong(value) : otherwise;
    }

    private void enter(Gateway gateway, Gateway.State state, int status) {
        gateway.state = state;
        gateway.stateMillis = node.clock().millis();
        List<String> headers = new ArrayList<>();
        headers.addAll(List.of("Gateway", gateway.name(), "State", state.name()));
        headers.addAll(List.of("Ping-Status", gateway.pingUp ? "UP" : "DOWN"));
        if (gateway.contacted) {
            headers.addAll(List.of("Register-Network-IP", gateway.proxyHost()));
            headers.addAll(List.of("Register-Network-Port", gateway.proxyPort()));
        }
        if (status > 0) {
            String phrase = status == 200 ? "OK" : uz.alovoice.simswitch.channel.HangupCause.phraseOf(status);
            headers.addAll(List.of("Phrase", phrase, "Status", Integer.toString(status)));
        }
        fire("sofia::gateway_state", EventSource.GATEWAY_STATE, headers);
    }

    private void fire(String subclass, EventSource source, List<String> headers) {
        if (node.bus().skips("CUSTOM", subclass, null)) return;
        SwitchEvent event = node.event(subclass, "CUSTOM", source);
        for (int i = 0; i < headers.size(); i += 2) event.add(headers.get(i), headers.get(i + 1));
        node.fire(event);
    }
}
