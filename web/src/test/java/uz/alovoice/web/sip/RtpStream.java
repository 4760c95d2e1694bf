package uz.alovoice.web.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import uz.alovoice.web.Await;

/** One side's audio: PCMA each 20 ms, a sine or silence, RFC 2833 digits on demand; remembers what it hears in blocks of 100 ms. */
public final class RtpStream implements AutoCloseable {
    static final int DTMF_PAYLOAD = 101;
    private static final int PCMA = 8;
    private static final int FRAME = Tones.RATE / 50;
    private static final String KEYS = "0123456789*#ABCD";

    /** 100 ms of event packets, then 60 ms of pause: between two digits a receiver wants both. */
    private static final int DIGIT_FRAMES = 5;

    private static final int PAUSE_FRAMES = 3;

    private final DatagramSocket socket;
    private final List<short[]> heard = new ArrayList<>();
    private final Queue<Character> digits = new ArrayDeque<>();
    private final ByteBuffer packet = ByteBuffer.allocate(12 + FRAME);
    private final int source = System.identityHashCode(this);
    private volatile @Nullable InetSocketAddress peer;
    private volatile double frequency;
    private volatile boolean closed;
    private short[] block = new short[Tones.BLOCK];
    private int filled;
    private final StringBuilder keys = new StringBuilder();
    private int lastKey;
    private int sequence;
    private int clock;

    RtpStream(InetAddress address) throws IOException {
        socket = new DatagramSocket(0, address);
        Thread.ofVirtual().name("rtp-in").start(this::receive);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Begins to send, or goes on to another address. */
    synchronized void sendTo(InetSocketAddress address) {
        boolean first = peer == null;
        peer = address;
        if (first) {
            Thread.ofVirtual().name("rtp-out").start(this::send);
        }
    }

    /** Hz; 0 for silence. */
    public void tone(double hertz) {
        frequency = hertz;
    }

    /** Digits go out one after the other, 160 ms each. */
    public void press(String keys) {
        synchronized (digits) {
            keys.chars().forEach(key -> digits.add((char) key));
        }
    }

    /** Forgets what was heard until now. */
    public void forget() {
        synchronized (heard) {
            heard.clear();
        }
    }

    /** Part, 0 to 1, of the blocks since {@link #forget} in which the tone was heard. */
    public double share(double hertz) {
        synchronized (heard) {
            return heard.isEmpty()
                    ? 0
                    : (double) heard.stream()
                                    .filter(b -> Tones.present(b, hertz))
                                    .count()
                            / heard.size();
        }
    }

    /** Until the tone was in as many of the last blocks as make up the duration. */
    public void awaitTone(double hertz, Duration duration, Duration limit) {
        int wanted = (int) (duration.toMillis() / 100);
        Await.until(hertz + " Hz heard for " + duration.toMillis() + " ms", limit, () -> {
            synchronized (heard) {
                return heard.size() >= wanted
                        && heard.subList(heard.size() - wanted, heard.size()).stream()
                                .allMatch(b -> Tones.present(b, hertz));
            }
        });
    }

    /** Until something other than silence is heard. */
    public void awaitSound(Duration limit) {
        Await.until("any sound", limit, () -> {
            synchronized (heard) {
                return heard.stream().anyMatch(b -> !Tones.silent(b));
            }
        });
    }

    /** The digits that were pressed on the other side until now. */
    public String keys() {
        synchronized (keys) {
            return keys.toString();
        }
    }

    /** How many 100 ms blocks have arrived since {@link #forget}; FreeSWITCH sends nothing while nothing plays. */
    public int blocks() {
        synchronized (heard) {
            return heard.size();
        }
    }

    @Override
    public void close() {
        closed = true;
        socket.close();
    }

    private void receive() {
        var incoming = new DatagramPacket(new byte[2048], 2048);
        while (!closed) {
            try {
                socket.receive(incoming);
            } catch (IOException e) {
                if (!closed) {
                    throw new java.io.UncheckedIOException(e);
                }
                return;
            }
            if ((incoming.getData()[1] & 0x7f) == PCMA) {
                for (int i = 12; i < incoming.getLength(); i++) {
                    hear(Alaw.decode(incoming.getData()[i]));
                }
            } else if ((incoming.getData()[1] & 0x7f) == DTMF_PAYLOAD) {
                hearKey(incoming.getData());
            }
        }
    }

    /** All packets of one event have its start as their time. */
    private void hearKey(byte[] event) {
        int began = ByteBuffer.wrap(event).getInt(4);
        if (began != lastKey) {
            lastKey = began;
            synchronized (keys) {
                keys.append(KEYS.charAt(event[12]));
            }
        }
    }

    private void hear(short sample) {
        block[filled++] = sample;
        if (filled == block.length) {
            synchronized (heard) {
                heard.add(block);
            }
            block = new short[Tones.BLOCK];
            filled = 0;
        }
    }

    private void send() {
        long next = System.nanoTime();
        int pause = 0;
        while (!closed) {
            Character key = null;
            if (pause > 0) {
                pause--;
            } else {
                synchronized (digits) {
                    key = digits.poll();
                }
            }
            if (key == null) {
                sendAudio();
                next = pace(next);
            } else {
                next = sendDigit(KEYS.indexOf(key), next);
                pause = PAUSE_FRAMES;
            }
        }
    }

    private void sendAudio() {
        header(PCMA, false);
        double step = 2 * Math.PI * frequency / Tones.RATE;
        for (int i = 0; i < FRAME; i++) {
            packet.put(Alaw.encode(frequency == 0 ? 0 : (int) (8000 * Math.sin(step * (clock + i)))));
        }
        transmit();
        clock += FRAME;
    }

    /** RFC 4733: all packets of one event have its start as their time; the last is sent three times. */
    private long sendDigit(int event, long time) {
        long next = time;
        for (int i = 1; i <= DIGIT_FRAMES + 2; i++) {
            boolean end = i >= DIGIT_FRAMES;
            header(DTMF_PAYLOAD, i == 1);
            packet.put((byte) event).put((byte) (end ? 0x80 | 10 : 10)).putShort((short)
                    (Math.min(i, DIGIT_FRAMES) * FRAME));
            transmit();
            if (!end) {
                next = pace(next);
            }
        }
        clock += DIGIT_FRAMES * FRAME;
        return pace(next);
    }

    private void header(int payload, boolean marker) {
        packet.clear();
        packet.put((byte) 0x80)
                .put((byte) (marker ? payload | 0x80 : payload))
                .putShort((short) sequence++)
                .putInt(clock)
                .putInt(source);
    }

    private void transmit() {
        try {
            socket.send(new DatagramPacket(packet.array(), packet.position(), peer));
        } catch (IOException e) {
            if (!closed && !(e instanceof java.net.PortUnreachableException)) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static long pace(long last) {
        long next = last + Duration.ofMillis(20).toNanos();
        for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return next;
    }
}
