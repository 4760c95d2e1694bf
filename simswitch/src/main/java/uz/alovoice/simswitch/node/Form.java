package uz.alovoice.simswitch.node;

import uz.alovoice.esl.UrlText;
import uz.alovoice.simswitch.event.SwitchEvent;

/** An event as a url-encoded form. */
final class Form {
    private Form() {}

    static String value(String text) {
        return UrlText.encodeAll(text);
    }

    static void append(StringBuilder form, SwitchEvent event) {
        event.each(
                (key, value) -> form.append('&').append(value(key)).append('=').append(value(value)));
    }
}
