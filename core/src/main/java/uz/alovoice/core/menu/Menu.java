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
 * @param greeting       null for none
 * @param timeoutSeconds silence so long after the greeting is "no choice"
 * @param repeats        how often the greeting is said again after silence or a wrong key
 * @param defaultStep    what happens after the last repeat
 * @param keys           one to four of 0–9, * and #, each with what it leads to
 */
public record Menu(
        MenuId id,
        String name,
        AudioId greeting,
        int timeoutSeconds,
        int repeats,
        Step defaultStep,
        SortedMap<String, Step> keys) {
    public static final int DEFAULT_TIMEOUT_SECONDS = 10;

    public Menu {
        name = Check.name("name", name);
        Check.range("seconds to choose", timeoutSeconds, 1, 60);
        Check.range("repeats", repeats, 0, 9);
        Check.that(defaultStep != null, "what happens without a choice is missing");
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        Check.range("number of keys", keys.size(), 0, 100);
        keys.forEach((digits, step) -> {
            Check.that(digits.matches("[0-9*#]{1,4}"), "a key is 1 to 4 of 0–9, * and #, not " + digits);
            Check.that(step != null, "key " + digits + " leads nowhere");
        });
    }
}
