package uz.alovoice.core.person;

import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Language;
import uz.alovoice.core.number.PhoneNumber;

/**
 * Who signs in.
 *
 * @param name null until he says it
 */
public record Person(
        PersonId id, PhoneNumber phone, @Nullable String name, Language language, Theme theme) {
    static Person read(Row row) {
        return new Person(
                new PersonId(row.getLong("person_id")),
                new PhoneNumber(row.getString("phone")),
                row.getString("person_name"),
                Language.fromCode(row.getString("person_language")),
                Theme.fromCode(row.getString("theme")));
    }

    /** The columns that {@link #read} needs, of a person {@code p}. */
    static final String COLUMNS =
            "p.id AS person_id, p.phone, p.name AS person_name, p.language AS person_language, p.theme";
}
