package uz.alovoice.simswitch.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long things sound: files by their header, tones by their script. */
public final class Sounds {
    public static final long MISSING = -1;
    public static final long ENDLESS = Long.MAX_VALUE;
    private static final Pattern TONE = Pattern.compile("%\\((\\d+),(\\d+)[^)]*\\)");
    private final Path directory;
    private final Map<String, Long> lengths = new HashMap<>();

    /** {@code directory} is where relative names are looked for, FreeSWITCH's sound_prefix. */
    public Sounds(Path directory) {
        this.directory = directory;
    }

    /** Milliseconds a playback of {@code spec} takes; {@link #MISSING} for an unreadable file. */
    public long millis(String spec) {
        if (spec.startsWith("local_stream://")) return ENDLESS;
        if (spec.startsWith("tone_stream://")) return toneMillis(spec.substring("tone_stream://".length()));
        if (spec.startsWith("silence_stream://")) return silence(spec.substring("silence_stream://".length()));
        if (spec.startsWith("file_string://")) return sum(spec.substring("file_string://".length()));
        if (spec.contains("://")) return MISSING;
        int options = spec.indexOf("@@");
        return file(options < 0 ? spec : spec.substring(0, options));
    }

    private long sum(String files) {
        long all = 0;
        for (String file : files.split("!", -1)) {
            long one = millis(file);
            if (one == ENDLESS) return ENDLESS;
            if (one > 0) all += one;
        }
        return all;
    }

    private static long silence(String text) {
        String number = text.split(",", -1)[0];
        return number.startsWith("-") ? ENDLESS : number.matches("\\d{1,9}") ? Long.parseLong(number) : MISSING;
    }

    /** A tone script, {@code %(on,off,hz,...)} with {@code ;loops=n} or {@code L=n}. */
    public long toneMillis(String script) {
        long once = 0;
        Matcher tone = TONE.matcher(script);
        while (tone.find()) once += Long.parseLong(tone.group(1)) + Long.parseLong(tone.group(2));
        Matcher loops = Pattern.compile("(?:;loops=|L=)(-?\\d{1,6})").matcher(script);
        long times = loops.find() ? Long.parseLong(loops.group(1)) : 1;
        return times < 0 ? ENDLESS : once * times;
    }

    /** Samples of 16 bits without a header, thousands a second in the suffix: what mod_audio_fork writes. */
    private static long raw(Path path, String name) throws IOException {
        return Files.size(path) / 2 / Long.parseLong(name.substring(name.lastIndexOf(".r") + 2));
    }

    private long file(String name) {
        Long known = lengths.get(name);
        if (known != null) return known;
        Path path = Path.of(name).isAbsolute() || directory == null ? Path.of(name) : directory.resolve(name);
        long length = MISSING;
        try {
            if (Files.isRegularFile(path)) {
                length = name.endsWith(".mp3")
                        ? Mp3File.millis(path)
                        : name.matches(".*\\.r(8|16)") ? raw(path, name) : WavFile.millis(path);
            }
        } catch (IOException e) {
            return MISSING;
        }
        if (length != MISSING && lengths.size() < 10_000) lengths.put(name, length);
        return length;
    }
}
