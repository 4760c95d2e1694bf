package uz.alovoice.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static uz.alovoice.core.audio.Recordings.sayFiles;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.Language;
import uz.alovoice.core.audio.Prompt.Phrase;

class PromptsTest {
    private final Prompts prompts = new Prompts(Path.of("/srv/sounds"));

    @Test
    void filesLieInTheLanguagesDirectory() {
        assertThat(prompts.file(Language.RU, Phrase.QUEUE_ALL_BUSY)).hasToString("/srv/sounds/ru/queue-all-busy.wav");
        assertThat(prompts.beep()).hasToString("/srv/sounds/tone/beep.wav");
        assertThat(prompts.holdMusic()).hasToString("/srv/sounds/music/hold.wav");
    }

    @ParameterizedTest
    @CsvSource({
        "UZ, 1, Siz navbatda birinchi oʻrindasiz.",
        "RU, 3, Вы третий в очереди.",
        "EN, 22, You are twenty second in the queue.",
        "RU, 100, Вы сотый в очереди.",
        "RU, 101, Перед вами в очереди не меньше ста человек.",
        "EN, 2147483647, At least one hundred callers are ahead of you in the queue.",
    })
    void placeInTheQueue(Language language, int position, String heard) throws IOException {
        assertThat(sayFiles(language, prompts.queuePosition(language, position)))
                .isEqualTo(heard);
    }

    @ParameterizedTest
    @CsvSource({
        "EN, PT0S, Your estimated waiting time is less than a minute.",
        "EN, PT59.999S, Your estimated waiting time is less than a minute.",
        "EN, PT1M, Your estimated waiting time is about one minute.",
        "EN, PT1M0.000000001S, Your estimated waiting time is about two minutes.",
        "RU, PT21M, Примерное время ожидания двадцать одна минута.",
        "UZ, PT2M30S, Taxminiy kutish vaqti uch daqiqa.",
        "UZ, PT60M, Taxminiy kutish vaqti oltmish daqiqa.",
        "UZ, PT60M1S, Taxminiy kutish vaqti bir soatdan ortiq.",
        "RU, PT2562047788015215H, Примерное время ожидания больше часа.",
    })
    void waitingTime(Language language, Duration wait, String heard) throws IOException {
        assertThat(sayFiles(language, prompts.waitingTime(language, wait))).isEqualTo(heard);
    }

    @Test
    void thereIsNoPlaceBeforeTheFirstAndNoNegativeWait() {
        assertThatIllegalArgumentException().isThrownBy(() -> prompts.queuePosition(Language.EN, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prompts.waitingTime(Language.EN, Duration.ofSeconds(-1)))
                .withMessageContaining("negative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sounds", "/srv/hear!this"})
    void directoryThatFreeSwitchCouldNotPlayFromIsRefused(String directory) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Prompts(Path.of(directory)))
                .withMessageContaining(directory);
    }

    @ParameterizedTest
    @EnumSource
    void languageIsFoundByItsCode(Language language) {
        assertThat(Language.fromCode(language.code())).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "UZ", "../ru"})
    void unknownLanguageIsRefused(String code) {
        assertThatExceptionOfType(CoreException.class)
                .isThrownBy(() -> Language.fromCode(code))
                .withMessageContaining("unknown language");
    }
}
