package uz.alovoice.core.person;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uz.alovoice.core.number.PhoneNumber;

/**
 * Who works for the installation and not for a tenant. Who signs in with one of these phones gets no tenant of his own by that.
 *
 * @param administrators give credit and book paid invoices
 * @param support enter a tenant while its owner grants it
 */
public record Staff(Set<PhoneNumber> administrators, Set<PhoneNumber> support) {
    public static final Staff NOBODY = new Staff(Set.of(), Set.of());

    public Staff {
        administrators = Set.copyOf(administrators);
        support = Set.copyOf(support);
    }

    /** By the names that README lists: telephone numbers, comma separated. */
    public static Staff of(Map<String, String> environment) {
        return new Staff(phones(environment, "ALOVOICE_ADMINISTRATORS"), phones(environment, "ALOVOICE_SUPPORT"));
    }

    private static Set<PhoneNumber> phones(Map<String, String> environment, String name) {
        return Arrays.stream(environment.getOrDefault(name, "").split(","))
                .filter(phone -> !phone.isBlank())
                .map(PhoneNumber::parse)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean administers(Person person) {
        return administrators.contains(person.phone());
    }

    public boolean supports(Person person) {
        return support.contains(person.phone());
    }

    boolean includes(Person person) {
        return administers(person) || supports(person);
    }
}
