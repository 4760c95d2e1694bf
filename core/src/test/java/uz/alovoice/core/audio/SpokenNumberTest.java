package uz.alovoice.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static uz.alovoice.core.audio.Recordings.say;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.alovoice.core.Language;
import uz.alovoice.core.audio.Prompt.Cardinal;

class SpokenNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0, nol, ноль, zero",
        "1, bir, один, one",
        "9, toʻqqiz, девять, nine",
        "10, oʻn, десять, ten",
        "11, oʻn bir, одиннадцать, eleven",
        "14, oʻn toʻrt, четырнадцать, fourteen",
        "19, oʻn toʻqqiz, девятнадцать, nineteen",
        "20, yigirma, двадцать, twenty",
        "21, yigirma bir, двадцать один, twenty one",
        "40, qirq, сорок, forty",
        "99, toʻqson toʻqqiz, девяносто девять, ninety nine",
        "100, bir yuz, сто, one hundred",
        "101, bir yuz bir, сто один, one hundred one",
        "112, bir yuz oʻn ikki, сто двенадцать, one hundred twelve",
        "200, ikki yuz, двести, two hundred",
        "350, uch yuz ellik, триста пятьдесят, three hundred fifty",
        "1000, bir ming, одна тысяча, one thousand",
        "2005, ikki ming besh, две тысячи пять, two thousand five",
        "5678, besh ming olti yuz yetmish sakkiz, пять тысяч шестьсот семьдесят восемь, five thousand six hundred seventy"
                + " eight",
        "9999, toʻqqiz ming toʻqqiz yuz toʻqson toʻqqiz, девять тысяч девятьсот девяносто девять, nine thousand nine"
                + " hundred ninety nine",
    })
    void cardinals(int n, String uz, String ru, String en) throws IOException {
        List<Prompt> cardinal = SpokenNumber.cardinal(n);
        assertThat(say(Language.UZ, cardinal)).isEqualTo(uz);
        assertThat(say(Language.RU, cardinal)).isEqualTo(ru);
        assertThat(say(Language.EN, cardinal)).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource({
        "1, birinchi, первый, first",
        "2, ikkinchi, второй, second",
        "3, uchinchi, третий, third",
        "10, oʻninchi, десятый, tenth",
        "12, oʻn ikkinchi, двенадцатый, twelfth",
        "20, yigirmanchi, двадцатый, twentieth",
        "21, yigirma birinchi, двадцать первый, twenty first",
        "40, qirqinchi, сороковой, fortieth",
        "53, ellik uchinchi, пятьдесят третий, fifty third",
        "90, toʻqsoninchi, девяностый, ninetieth",
        "99, toʻqson toʻqqizinchi, девяносто девятый, ninety ninth",
        "100, yuzinchi, сотый, hundredth",
    })
    void ordinals(int n, String uz, String ru, String en) throws IOException {
        List<Prompt> ordinal = SpokenNumber.ordinal(n);
        assertThat(say(Language.UZ, ordinal)).isEqualTo(uz);
        assertThat(say(Language.RU, ordinal)).isEqualTo(ru);
        assertThat(say(Language.EN, ordinal)).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource({
        "0, nol daqiqa., ноль минут., zero minutes.",
        "1, bir daqiqa., одна минута., one minute.",
        "2, ikki daqiqa., две минуты., two minutes.",
        "4, toʻrt daqiqa., четыре минуты., four minutes.",
        "5, besh daqiqa., пять минут., five minutes.",
        "11, oʻn bir daqiqa., одиннадцать минут., eleven minutes.",
        "12, oʻn ikki daqiqa., двенадцать минут., twelve minutes.",
        "14, oʻn toʻrt daqiqa., четырнадцать минут., fourteen minutes.",
        "20, yigirma daqiqa., двадцать минут., twenty minutes.",
        "21, yigirma bir daqiqa., двадцать одна минута., twenty one minutes.",
        "22, yigirma ikki daqiqa., двадцать две минуты., twenty two minutes.",
        "25, yigirma besh daqiqa., двадцать пять минут., twenty five minutes.",
        "100, bir yuz daqiqa., сто минут., one hundred minutes.",
        "101, bir yuz bir daqiqa., сто одна минута., one hundred one minutes.",
        "111, bir yuz oʻn bir daqiqa., сто одиннадцать минут., one hundred eleven minutes.",
        "1000, bir ming daqiqa., одна тысяча минут., one thousand minutes.",
        "2002, ikki ming ikki daqiqa., две тысячи две минуты., two thousand two minutes.",
    })
    void minutes(int n, String uz, String ru, String en) throws IOException {
        assertThat(say(Language.UZ, SpokenNumber.minutes(Language.UZ, n))).isEqualTo(uz);
        assertThat(say(Language.RU, SpokenNumber.minutes(Language.RU, n))).isEqualTo(ru);
        assertThat(say(Language.EN, SpokenNumber.minutes(Language.EN, n))).isEqualTo(en);
    }

    @Test
    void everyNumberIsMadeOfRecordingsThatAddUpToItAndNoTwoSoundAlike() {
        Set<Prompt> recorded = Prompt.all().collect(Collectors.toSet());
        var heard = new HashSet<List<Prompt>>();
        for (int n = 0; n <= 9_999; n++) {
            List<Prompt> cardinal = SpokenNumber.cardinal(n);
            assertThat(cardinal.stream()
                            .mapToInt(part -> ((Cardinal) part).value())
                            .sum())
                    .isEqualTo(n);
            assertThat(recorded).containsAll(cardinal);
            assertThat(heard.add(cardinal)).isTrue();
            for (Language language : Language.values()) {
                assertThat(recorded).containsAll(SpokenNumber.minutes(language, n));
            }
        }
    }

    @Test
    void everyOrdinalToTheHundredthIsMadeOfRecordings() {
        Set<Prompt> recorded = Prompt.all().collect(Collectors.toSet());
        var heard = new HashSet<List<Prompt>>();
        for (int n = 1; n <= 100; n++) {
            assertThat(recorded).containsAll(SpokenNumber.ordinal(n));
            assertThat(heard.add(SpokenNumber.ordinal(n))).isTrue();
        }
    }

    @Test
    void digitsAreReadOneByOne() throws IOException {
        assertThat(say(Language.RU, SpokenNumber.digits("1002"))).isEqualTo("один ноль ноль два");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12a", "+998", "١٢", "000000000000000000000000000000000"})
    void onlyASequenceOfAtMost32DigitsIsRead(String digits) {
        assertThatIllegalArgumentException().isThrownBy(() -> SpokenNumber.digits(digits));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SpokenNumber.cardinal(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> SpokenNumber.cardinal(10_000));
        assertThatIllegalArgumentException().isThrownBy(() -> SpokenNumber.ordinal(0));
        assertThatIllegalArgumentException().isThrownBy(() -> SpokenNumber.ordinal(101));
        assertThatIllegalArgumentException().isThrownBy(() -> SpokenNumber.minutes(Language.RU, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cardinal(21));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prompt.Ordinal(0));
    }
}
