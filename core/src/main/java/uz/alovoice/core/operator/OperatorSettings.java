package uz.alovoice.core.operator;

import java.util.List;
import uz.alovoice.core.Check;
import uz.alovoice.core.Language;
import uz.alovoice.core.number.PhoneNumber;

/**
 * What may be chosen about an operator.
 *
 * @param phone                E.164, where he can be reached besides; null when there is none
 * @param languages            that he speaks
 * @param outsideAllowed       may call through the tenant's trunks
 * @param internationalAllowed may call abroad, when the tenant may
 */
public record OperatorSettings(
        String name,
        PhoneNumber phone,
        List<Language> languages,
        boolean outsideAllowed,
        boolean internationalAllowed) {
    public OperatorSettings {
        name = Check.name("name", name);
        Check.that(phone == null || phone.isE164(), "phone", "phone.short");
        languages = List.copyOf(languages);
        Check.range("languages", languages.size(), 0, Language.values().length);
    }

    public static OperatorSettings of(String name) {
        return new OperatorSettings(name, null, List.of(), true, false);
    }
}
