package uz.alovoice.web.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A SIP user agent over UDP with PCMA, on a loopback address of its own: an operator's phone, or a trunk (which also takes
 * REGISTERs). It never retransmits, as loopback loses nothing; it answers what is retransmitted to it.
 */
public final class SipPhone implements AutoCloseable {
    /** @param password empty when nobody asks for one */
    public record Account(String user, String domain, String password) {
        String uri() {
            return "sip:" + user + "@" + domain;
        }
    }

    private static final int REMEMBERED = 256;

    private final Account account;
    private final InetAddress address;
    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final Map<String, Consumer<SipMessage>> transactions = new ConcurrentHashMap<>();
    private final Map<String, SipCall> calls = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<SipCall> incoming = new LinkedBlockingQueue<>();
    private final Map<String, SipMessage> replies = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SipMessage> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final AtomicInteger registers = new AtomicInteger();
    private volatile Consumer<SipCall> onCall = incoming::add;
    private volatile int registerStatus = 200;
    private volatile boolean closed;

    /** @param port 0 for any free one */
    public SipPhone(Account account, String address, int port, InetSocketAddress server) {
        try {
            this.account = account;
            this.address = InetAddress.getByName(address);
            this.server = server;
            this.socket = new DatagramSocket(port, this.address);
        } catch (IOException e) {
            throw new UncheckedIOException(address + ":" + port, e);
        }
        Thread.ofVirtual().name("sip-" + account.user()).start(this::receive);
    }

    /** Registers, and waits for the answer; 0 seconds unregisters. Returns the SIP status. */
    public int register(Duration expires) {
        var statuses = new LinkedBlockingQueue<Integer>();
        var request = SipMessage.of("REGISTER sip:" + account.domain() + " SIP/2.0")
                .with("Via", via())
                .with("Max-Forwards", "70")
                .with("From", "<" + account.uri() + ">;tag=" + token())
                .with("To", "<" + account.uri() + ">")
                .with("Call-ID", token())
                .with("CSeq", "1 REGISTER")
                .with("Contact", contact())
                .with("Expires", Long.toString(expires.toSeconds()));
        send(request, reply -> {
            if (reply.status() == 401) {
                send(authorized(request, reply), second -> statuses.add(second.status()));
            } else {
                statuses.add(reply.status());
            }
        });
        return take(statuses, "an answer to REGISTER", Duration.ofSeconds(8));
    }

    /** As {@link #call(String, String)}, from the account's own user. */
    public SipCall call(String target) {
        return call(target, account.user());
    }

    /**
     * @param target the user part of the URI; the server's domain is added
     * @param from the user part of From
     */
    public SipCall call(String target, String from) {
        var call = SipCall.outgoing(this, "sip:" + target + "@" + account.domain(), from);
        calls.put(call.callId(), call);
        call.invite();
        return call;
    }

    /** The next call that comes in; it is neither ringing nor answered yet. */
    public SipCall awaitCall(Duration limit) {
        return take(incoming, "a call to " + account.user(), limit);
    }

    /** From now on incoming calls go there instead of {@link #awaitCall}. */
    public SipPhone onCall(Consumer<SipCall> handler) {
        onCall = handler;
        return this;
    }

    /** Every call that went either way. */
    public List<SipCall> calls() {
        return List.copyOf(calls.values());
    }

    /** What REGISTERs are answered from now on; 0: not at all. */
    public void answerRegister(int status) {
        registerStatus = status;
    }

    public int registersReceived() {
        return registers.get();
    }

    public Account account() {
        return account;
    }

    public InetAddress address() {
        return address;
    }

    String contact() {
        return "<sip:" + account.user() + "@" + address.getHostAddress() + ":" + socket.getLocalPort() + ">";
    }

    /** Leaves without a word, as a phone does whose plug is pulled. */
    @Override
    public void close() {
        closed = true;
        calls.values().forEach(SipCall::close);
        socket.close();
    }

    String via() {
        return "SIP/2.0/UDP " + address.getHostAddress() + ":" + socket.getLocalPort() + ";rport;branch=z9hG4bK"
                + token();
    }

    static String token() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    void send(SipMessage request, Consumer<SipMessage> onReply) {
        transactions.put(request.branch(), onReply);
        send(request);
    }

    void send(SipMessage message) {
        var bytes = message.encode();
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        } catch (IOException e) {
            if (!closed) {
                throw new UncheckedIOException(message.start(), e);
            }
        }
    }

    void reply(SipMessage request, SipMessage reply) {
        replies.put(request.branch() + request.method(), reply);
        send(reply);
    }

    /** The request again, with another branch and the answer to the challenge. */
    SipMessage authorized(SipMessage request, SipMessage challenge) {
        return Digest.authorized(account, request, challenge, via());
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!closed) {
            try {
                socket.receive(packet);
            } catch (IOException e) {
                if (!closed) {
                    throw new UncheckedIOException(e);
                }
                return;
            }
            if (packet.getLength() > 10) { // shorter ones keep NAT open
                var message = SipMessage.parse(packet.getData(), packet.getLength());
                if (message.isRequest()) {
                    request(message);
                } else {
                    transactions.getOrDefault(message.branch(), nobody -> {}).accept(message);
                }
            }
        }
    }

    private void request(SipMessage request) {
        var before = replies.get(request.branch() + request.method());
        var call = calls.get(request.callId());
        if (before != null) {
            send(before);
        } else if (call != null) {
            call.request(request);
        } else if (request.method().equals("INVITE")) {
            var invited = SipCall.incoming(this, request);
            calls.put(request.callId(), invited);
            reply(request, request.reply(100, "Trying", ""));
            onCall.accept(invited);
        } else if (request.method().equals("REGISTER")) {
            registers.incrementAndGet();
            if (registerStatus != 0) {
                reply(
                        request,
                        request.reply(registerStatus, "As told", token())
                                .with("Contact", request.header("Contact"))
                                .with("Expires", "3600"));
            }
        } else if (!request.method().equals("ACK")) {
            reply(request, request.reply(request.method().equals("BYE") ? 481 : 200, "OK", token()));
        }
    }

    private static <T> T take(LinkedBlockingQueue<T> queue, String what, Duration limit) {
        try {
            T found = queue.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (found == null) {
                throw new AssertionError("not within " + limit.toMillis() + " ms: " + what);
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(what, e);
        }
    }
}
