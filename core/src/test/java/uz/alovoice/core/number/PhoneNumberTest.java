package uz.alovoice.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.alovoice.core.CoreException;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "90 123 45 67, +998901234567",
        "901234567, +998901234567",
        "(90) 123-45-67, +998901234567",
        "998901234567, +998901234567",
        "+998 90 123-45-67, +998901234567",
        "8 90 123 45 67, +998901234567",
        "8 998 90 123 45 67, +998901234567",
        "00998901234567, +998901234567",
        "8 10 7 495 123 45 67, +74951234567",
        "007 495 123 45 67, +74951234567",
        "74951234567, +74951234567",
        "+44 20 7946 0958, +442079460958",
        "8613912345678, +8613912345678",
    })
    void whatPeopleWriteBecomesE164(String written, String e164) {
        var number = PhoneNumber.parse(written);
        assertThat(number.value()).isEqualTo(e164);
        assertThat(number.isE164()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "102", "103", "104", "112", "1055", "1093", "57"})
    void shortNumbersAreLeftAlone(String number) {
        assertThat(PhoneNumber.parse(number).value()).isEqualTo(number);
        assertThat(PhoneNumber.parse(number).isShort()).isTrue();
    }

    @Test
    void emergencyAndNationalNumbersAreKnown() {
        assertThat(PhoneNumber.parse("103").isEmergency()).isTrue();
        assertThat(PhoneNumber.parse("1055").isEmergency()).isFalse();
        assertThat(PhoneNumber.parse("712000001").isNational()).isTrue();
        assertThat(PhoneNumber.parse("+74951234567").isNational()).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "1234567",
                "12345",
                "8 495 123 45 67",
                "+0123456789",
                "+1234567890123456",
                "90 123 45 6a",
                "٩٠١٢٣٤٥٦٧",
                "901234567;ext=1",
                "901234567,102",
                "${x}",
                "9012345\n67x",
                "++998901234567",
                "*21#"
            })
    void anythingElseIsRefusedWithAnExample(String written) {
        assertThatThrownBy(() -> PhoneNumber.parse(written))
                .isInstanceOf(CoreException.class)
                .hasMessageContaining("+998 90 123 45 67");
    }

    @Test
    void aHugeInputIsNotRepeatedInTheMessage() {
        assertThatThrownBy(() -> PhoneNumber.parse("9".repeat(100_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }
}
