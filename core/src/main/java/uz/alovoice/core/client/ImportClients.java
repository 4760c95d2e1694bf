package uz.alovoice.core.client;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CsvFile;
import uz.alovoice.core.CsvFile.RowError;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;

/** Adds clients from a CSV file, all in one transaction. Each row stands for itself: what is wrong with one keeps no other out. */
public final class ImportClients {
    private static final int MOST = 20_000;
    private static final Set<String> COLUMNS = Set.of("name", "phone", "note", "blocked");

    private final Db db;

    public ImportClients(Db db) {
        this.db = db;
    }

    /** @param created with a dry run: how many would be */
    public record Outcome(int rows, int created, List<RowError> errors) {}

    private record Entry(int line, ClientSettings settings) {}

    /**
     * The first line names the columns: name and phone, and any of note and blocked; several numbers stand with | between them. Fails with
     * INVALID when the file as a whole cannot be used.
     *
     * @param dryRun tells what would come of it and stores nothing
     */
    public Future<Outcome> run(TenantId tenant, byte[] file, boolean dryRun) {
        var rows = CsvFile.read(file);
        var columns = rows.getFirst().cells().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        for (var column : columns) {
            Check.that(COLUMNS.contains(column), "file", "import.column_unknown", column);
        }
        Check.that(columns.contains("name"), "file", "import.no_name_column");
        Check.that(rows.size() - 1 <= MOST, "file", "import.too_many", MOST);
        return db.inTenant(tenant, tx -> tx.list(row -> row.getString("phone"), "SELECT phone FROM client_phone")
                .compose(taken -> {
                    var errors = new ArrayList<RowError>();
                    var entries = entries(columns, rows.subList(1, rows.size()), new HashSet<>(taken), errors);
                    return (dryRun ? Future.<Void>succeededFuture() : insert(tx, tenant, entries))
                            .map(new Outcome(rows.size() - 1, entries.size(), errors));
                }));
    }

    private static List<Entry> entries(
            List<String> columns, List<CsvFile.Row> rows, Set<String> taken, List<RowError> errors) {
        var entries = new ArrayList<Entry>();
        for (var row : rows) {
            try {
                entries.add(new Entry(row.line(), settings(columns, row, taken)));
            } catch (CoreException e) {
                var told = e.told().orElseThrow(() -> e);
                errors.add(new RowError(row.line(), told.field() == null ? told.at("phone") : told));
            }
        }
        return entries;
    }

    private static ClientSettings settings(List<String> columns, CsvFile.Row row, Set<String> taken) {
        Map<String, String> cells = new HashMap<>();
        for (var i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
            cells.put(columns.get(i), row.cells().get(i));
        }
        var settings = new ClientSettings(
                cells.getOrDefault("name", ""),
                Stream.of(cells.getOrDefault("phone", "").split("\\|"))
                        .map(String::strip)
                        .filter(phone -> !phone.isEmpty())
                        .map(PhoneNumber::parse)
                        .distinct()
                        .toList(),
                cells.getOrDefault("note", ""),
                yes(cells.getOrDefault("blocked", "")));
        for (var phone : settings.phones()) { // within the file too: the first has it
            Check.that(!taken.contains(phone.value()), "phone", "client.phone_taken");
        }
        settings.phones().forEach(phone -> taken.add(phone.value()));
        return settings;
    }

    private static Future<Void> insert(Tx tx, TenantId tenant, List<Entry> entries) {
        var done = Future.<Void>succeededFuture();
        for (var entry : entries) {
            done = done.compose(
                    before -> Clients.insert(tx, tenant, entry.settings()).mapEmpty());
        }
        return done;
    }

    private static boolean yes(String text) {
        Check.that(Set.of("", "yes", "no").contains(text.toLowerCase(Locale.ROOT)), "blocked", "import.yes_or_no");
        return text.equalsIgnoreCase("yes");
    }
}
