package uz.alovoice.core.menu;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import uz.alovoice.core.Check;
import uz.alovoice.core.audio.AudioId;
import uz.alovoice.core.routing.Step;

/**
 * A voice menu: greeting, then keys.
 *
 * @param id             null while it is not stored
 * @param version        that was read, grows with each edit; 0 for whatever is stored
 * @param greeting       null for none
 * @param timeoutSeconds silence so long after the greeting is "no choice"
 * @param repeats        how often the greeting is said again after silence or a wrong key
 * @param defaultStep    what happens after the last repeat
 * @param keys           one to four of 0–9, * and #, each with what it leads to
 */
public record Menu(
        MenuId id,
        int version,
        String name,
        AudioId greeting,
        int timeoutSeconds,
        int repeats,
        Step defaultStep,
        SortedMap<String, Step> keys) {
    public static final int DEFAULT_TIMEOUT_SECONDS = 10;

    public Menu {
        name = Check.name("name", name);
        Check.range("timeout_seconds", timeoutSeconds, 1, 60);
        Check.range("repeats", repeats, 0, 9);
        Check.that(defaultStep != null, "default_step", "field.required");
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        Check.range("keys", keys.size(), 0, 100);
        keys.forEach((digits, step) -> {
            Check.that(digits.matches("[0-9*#]{1,4}"), "keys", "menu.key_invalid", digits);
            Check.that(step != null, "keys", "menu.key_leads_nowhere", digits);
        });
    }
}
