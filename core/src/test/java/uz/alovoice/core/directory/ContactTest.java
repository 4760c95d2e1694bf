package uz.alovoice.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Never Registered\" <sip:104@127.0.10.104:5060>|sip:104@127.0.10.104:5060",
                "<sip:2000@10.0.0.4:5060;fs_nat=yes;fs_path=sip%3A2000%4091.1.2.3%3A40000>|sip:2000@10.0.0.4:5060;fs_nat=yes;fs_path=sip%3A2000%4091.1.2.3%3A40000",
                "\"a<b>\" <sip:k3j2h@df7jal23ls0d.invalid;transport=ws>;expires=60|sip:k3j2h@df7jal23ls0d.invalid;transport=ws",
                "<sip:a@b.invalid;transport=ws;fs_nat=yes;fs_path=sip:a@127.0.0.1:58898;transport=ws>|sip:a@b.invalid;transport=ws;fs_nat=yes;fs_path=sip%3Aa%40127.0.0.1%3A58898%3Btransport%3Dws",
                "<sip:a@b.invalid;transport=ws;fs_nat=yes;fs_path=sip%3Aa%40127.0.0.1%3A58898%3Btransport%3Dws>|sip:a@b.invalid;transport=ws;fs_nat=yes;fs_path=sip%3Aa%40127.0.0.1%3A58898%3Btransport%3Dws",
                "sips:x~y+z@h|sips:x~y+z@h"
            })
    void theUriIsTakenOutOfTheHeader(String header, String uri) {
        assertThat(Contact.uriOf(header)).contains(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sip:104@h,sofia/gateway/g1/+79001234567>",
                "<sip:104@h|error/user_busy>",
                "<sip:${system(reboot)}@h>",
                "<sip:104@h {x=y}>",
                "<sip:104@h'>",
                "<sip:104@h\n>",
                "<sip:104@[::1]:5060>",
                "<sip:>",
                "<tel:+998901234567>",
                "<sip:104@h\\,x>",
                "",
                "<>",
                "*"
            })
    void whatCouldSpoilADialStringIsRefused(String header) {
        assertThat(Contact.uriOf(header)).isEmpty();
    }

    @Test
    void lengthIsLimited() {
        assertThat(Contact.uriOf("<sip:" + "a".repeat(494) + ">")).isPresent();
        assertThat(Contact.uriOf("<sip:" + "a".repeat(495) + ">")).isEmpty();
        assertThat(Contact.uriOf(null)).isEmpty();
    }
}
