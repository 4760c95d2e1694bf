package uz.alovoice.web.acceptance;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uz.alovoice.web.Await;
import uz.alovoice.web.TemporaryFiles;
import uz.alovoice.web.centre.RealSwitch;
import uz.alovoice.web.sip.SipPhone;

/**
 * A real FreeSWITCH with one open SIP profile whose every call goes to a socket of ours, as the project's dialplan has it:
 * for finding out, and recording, what FreeSWITCH does without a brain in between.
 */
final class Lab implements AutoCloseable {
    static final String NODE = "127.0.99.1";
    private static final int ESL = 8021;
    private static final int SIP = 5060;
    private static final String CONFIGURATION = """
            <document type="freeswitch/xml">
            <section name="configuration">
              <configuration name="modules.conf"><modules>
                <load module="mod_logfile"/><load module="mod_event_socket"/><load module="mod_commands"/><load module="mod_dptools"/>
                <load module="mod_dialplan_xml"/><load module="mod_sndfile"/><load module="mod_tone_stream"/><load module="mod_sofia"/>
              </modules></configuration>
              <configuration name="switch.conf"><settings>
                <param name="sessions-per-second" value="200"/><param name="loglevel" value="debug"/>
                <param name="rtp-start-port" value="20000"/><param name="rtp-end-port" value="24000"/></settings></configuration>
              <configuration name="logfile.conf"><profiles><profile name="default"><settings><param name="uuid" value="true"/></settings>
                <mappings><map name="all" value="debug,info,notice,warning,err,crit,alert"/></mappings></profile></profiles></configuration>
              <configuration name="event_socket.conf"><settings><param name="listen-ip" value="%1$s"/><param name="listen-port" value="%2$d"/>
                <param name="password" value="%5$s"/><param name="apply-inbound-acl" value="127.0.0.0/8"/></settings></configuration>
              <configuration name="sofia.conf"><profiles><profile name="lab"><settings>
                <param name="sip-ip" value="%1$s"/><param name="rtp-ip" value="%1$s"/><param name="sip-port" value="%3$d"/>
                <param name="auth-calls" value="false"/><param name="context" value="default"/><param name="dialplan" value="XML"/>
                <param name="inbound-codec-prefs" value="PCMA"/><param name="outbound-codec-prefs" value="PCMA"/>
                <param name="rfc2833-pt" value="101"/><param name="rtp-timer-name" value="soft"/></settings></profile></profiles></configuration>
            </section>
            <section name="dialplan"><context name="default"><extension name="all"><condition>
              <action application="set" data="hangup_after_bridge=false"/>
              <action application="set" data="continue_on_fail=true"/>
              <action application="socket" data="%1$s:%4$d async full"/>
              <action application="playback" data="tone_stream://%%(250,750,425)"/>
              <action application="transfer" data="${destination_number} XML default"/>
            </condition></extension></context></section>
            </document>
            """;

    private final Vertx vertx = Vertx.vertx();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName(NODE));
    private final LinkedBlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> story = new ArrayList<>();
    private final RealSwitch node;
    private final Path directory;
    private @Nullable CaptureFile capture;
    private int outbound;
    private int inbound;

    Lab() throws IOException {
        directory = Files.createTempDirectory("lab");
        var configuration = Files.createDirectories(directory.resolve("conf"));
        Files.writeString(
                configuration.resolve("freeswitch.xml"),
                CONFIGURATION.formatted(NODE, ESL, SIP, server.getLocalPort(), RealSwitch.PASSWORD));
        node = new RealSwitch(vertx, configuration, directory, NODE, ESL, Map.of()).start();
        Thread.ofVirtual().start(this::accept);
    }

    RealSwitch node() {
        return node;
    }

    /** Ends the story before, and begins another. */
    void story(Path file, String scenario, String title) {
        endStory();
        outbound = 0;
        inbound = 0;
        capture =
                new CaptureFile(file, scenario, title, node.api("version", "").replaceAll("^FreeSWITCH Version ", ""));
    }

    void note(String text) {
        capture.note(text);
    }

    SipPhone phone(String user, String address) {
        var phone = new SipPhone(new SipPhone.Account(user, NODE, ""), address, 5060, new InetSocketAddress(NODE, SIP));
        story.add(phone);
        return phone;
    }

    /** Dial string of a phone of ours. */
    static String contact(SipPhone phone) {
        return "sofia/lab/sip:" + phone.account().user() + "@" + phone.address().getHostAddress() + ":5060";
    }

    /** An inbound connection with the events of all channels. */
    EslTap inbound() {
        try {
            var tap = new EslTap("in" + ++inbound, new Socket(NODE, ESL), capture, "app connected to fs (inbound ESL)");
            story.add(tap);
            tap.command("auth " + RealSwitch.PASSWORD);
            tap.command(
                    "event plain CHANNEL_CREATE CHANNEL_ORIGINATE CHANNEL_OUTGOING CHANNEL_PROGRESS CHANNEL_ANSWER CHANNEL_BRIDGE"
                            + " CHANNEL_UNBRIDGE CHANNEL_PARK CHANNEL_UNPARK CHANNEL_HANGUP CHANNEL_HANGUP_COMPLETE CHANNEL_DESTROY"
                            + " CHANNEL_HOLD CHANNEL_UNHOLD CHANNEL_EXECUTE CHANNEL_EXECUTE_COMPLETE CALL_UPDATE PLAYBACK_START PLAYBACK_STOP"
                            + " RECORD_START RECORD_STOP BACKGROUND_JOB CUSTOM sofia::transferor sofia::transferee sofia::replaced"
                            + " sofia::intercepted");
            return tap;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next outbound connection, greeted. */
    EslTap outbound() {
        return outbound(Duration.ofSeconds(5)).greet();
    }

    EslTap outbound(Duration limit) {
        try {
            var socket = accepted.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (socket == null) {
                throw new AssertionError("no outbound connection");
            }
            var tap = new EslTap("out" + ++outbound, socket, capture, "fs connected to app (outbound ESL)");
            story.add(tap);
            return tap;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int waitingConnections() {
        return accepted.size();
    }

    void endStory() {
        for (var part : story.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        story.clear();
        if (capture != null) {
            node.api("hupall", "");
            Await.until("all channels gone", Duration.ofSeconds(10), () -> node.channels() == 0);
            accepted.clear();
            capture.close();
            capture = null;
        }
    }

    @Override
    public void close() throws IOException {
        endStory();
        node.close();
        TemporaryFiles.delete(directory);
        server.close();
        vertx.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                accepted.add(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
