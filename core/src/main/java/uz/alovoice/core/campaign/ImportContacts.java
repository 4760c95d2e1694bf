package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CsvFile;
import uz.alovoice.core.CsvFile.RowError;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.number.PhoneNumber;

/** Puts the people of a CSV file on a campaign's list. Each row stands for itself: what is wrong with one keeps no other out. */
public final class ImportContacts {
    private static final int MOST = 100_000;
    private static final int AT_ONCE = 1000;
    private static final String PHONE = "phone";

    private final Campaigns campaigns;
    private final Contacts contacts;

    public ImportContacts(Campaigns campaigns, Contacts contacts) {
        this.campaigns = campaigns;
        this.contacts = contacts;
    }

    /**
     * @param added      with a dry run: how many would be, unless they are on the list
     * @param duplicates who stand in the file twice, or on the list already
     */
    public record Outcome(int rows, int added, int duplicates, List<RowError> errors) {}

    /** A row that can be used. */
    private record Person(int row, NewContact contact) {}

    /**
     * The first line names the columns: phone, or several that begin so and are tried in their order; name and id if there are any; every other
     * column is a field of the contact by its own name. Fails with INVALID when the file as a whole cannot be used.
     *
     * @param dryRun tells what would come of it and stores nothing
     */
    public Future<Outcome> run(TenantId tenant, CampaignId campaign, byte[] file, boolean dryRun) {
        var rows = CsvFile.read(file);
        var columns = rows.getFirst().cells();
        Check.that(columns.stream().anyMatch(ImportContacts::isPhone), "file", "import.no_phone_column");
        Check.that(rows.size() - 1 <= MOST, "file", "import.too_many", MOST);
        var errors = new ArrayList<RowError>();
        var people = new ArrayList<Person>();
        var numbers = new HashSet<String>();
        var twice = 0;
        for (var row : rows.subList(1, rows.size())) {
            try {
                var contact = contact(columns, row.cells());
                if (numbers.add(contact.numbers().getFirst().value())) {
                    people.add(new Person(row.line(), contact));
                } else {
                    twice++;
                }
            } catch (CoreException e) {
                errors.add(new RowError(row.line(), e.told().orElseThrow(() -> e)));
            }
        }
        var total = rows.size() - 1;
        var inFile = twice;
        return campaigns
                .get(tenant, campaign)
                .compose(found -> dryRun ? Future.succeededFuture(people.size()) : add(tenant, campaign, people))
                .map(added -> new Outcome(total, added, inFile + people.size() - added, errors));
    }

    private Future<Integer> add(TenantId tenant, CampaignId campaign, List<Person> people) {
        var added = Future.succeededFuture(0);
        for (var from = 0; from < people.size(); from += AT_ONCE) {
            var some = people.subList(from, Math.min(people.size(), from + AT_ONCE)).stream()
                    .map(Person::contact)
                    .toList();
            added = added.compose(
                    before -> contacts.add(tenant, campaign, some).map(numbers -> before + numbers.size()));
        }
        return added;
    }

    private static boolean isPhone(String column) {
        return column.toLowerCase(Locale.ROOT).startsWith(PHONE);
    }

    private static NewContact contact(List<String> columns, List<String> cells) {
        var numbers = new ArrayList<PhoneNumber>();
        var fields = new JsonObject();
        var name = "";
        String id = null;
        for (var i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            var cell = cells.get(i);
            if (cell.isEmpty()) {
                continue;
            }
            var column = columns.get(i);
            if (isPhone(column)) {
                numbers.add(PhoneNumber.parse(cell));
            } else if (column.equalsIgnoreCase("name")) {
                name = cell;
            } else if (column.equalsIgnoreCase("id")) {
                id = cell;
            } else {
                fields.put(column, cell);
            }
        }
        Check.that(!numbers.isEmpty(), PHONE, "field.required");
        return new NewContact(id, name, numbers, fields, null, null, null, NewContact.ORDINARY);
    }
}
