package uz.alovoice.core.operator;

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
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.number.PhoneNumber;

/** Makes operators from a CSV file. Each row stands for itself: what is wrong with one keeps no other out. */
public final class ImportOperators {
    private static final int MOST = 2000;
    private static final Set<String> COLUMNS =
            Set.of("name", "phone", "departments", "languages", "outside", "international");

    private final Db db;
    private final Operators operators;

    public ImportOperators(Db db, Operators operators) {
        this.db = db;
        this.operators = operators;
    }

    /** @param created with a dry run: how many would be */
    public record Outcome(int rows, int created, List<RowError> errors) {}

    /**
     * The first line names the columns: name, and any of phone, departments, languages, outside and international; several departments or
     * languages stand with | between them. Fails with INVALID when the file as a whole cannot be used.
     *
     * @param dryRun tells what would come of it and makes nothing
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
        return known(tenant)
                .compose(known -> all(tenant, columns, rows.subList(1, rows.size()), known, dryRun))
                .map(errors -> new Outcome(rows.size() - 1, rows.size() - 1 - errors.size(), errors));
    }

    /** @param departments ids by plain name */
    private record Known(Map<String, Long> departments, Set<String> phones) {}

    private Future<Known> known(TenantId tenant) {
        return db.inTenant(tenant, tx -> tx.list(
                        row -> Map.entry(row.getString("name"), row.getLong("id")),
                        "SELECT plain(name) AS name, id FROM department WHERE tenant_id = $1 ORDER BY id DESC",
                        tenant.value())
                .compose(departments -> tx.list(
                                row -> row.getString("phone"),
                                "SELECT phone FROM operator WHERE tenant_id = $1 AND phone IS NOT NULL AND deleted_at IS NULL",
                                tenant.value())
                        .map(phones -> {
                            var byName = new HashMap<String, Long>();
                            departments.forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
                            return new Known(byName, new HashSet<>(phones));
                        })));
    }

    /** One after the other: each takes the next extension. */
    private Future<List<RowError>> all(
            TenantId tenant, List<String> columns, List<CsvFile.Row> rows, Known known, boolean dryRun) {
        var done = Future.<List<RowError>>succeededFuture(new ArrayList<>());
        for (var row : rows) {
            done = done.compose(errors -> Future.<Void>succeededFuture()
                    .compose(start -> one(tenant, columns, row, known, dryRun))
                    .recover(failure -> {
                        if (failure instanceof CoreException e && e.told().isPresent()) {
                            errors.add(
                                    new RowError(row.line(), atColumn(e.told().get())));
                            return Future.succeededFuture();
                        }
                        return Future.failedFuture(failure);
                    })
                    .map(errors));
        }
        return done;
    }

    private static Message atColumn(Message told) {
        return told.field() == null ? told.at("name") : told;
    }

    private Future<Void> one(TenantId tenant, List<String> columns, CsvFile.Row row, Known known, boolean dryRun) {
        var cells = new HashMap<String, String>();
        for (var i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
            cells.put(columns.get(i), row.cells().get(i));
        }
        var settings = new OperatorSettings(
                cells.getOrDefault("name", ""),
                cells.getOrDefault("phone", "").isEmpty() ? null : PhoneNumber.parse(cells.get("phone")),
                several(cells.get("languages"))
                        .map(code -> Language.fromCode(code.toLowerCase(Locale.ROOT)))
                        .distinct()
                        .toList(),
                yes(cells, "outside", true),
                yes(cells, "international", false));
        var departments = several(cells.get("departments"))
                .map(name -> department(name, known))
                .distinct()
                .toList();
        // Within the file too: the first has the phone.
        Check.that(
                settings.phone() == null || known.phones().add(settings.phone().value()),
                "phone",
                "operator.phone_taken");
        return dryRun
                ? Future.succeededFuture()
                : operators.create(tenant, settings, departments).mapEmpty();
    }

    private static Stream<String> several(String cell) {
        return cell == null
                ? Stream.empty()
                : Stream.of(cell.split("\\|")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static Long department(String name, Known known) {
        var id = known.departments().get(plain(name));
        Check.that(id != null, "departments", "import.department_unknown", name);
        return id;
    }

    /** As the function of the same name in V0003. */
    private static String plain(String name) {
        return name.replaceAll("[ʻʼ‘’`´′]", "'").toLowerCase(Locale.ROOT);
    }

    private static boolean yes(Map<String, String> cells, String column, boolean otherwise) {
        var text = cells.getOrDefault(column, "").toLowerCase(Locale.ROOT);
        Check.that(Set.of("", "yes", "no").contains(text), column, "import.yes_or_no");
        return text.isEmpty() ? otherwise : text.equals("yes");
    }
}
