package uz.alovoice.simswitch.node;

import uz.alovoice.simswitch.event.EventHeaders;
import uz.alovoice.simswitch.event.SwitchEvent;
import uz.alovoice.simswitch.event.UrlText;

/** An event as a url-encoded form. */
final class Form {
    private Form() {}

    static String value(String text) {
        return UrlText.encodeAll(text);
    }

    static void append(StringBuilder form, SwitchEvent event) {
        EventHeaders.each(
                event,
                (key, value) -> form.append('&').append(value(key)).append('=').append(value(value)));
    }
}
