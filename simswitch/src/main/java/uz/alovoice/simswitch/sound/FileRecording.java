package uz.alovoice.simswitch.sound;

import java.nio.file.Path;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.event.EventSource;

/** The file of the record application: one voice, and events of their own kind. */
public final class FileRecording {
    private final Channel channel;
    private final Recording recording;

    private FileRecording(Channel channel, Recording recording) {
        this.channel = channel;
        this.recording = recording;
    }

    /** Null when the file cannot be written. */
    public static FileRecording start(Channel channel, String path) {
        Path file = channel.node().recordings().writable(path);
        if (file == null) return null;
        Recording recording = new Recording(channel, path, file, false);
        channel.event("RECORD_START", EventSource.RECORD_FILE_START, true)
                .tail("Record-File-Path", path)
                .fire();
        return new FileRecording(channel, recording);
    }

    public long millis() {
        return recording.millis();
    }

    public void stop() {
        long length = recording.write();
        channel.variables().set("record_seconds", Long.toString(length / 1000));
        channel.variables().set("record_ms", Long.toString(length));
        channel.variables().set("record_samples", Long.toString(length * 8));
        channel.event("RECORD_STOP", EventSource.RECORD_FILE_STOP, true)
                .tail("Record-File-Path", recording.path())
                .fire();
    }
}
