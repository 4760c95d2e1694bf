package uz.alovoice.core.audio;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uz.alovoice.core.Language;

class RecordingsTest {
    private static final Set<String> KEYS = Prompt.all().map(Prompt::key).collect(toSet());
    private static final Prompts PROMPTS = new Prompts(Recordings.SOUNDS);

    @ParameterizedTest
    @EnumSource
    void everyPromptIsRecordedAndEveryRecordingIsAPrompt(Language language) throws IOException {
        try (var files = Files.list(Recordings.SOUNDS.resolve(language.code()))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            KEYS.stream().map(key -> key + ".wav").toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPromptHasATextAndEveryTextIsAPrompt(Language language) throws IOException {
        assertThat(Recordings.texts(language).keySet()).containsExactlyInAnyOrderElementsOf(KEYS);
    }

    @Test
    void uzbekIsWrittenWithItsOwnApostrophes() throws IOException {
        assertThat(Recordings.texts(Language.UZ).values()).noneMatch(text -> text.matches(".*['`‘’].*"));
    }

    @ParameterizedTest
    @EnumSource
    void everyRecordingIsTelephoneAudioAtASpeakingLevel(Language language) throws IOException {
        for (Prompt prompt : Prompt.all().toList()) {
            Path file = PROMPTS.file(language, prompt);
            ShortBuffer samples = samples(file);
            assertThat(samples.limit() / 8_000.0).as("%s, seconds", file).isBetween(0.2, 10.0);
            assertThat(decibels(peak(samples))).as("%s, peak in dBFS", file).isBetween(-6.0, -0.5);
            assertThat(decibels(rms(samples))).as("%s, RMS in dBFS", file).isBetween(-30.0, -12.0);
            assertThat(silenceAtTheEnd(samples)).as("%s, seconds of tail", file).isBetween(0.02, 0.3);
        }
    }

    @Test
    void beepIsHeardAndNotTooLoud() throws IOException {
        assertThat(decibels(peak(samples(PROMPTS.beep())))).isBetween(-12.0, -6.0);
    }

    @Test
    void holdMusicIsSofterThanSpeechPeaksAndLoopsWithoutAClick() throws IOException {
        ShortBuffer music = samples(PROMPTS.holdMusic());
        assertThat(decibels(rms(music))).isBetween(-18.5, -17.5);
        assertThat(decibels(peak(music))).isLessThan(-3);
        int largestStep = IntStream.range(1, music.limit())
                .map(i -> Math.abs(music.get(i) - music.get(i - 1)))
                .max()
                .orElseThrow();
        int stepAtTheSeam = Math.abs(music.get(0) - music.get(music.limit() - 1));
        assertThat(stepAtTheSeam).isLessThan(largestStep / 2);
    }

    /** The samples of a canonical WAV file: 44 bytes of header, 8 kHz, one channel, 16 bits. */
    private static ShortBuffer samples(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer wav = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String header = new String(bytes, 0, 44, StandardCharsets.ISO_8859_1);
        assertThat(header).as("%s", file).matches("(?s)RIFF....WAVEfmt .{20}data....");
        assertThat(wav.getShort(20)).as("%s, format PCM", file).isEqualTo((short) 1);
        assertThat(wav.getShort(22)).as("%s, channels", file).isEqualTo((short) 1);
        assertThat(wav.getInt(24)).as("%s, rate", file).isEqualTo(8_000);
        assertThat(wav.getShort(34)).as("%s, bits", file).isEqualTo((short) 16);
        assertThat(wav.getInt(40)).as("%s, length of data", file).isEqualTo(wav.limit() - 44);
        return wav.position(44).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }

    private static double peak(ShortBuffer samples) {
        return IntStream.range(0, samples.limit())
                .map(i -> Math.abs(samples.get(i)))
                .max()
                .orElse(0);
    }

    private static double rms(ShortBuffer samples) {
        return Math.sqrt(IntStream.range(0, samples.limit())
                .mapToDouble(i -> (double) samples.get(i) * samples.get(i))
                .average()
                .orElse(0));
    }

    private static double silenceAtTheEnd(ShortBuffer samples) {
        int end = samples.limit();
        while (end > 0 && Math.abs(samples.get(end - 1)) < 200) {
            end--;
        }
        return (samples.limit() - end) / 8_000.0;
    }

    private static double decibels(double amplitude) {
        return 20 * Math.log10(amplitude / 32_768);
    }
}
