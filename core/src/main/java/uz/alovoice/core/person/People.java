package uz.alovoice.core.person;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;

/** Those who sign in; across tenants, since a person may belong to several or none. */
public final class People {
    private final Db db;
    private final Staff staff;

    public People(Db db, Staff staff) {
        this.db = db;
        this.staff = staff;
    }

    /** The person with this phone, known from now on. */
    static Future<Person> withPhone(Tx tx, PhoneNumber phone, Language language) {
        return tx.one(Person::read, """
                        INSERT INTO person AS p (phone, language) VALUES ($1, $2)
                        ON CONFLICT (phone) DO UPDATE SET phone = p.phone
                        RETURNING\s""" + Person.COLUMNS, phone.value(), language.code())
                .map(Optional::orElseThrow);
    }

    /** @param name null for none */
    public Future<Person> edit(PersonId person, @Nullable String name, Language language, Theme theme) {
        var checked = name == null || name.isBlank() ? null : Check.name("name", name);
        return db.acrossTenants(tx -> tx.one(
                        Person::read,
                        "UPDATE person p SET name = $2, language = $3, theme = $4 WHERE id = $1 RETURNING "
                                + Person.COLUMNS,
                        person.value(),
                        checked,
                        language.code(),
                        theme.code()))
                .map(found -> found.orElseThrow(() -> new CoreException(Reason.NOT_FOUND, "no such person")));
    }

    /** His name, or his number where he has said none. */
    public Future<String> called(PersonId person) {
        return db.acrossTenants(tx -> tx.one(
                        row -> row.getString("called"),
                        "SELECT coalesce(name, phone) AS called FROM person WHERE id = $1",
                        person.value()))
                .map(found -> found.orElseThrow(() -> new CoreException(Reason.NOT_FOUND, "no such person")));
    }

    /** Whether he administers the installation. */
    public boolean administersInstallation(Person person) {
        return staff.administers(person);
    }

    /** Every tenant that he may enter. */
    public Future<List<Access>> tenants(Person person) {
        return db.acrossTenants(tx -> Access.all(tx, person, staff));
    }
}
