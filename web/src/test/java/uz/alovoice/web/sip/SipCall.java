package uz.alovoice.web.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uz.alovoice.web.Await;

/** One dialog of a {@link SipPhone}, with its audio. */
public final class SipCall {
    public enum State {
        /** Called, nothing heard yet. */
        CALLING,
        RINGING,
        ANSWERED,
        ENDED
    }

    private static final Pattern CONNECTION = Pattern.compile("(?m)^c=IN IP4 (\\S+)");
    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+)");

    private final SipPhone phone;
    private final boolean outgoing;
    private final String callId;
    private final RtpStream audio;
    private final AtomicInteger sequence = new AtomicInteger(1);
    private final List<Integer> referStatuses = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private volatile SipMessage invite;
    private volatile String local;
    private volatile String remote;
    private volatile String target;
    private volatile State state = State.CALLING;
    private volatile String reason = "";
    private volatile @Nullable Instant answeredAt;
    private volatile @Nullable Instant endedAt;

    private SipCall(SipPhone phone, boolean outgoing, SipMessage invite, String local, String remote, String target) {
        this.phone = phone;
        this.outgoing = outgoing;
        this.callId = invite.callId();
        this.invite = invite;
        this.local = local;
        this.remote = remote;
        this.target = target;
        try {
            this.audio = new RtpStream(phone.address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param from the user part of From */
    static SipCall outgoing(SipPhone phone, String uri, String from) {
        var local = "<sip:" + from + "@" + phone.account().domain() + ">;tag=" + SipPhone.token();
        var invite = SipMessage.of("").with("Call-ID", SipPhone.token());
        return new SipCall(phone, true, invite, local, "<" + uri + ">", uri);
    }

    static SipCall incoming(SipPhone phone, SipMessage invite) {
        var local = invite.header("To") + ";tag=" + SipPhone.token();
        var target = SipMessage.uri(invite.header("Contact"));
        var call = new SipCall(phone, false, invite, local, invite.header("From"), target);
        call.hears(invite);
        return call;
    }

    /** The SIP Call-ID. */
    public String callId() {
        return callId;
    }

    /** Ours, rather than one that came to us. */
    public boolean outgoing() {
        return outgoing;
    }

    public RtpStream audio() {
        return audio;
    }

    public State state() {
        return state;
    }

    /** Who calls: the user part of From. */
    public String from() {
        return SipMessage.uri(invite.header("From")).replaceAll("^sip:|@.*$", "");
    }

    /** Who is called: the user part of the INVITE's URI. */
    public String dialled() {
        return invite.requestUri().replaceAll("^sip:|@.*$", "");
    }

    /** All answers to our INVITE, in their order. */
    public List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    /** What NOTIFYs said of the transfer that we asked for. */
    public List<Integer> referStatuses() {
        return List.copyOf(referStatuses);
    }

    /** The Reason header of the BYE or CANCEL that ended the call, empty without one. */
    public String reason() {
        return reason;
    }

    @Nullable
    public Instant answeredAt() {
        return answeredAt;
    }

    @Nullable
    public Instant endedAt() {
        return endedAt;
    }

    public SipCall awaitState(State wanted, Duration limit) {
        Await.until(wanted + " of " + callId + " at " + phone.account().user(), limit, () -> {
            if (state == State.ENDED && wanted != State.ENDED) {
                throw new AssertionError("ended instead of " + wanted + ": " + statuses + " " + reason);
            }
            return state.compareTo(wanted) >= 0;
        });
        return this;
    }

    void invite() {
        invite = request("INVITE").withSdp(sdp("sendrecv"));
        phone.send(invite, this::invited);
    }

    public SipCall ring() {
        state = State.RINGING;
        phone.reply(invite, ours(invite.reply(180, "Ringing", "")));
        return this;
    }

    public SipCall answer() {
        answered();
        phone.reply(invite, ours(invite.reply(200, "OK", "")).withSdp(sdp("sendrecv")));
        return this;
    }

    public void reject(int status) {
        end();
        phone.reply(invite, ours(invite.reply(status, "As told", "")));
    }

    /** Says nothing more to the INVITE, but knows when it is cancelled. */
    public SipCall hangUp() {
        if (state == State.ANSWERED) {
            end();
            phone.send(request("BYE"), reply -> {});
        } else if (outgoing && state != State.ENDED) {
            var cancel = SipMessage.of("CANCEL " + invite.requestUri() + " SIP/2.0")
                    .with("Via", invite.header("Via"))
                    .with("Max-Forwards", "70")
                    .with("From", invite.header("From"))
                    .with("To", invite.header("To"))
                    .with("Call-ID", callId)
                    .with("CSeq", invite.sequence() + " CANCEL");
            phone.send(cancel); // its branch is the INVITE's, whose 487 ends the call
        } else if (state != State.ENDED) {
            reject(480);
        }
        return this;
    }

    public void hold() {
        reinvite("sendonly");
    }

    public void unhold() {
        reinvite("sendrecv");
    }

    /** Blind transfer: the other side shall call this user. */
    public void transfer(String user) {
        refer("<sip:" + user + "@" + phone.account().domain() + ">");
    }

    /** Attended transfer: the other side shall take our place in that call, ringing or answered. */
    public void transfer(SipCall consultation) {
        var replaces =
                consultation.callId + ";to-tag=" + tag(consultation.remote) + ";from-tag=" + tag(consultation.local);
        refer("<" + SipMessage.uri(consultation.remote) + "?Replaces="
                + URLEncoder.encode(replaces, StandardCharsets.UTF_8) + ">");
    }

    void close() {
        audio.close();
    }

    /** A request inside the dialog. */
    void request(SipMessage request) {
        switch (request.method()) {
            case "ACK" -> {} // ends a transaction, nothing to do
            case "BYE" -> {
                phone.reply(request, request.reply(200, "OK", ""));
                reason = request.header("Reason");
                end();
            }
            case "CANCEL" -> {
                phone.reply(request, request.reply(200, "OK", SipPhone.token()));
                if (state != State.ANSWERED && state != State.ENDED) {
                    reason = request.header("Reason");
                    end();
                    phone.reply(invite, ours(invite.reply(487, "Request Terminated", "")));
                }
            }
            case "INVITE" -> {
                hears(request);
                phone.reply(
                        request,
                        request.reply(200, "OK", "")
                                .with("Contact", phone.contact())
                                .withSdp(sdp("sendrecv")));
            }
            case "NOTIFY" -> {
                phone.reply(request, request.reply(200, "OK", ""));
                if (request.body().startsWith("SIP/2.0 ")) {
                    referStatuses.add(Integer.parseInt(request.body().substring(8, 11)));
                }
            }
            default -> phone.reply(request, request.reply(200, "OK", ""));
        }
    }

    private void invited(SipMessage reply) {
        if (reply.method().equals("CANCEL")) {
            return;
        }
        statuses.add(reply.status());
        if (reply.status() == 401 || reply.status() == 407) {
            phone.send(acknowledge(invite, reply, invite.header("Via")));
            invite = phone.authorized(invite, reply);
            sequence.set(invite.sequence() + 1);
            phone.send(invite, this::invited);
            return;
        }
        if (reply.status() > 100) {
            remote = reply.header("To");
            hears(reply);
        }
        if (reply.status() >= 300) {
            phone.send(acknowledge(invite, reply, invite.header("Via")));
            end();
        } else if (reply.status() >= 200) {
            target = SipMessage.uri(reply.header("Contact"));
            phone.send(acknowledge(invite, reply, phone.via()));
            if (state != State.ENDED) {
                answered();
            }
        } else if (reply.status() > 100 && state == State.CALLING) {
            state = State.RINGING;
        }
    }

    private void reinvite(String direction) {
        var again = request("INVITE").withSdp(sdp(direction));
        phone.send(again, reply -> {
            if (reply.status() >= 200) {
                phone.send(acknowledge(again, reply, phone.via()));
            }
        });
    }

    private void refer(String to) {
        phone.send(
                request("REFER")
                        .with("Refer-To", to)
                        .with("Referred-By", "<" + phone.account().uri() + ">"),
                reply -> referStatuses.add(reply.status()));
    }

    private SipMessage acknowledge(SipMessage acknowledged, SipMessage reply, String via) {
        return SipMessage.of("ACK " + (reply.status() < 300 ? target : acknowledged.requestUri()) + " SIP/2.0")
                .with("Via", via)
                .with("Max-Forwards", "70")
                .with("From", acknowledged.header("From"))
                .with("To", reply.header("To"))
                .with("Call-ID", callId)
                .with("CSeq", acknowledged.sequence() + " ACK");
    }

    private SipMessage request(String method) {
        return SipMessage.of(method + " " + target + " SIP/2.0")
                .with("Via", phone.via())
                .with("Max-Forwards", "70")
                .with("From", local)
                .with("To", remote)
                .with("Call-ID", callId)
                .with("CSeq", sequence.getAndIncrement() + " " + method)
                .with("Contact", phone.contact())
                .with("Allow", "INVITE, ACK, BYE, CANCEL, OPTIONS, NOTIFY, REFER")
                .with("Supported", "replaces");
    }

    /** The To header gets the tag that this dialog has here. */
    private SipMessage ours(SipMessage reply) {
        var ours = SipMessage.of(reply.start());
        for (var header : reply.headers()) {
            ours = ours.with(header.getKey(), header.getKey().equals("To") ? local : header.getValue());
        }
        return ours.with("Contact", phone.contact());
    }

    private String sdp(String direction) {
        var ip = phone.address().getHostAddress();
        return """
                v=0
                o=- %d %d IN IP4 %s
                s=-
                c=IN IP4 %s
                t=0 0
                m=audio %d RTP/AVP 8 %d
                a=rtpmap:8 PCMA/8000
                a=rtpmap:%d telephone-event/8000
                a=fmtp:%d 0-15
                a=ptime:20
                a=%s
                """.formatted(
                        1,
                        sequence.get(),
                        ip,
                        ip,
                        audio.port(),
                        RtpStream.DTMF_PAYLOAD,
                        RtpStream.DTMF_PAYLOAD,
                        RtpStream.DTMF_PAYLOAD,
                        direction)
                .replace("\n", "\r\n");
    }

    private void hears(SipMessage message) {
        Matcher port = AUDIO.matcher(message.body());
        Matcher ip = CONNECTION.matcher(message.body());
        if (port.find() && ip.find()) {
            audio.sendTo(new InetSocketAddress(ip.group(1), Integer.parseInt(port.group(1))));
        }
    }

    private void answered() {
        answeredAt = Instant.now();
        state = State.ANSWERED;
    }

    private void end() {
        endedAt = Instant.now();
        state = State.ENDED;
        audio.close();
    }

    private static String tag(String address) {
        return String.valueOf(SipMessage.parameter(address, "tag"));
    }
}
