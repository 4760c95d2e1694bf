package uz.alovoice.simswitch.event;

import java.util.function.BiConsumer;

/** Reads the headers of an event one by one. */
public final class EventHeaders {
    private EventHeaders() {}

    /** Name and value, arrays flattened. */
    public static void each(SwitchEvent event, BiConsumer<String, String> visitor) {
        for (int i = 0; i < event.keys().size(); i++) {
            visitor.accept(event.keys().get(i), EventText.flat(event.values().get(i)));
        }
    }
}
