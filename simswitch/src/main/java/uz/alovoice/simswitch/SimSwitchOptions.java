package uz.alovoice.simswitch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import uz.alovoice.simswitch.dialplan.Xml;

/** How a node is set up. Setters return the options; every value has a default but the XML addresses. */
public final class SimSwitchOptions {
    private String hostname = "sim1";
    private String eslHost = "127.0.0.1";
    private int eslPort = 0;
    private String eslPassword = "ClueCon";
    private final List<URI> xmlUrls = new ArrayList<>();
    private String xmlUser = "";
    private String xmlPassword = "";
    private Duration xmlTimeout = Duration.ofSeconds(2);
    private final List<URI> cdrUrls = new ArrayList<>();
    private Path data = Path.of(System.getProperty("java.io.tmpdir"), "simswitch");
    private Path sounds;
    private Element fallbackDialplan;
    private int tickMillis = 20;
    private int maxSessions = 5000;
    private int sessionsPerSecond = 2000;
    private boolean slimEvents;
    private boolean audioFork = true;
    private Duration heartbeat = Duration.ofSeconds(20);
    private Duration gatewayCheck = Duration.ofSeconds(1);
    private Duration expireMargin = Duration.ofSeconds(60);
    private String holdMusic = "local_stream://moh";
    private LongConsumer keysToCommand = nanos -> {};

    /** FreeSWITCH-Hostname and the form field hostname. */
    public SimSwitchOptions hostname(String name) {
        hostname = name;
        return this;
    }

    /** Told, for each time keys were collected, the nanoseconds from the event that said so to the next command on that connection. */
    public SimSwitchOptions keysToCommand(LongConsumer measure) {
        keysToCommand = measure;
        return this;
    }

    public LongConsumer keysToCommand() {
        return keysToCommand;
    }

    /** Where the event socket listens; port 0 picks a free one. */
    public SimSwitchOptions esl(String host, int port, String password) {
        eslHost = host;
        eslPort = port;
        eslPassword = password;
        return this;
    }

    /** One binding more, tried after those before it. */
    public SimSwitchOptions xml(URI url) {
        xmlUrls.add(url);
        return this;
    }

    public SimSwitchOptions xmlCredentials(String user, String password) {
        xmlUser = user;
        xmlPassword = password;
        return this;
    }

    /** Of each binding. */
    public SimSwitchOptions xmlTimeout(Duration timeout) {
        xmlTimeout = timeout;
        return this;
    }

    /** One address more that mod_json_cdr posts to when those before it fail; none by default. The XML credentials are used. */
    public SimSwitchOptions cdr(URI url) {
        cdrUrls.add(url);
        return this;
    }

    /** Where relative recordings go. */
    public SimSwitchOptions data(Path directory) {
        data = directory;
        return this;
    }

    /** Where relative sound files are found. */
    public SimSwitchOptions sounds(Path directory) {
        sounds = directory;
        return this;
    }

    /** The static dialplan, used when no binding answers: a document, a section or one context. Refuses what is not XML. */
    public SimSwitchOptions fallbackDialplan(String xml) {
        try {
            Element root = Xml.parse(xml);
            Element section = Xml.section(root, "dialplan");
            if (root.getTagName().equals("context")) {
                section = root.getOwnerDocument().createElement("section");
                section.appendChild(root);
            }
            fallbackDialplan = section == null ? root : section;
            return this;
        } catch (SAXException e) {
            throw new IllegalArgumentException("fallback dialplan: " + e.getMessage(), e);
        }
    }

    /** Length of a frame: how long commands wait, 20 ms in FreeSWITCH. */
    public SimSwitchOptions tickMillis(int millis) {
        tickMillis = millis;
        return this;
    }

    /** The fence: calls beyond get 503. */
    public SimSwitchOptions limits(int sessions, int perSecond) {
        maxSessions = sessions;
        sessionsPerSecond = perSecond;
        return this;
    }

    /** Whether the node has mod_audio_fork, as it has unless told. */
    public SimSwitchOptions audioFork(boolean yes) {
        audioFork = yes;
        return this;
    }

    public boolean audioFork() {
        return audioFork;
    }

    /** Leaves out the variables no brain reads, for loads of thousands of calls. */
    public SimSwitchOptions slimEvents(boolean slim) {
        slimEvents = slim;
        return this;
    }

    public SimSwitchOptions heartbeat(Duration every) {
        heartbeat = every;
        return this;
    }

    /** How often the gateway thread looks, one second in FreeSWITCH. */
    public SimSwitchOptions gatewayCheck(Duration every) {
        gatewayCheck = every;
        return this;
    }

    /** How long after its time a registration expires, 60 s in FreeSWITCH. */
    public SimSwitchOptions expireMargin(Duration margin) {
        expireMargin = margin;
        return this;
    }

    public String hostname() {
        return hostname;
    }

    public String eslHost() {
        return eslHost;
    }

    public int eslPort() {
        return eslPort;
    }

    public String eslPassword() {
        return eslPassword;
    }

    public List<URI> xmlUrls() {
        return xmlUrls;
    }

    public String xmlUser() {
        return xmlUser;
    }

    public String xmlPassword() {
        return xmlPassword;
    }

    public Duration xmlTimeout() {
        return xmlTimeout;
    }

    /** Empty when no CDRs are posted. */
    public List<URI> cdrUrls() {
        return cdrUrls;
    }

    public Path data() {
        return data;
    }

    /** Null when relative names count from the working directory. */
    public Path sounds() {
        return sounds;
    }

    /** Null when there is none. */
    public Element fallbackDialplan() {
        return fallbackDialplan;
    }

    public int tickMillis() {
        return tickMillis;
    }

    public int maxSessions() {
        return maxSessions;
    }

    public int sessionsPerSecond() {
        return sessionsPerSecond;
    }

    public boolean slimEvents() {
        return slimEvents;
    }

    public Duration heartbeat() {
        return heartbeat;
    }

    public Duration gatewayCheck() {
        return gatewayCheck;
    }

    public Duration expireMargin() {
        return expireMargin;
    }

    public String holdMusic() {
        return holdMusic;
    }
}
