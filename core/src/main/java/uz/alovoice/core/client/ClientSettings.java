package uz.alovoice.core.client;

import java.util.HashSet;
import java.util.List;
import uz.alovoice.core.Check;
import uz.alovoice.core.number.PhoneNumber;

/**
 * What a tenant says of a client; refuses what cannot be.
 *
 * @param phones in the order in which he is called; each belongs to one client of the tenant
 * @param note up to 2000 characters; may be empty
 * @param blocked hears a polite refusal
 */
public record ClientSettings(String name, List<PhoneNumber> phones, String note, boolean blocked) {
    private static final int MOST_PHONES = 10;
    private static final int NOTE_LENGTH = 2000;

    public ClientSettings {
        name = Check.name("name", name);
        phones = List.copyOf(phones);
        note = note.strip();
        Check.that(!phones.isEmpty(), "phones", "field.required");
        Check.that(phones.size() <= MOST_PHONES, "phones", "field.most", MOST_PHONES);
        Check.that(new HashSet<>(phones).size() == phones.size(), "phones", "field.twice");
        Check.that(note.length() <= NOTE_LENGTH, "note", "field.too_long", NOTE_LENGTH);
    }
}
