package uz.alovoice.simswitch.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.event.EventSource;

/** Starts recordings: record_session and uuid_record. */
public final class Recordings {
    private static final Logger log = LoggerFactory.getLogger(Recordings.class);
    private final Path directory;

    /** {@code directory} is where relative paths go. */
    public Recordings(Path directory) {
        this.directory = directory;
    }

    /** Null when the file cannot be made. */
    Path writable(String path) {
        try {
            Path file = directory.resolve(path).toAbsolutePath();
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[0]);
            return file;
        } catch (IOException | java.nio.file.InvalidPathException e) {
            log.info("cannot record to {}: {}", path, e.toString());
            return null;
        }
    }

    /**
     * Begins to record; a second start of the same file changes nothing and succeeds (captures esl-outbound/12).
     *
     * @param limitSeconds 0 for none
     * @return false when the file cannot be written
     */
    public boolean start(Channel channel, String path, int limitSeconds) {
        if (channel.recordings().containsKey(path)) return true;
        Path file = writable(path);
        if (file == null) return false;
        Recording recording = new Recording(channel, path, file, true);
        channel.recordings().put(path, recording);
        channel.event("RECORD_START", EventSource.RECORD_START, true)
                .tail("Record-File-Path", path)
                .fire();
        channel.event("MEDIA_BUG_START", EventSource.BUG_START, true)
                .lead("Media-Bug-Function", "session_record")
                .lead("Media-Bug-Target", path)
                .fire();
        if (limitSeconds > 0) channel.node().core().after(limitSeconds * 1000L, recording::stop);
        return true;
    }
}
