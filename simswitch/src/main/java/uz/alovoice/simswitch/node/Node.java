package uz.alovoice.simswitch.node;

import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uz.alovoice.simswitch.SimSwitchOptions;
import uz.alovoice.simswitch.api.Api;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Direction;
import uz.alovoice.simswitch.channel.FarEnd;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.dialplan.Dialplan;
import uz.alovoice.simswitch.esl.Connections;
import uz.alovoice.simswitch.event.EventBus;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.event.SwitchEvent;
import uz.alovoice.simswitch.sip.Directory;
import uz.alovoice.simswitch.sip.Gateways;
import uz.alovoice.simswitch.sip.Network;
import uz.alovoice.simswitch.sip.Registrar;
import uz.alovoice.simswitch.sound.Recordings;
import uz.alovoice.simswitch.sound.Sounds;

/** One life of a simulated FreeSWITCH process: everything that is gone when it dies. Used on its core only. */
public final class Node {
    public static final String VERSION = "1.11.3-dev";
    private final String coreUuid = Ids.random();
    private final NodeClock clock = new NodeClock();
    private final EventBus bus = new EventBus();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, Channel> lingering = new LinkedHashMap<>();
    private final Map<String, String> globalVariables = new LinkedHashMap<>();
    private final Core core;
    private final SimSwitchOptions options;
    private final Network network;
    private final SessionCount sessions;
    private final XmlCurl xml;
    private final Dialplan dialplan;
    private final Directory directory;
    private final Registrar registrar;
    private final Gateways gateways;
    private final Sounds sounds;
    private final Recordings recordings;
    private final Unicast unicast = new Unicast();
    private final Api api;
    private final CdrPost cdr;
    private final NetClient socketClient;
    private final Connections connections;

    public Node(Core core, SimSwitchOptions options, Network network) {
        this.core = core;
        this.options = options;
        this.network = network;
        this.sessions = new SessionCount(this);
        this.xml = new XmlCurl(this);
        this.dialplan = new Dialplan(this);
        this.directory = new Directory(this);
        this.registrar = new Registrar(this);
        this.gateways = new Gateways(this);
        this.sounds = new Sounds(options.sounds());
        this.recordings = new Recordings(options.data());
        this.api = new Api(this);
        this.cdr = new CdrPost(this);
        this.connections = new Connections();
        this.socketClient = core.vertx().createNetClient(new NetClientOptions().setConnectTimeout(60_000));
        globalVariables.put("hostname", options.hostname());
        globalVariables.put("core_uuid", coreUuid);
        globalVariables.put("local_ip_v4", "127.0.0.1");
        globalVariables.put("node_ip", options.eslHost());
        globalVariables.put("recordings_dir", options.data().toString());
    }

    public Core core() {
        return core;
    }

    public String coreUuid() {
        return coreUuid;
    }

    public SimSwitchOptions options() {
        return options;
    }

    public NodeClock clock() {
        return clock;
    }

    public EventBus bus() {
        return bus;
    }

    public Network network() {
        return network;
    }

    public SessionCount sessions() {
        return sessions;
    }

    public XmlCurl xml() {
        return xml;
    }

    public Dialplan dialplan() {
        return dialplan;
    }

    public Directory directory() {
        return directory;
    }

    public Registrar registrar() {
        return registrar;
    }

    public Gateways gateways() {
        return gateways;
    }

    public Sounds sounds() {
        return sounds;
    }

    public Recordings recordings() {
        return recordings;
    }

    public Unicast unicast() {
        return unicast;
    }

    public Api api() {
        return api;
    }

    /** Opens outbound sockets. */
    public NetClient socketClient() {
        return socketClient;
    }

    public Connections connections() {
        return connections;
    }

    public Map<String, String> globalVariables() {
        return globalVariables;
    }

    /** The process dies at once: connections are reset, channels are gone without an event, their parties hear nothing any more. */
    public void crash() {
        List<Channel> gone = List.copyOf(channels.values());
        connections.resetAll();
        core.die();
        for (Channel channel : gone) channel.farEnd().ended(HangupCause.NETWORK_OUT_OF_ORDER);
    }

    // --- channels ---------------------------------------------------------------------------------------------------

    public Channel newChannel(String uuid, Direction direction, FarEnd farEnd) {
        Channel channel = new Channel(this, uuid, direction, farEnd);
        channels.put(uuid, channel);
        channel.variables().set("direction", direction.word());
        if (direction == Direction.OUTBOUND) channel.variables().set("is_outbound", "true");
        channel.variables().set("uuid", uuid);
        channel.variables().set("session_id", Long.toString(sessions.started()));
        return channel;
    }

    public void start(Channel channel) {
        core.post(channel.thread()::run);
    }

    /** Null when there is no such channel, or it has ended. */
    public Channel channel(String uuid) {
        return channels.get(uuid);
    }

    /** Also one that has ended while a connection of it lingers. */
    public Channel channelOrLingering(String uuid) {
        Channel channel = channels.get(uuid);
        return channel == null ? lingering.get(uuid) : channel;
    }

    public Collection<Channel> channels() {
        return channels.values();
    }

    public void ended(Channel channel) {
        if (channels.remove(channel.uuid()) != null) lingering.put(channel.uuid(), channel);
        cdr.post(channel);
    }

    public void destroyed(Channel channel) {
        lingering.remove(channel.uuid());
    }

    // --- events -----------------------------------------------------------------------------------------------------

    /** An event with the headers that every event begins with. {@code subclass} null for all but CUSTOM. */
    public SwitchEvent event(String subclass, String name, EventSource source) {
        SwitchEvent event = new SwitchEvent(name).add("Event-Subclass", subclass);
        return prepare(event, name, source);
    }

    /** Adds Event-Name to Event-Sequence. */
    public SwitchEvent prepare(SwitchEvent event, String name, EventSource source) {
        long now = clock.micros();
        return event.add("Event-Name", name)
                .add("Core-UUID", coreUuid)
                .add("FreeSWITCH-Hostname", options.hostname())
                .add("FreeSWITCH-Switchname", options.hostname())
                .add("FreeSWITCH-IPv4", "127.0.0.1")
                .add("FreeSWITCH-IPv6", "::1")
                .add("Event-Date-Local", clock.local(now))
                .add("Event-Date-GMT", clock.gmt(now))
                .add("Event-Date-Timestamp", Long.toString(now))
                .add("Event-Calling-File", source.file())
                .add("Event-Calling-Function", source.function())
                .add("Event-Calling-Line-Number", source.line())
                .add("Event-Sequence", bus.nextSequence());
    }

    /** Fires an event that belongs to no channel. */
    public void fire(SwitchEvent event) {
        bus.publish(event, null);
    }
}
