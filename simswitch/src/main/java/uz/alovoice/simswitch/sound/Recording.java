package uz.alovoice.simswitch.sound;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.event.EventSource;

/**
 * A running recording. It only remembers when who spoke; the samples are written when it stops, so a thousand
 * recordings of an hour cost nothing meanwhile.
 */
public final class Recording {
    private static final Logger log = LoggerFactory.getLogger(Recording.class);
    private final Channel channel;
    private final String path;
    private final Path file;
    private final boolean stereo;
    private final long startMillis;
    private final List<Talk> talks = new ArrayList<>();
    private boolean stopped;
    private boolean masked;

    /** From and to in milliseconds of the recording, and the tones heard left and right; 0 is silence. */
    record Talk(long from, long to, int left, int right) {}

    private long talkFrom;
    private int left;
    private int right;

    Recording(Channel channel, String path, Path file, boolean stereo) {
        this.channel = channel;
        this.path = path;
        this.file = file;
        this.stereo = stereo && channel.variables().isTrue("RECORD_STEREO");
        this.startMillis = channel.node().clock().millis();
        voicesChanged();
    }

    public String path() {
        return path;
    }

    public Path file() {
        return file;
    }

    public void mask(boolean on) {
        masked = on;
        voicesChanged();
    }

    /** To be called whenever the channel is bridged or unbridged, and when someone begins or ceases to speak. */
    public void voicesChanged() {
        long now = channel.node().clock().millis() - startMillis;
        if (left != 0 || right != 0) talks.add(new Talk(talkFrom, now, left, right));
        talkFrom = now;
        Channel other = channel.bridgedTo();
        boolean talking = !masked && channel.hasMedia() && (other != null || !stereo);
        left = talking && channel.farEnd().speaks() ? channel.farEnd().voice() : 0;
        right = talking && other != null && other.farEnd().speaks()
                ? other.farEnd().voice()
                : 0;
    }

    /** Milliseconds since the start. */
    public long millis() {
        return channel.node().clock().millis() - startMillis;
    }

    /** Writes the file and tells of it. Awaits the writing. */
    public void stop() {
        if (stopped) return;
        stopped = true;
        channel.recordings().remove(path);
        long length = write();
        channel.variables().set("record_samples", Long.toString(length * 8));
        channel.variables().set("record_seconds", Long.toString(length / 1000));
        channel.variables().set("record_ms", Long.toString(length));
        channel.event("RECORD_STOP", EventSource.RECORD_STOP, true)
                .tail("Record-File-Path", path)
                .tail("Record-Completion-Cause", "success-maxtime")
                .fire();
        channel.event("MEDIA_BUG_STOP", EventSource.BUG_STOP, true)
                .lead("Media-Bug-Function", "session_record")
                .lead("Media-Bug-Target", path)
                .fire();
    }

    /** Writes the samples outside the core and awaits it; the length in milliseconds. */
    long write() {
        voicesChanged();
        long length = millis();
        List<Talk> spoken = List.copyOf(talks);
        channel.node()
                .core()
                .vertx()
                .executeBlocking(() -> {
                    ToneWriter.write(file, spoken, length, stereo);
                    return null;
                })
                .otherwise(e -> {
                    log.warn("recording {} of {} was not written", file, channel.uuid(), e);
                    return null;
                })
                .await();
        return length;
    }
}
