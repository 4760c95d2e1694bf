package uz.alovoice.core.billing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.Page;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** Invoices as their tenants see them. */
public final class Invoices {
    private static final long MOST = 100_000_000_000L;

    private final Db db;
    private final String seller;

    /** @param seller name and bank details of the installation, a line each */
    public Invoices(Db db, String seller) {
        this.db = db;
        this.seller = seller;
    }

    /**
     * @param amount tiyin, above zero
     * @param taxNumber 9 digits of a firm or 14 of a person; null when not given
     */
    public Future<Invoice> issue(TenantId tenant, long amount, String buyer, @Nullable String taxNumber) {
        Check.range("amount", amount, 1, MOST);
        var name = Check.name("buyer", buyer);
        Check.that(
                taxNumber == null || taxNumber.matches("[0-9]{9}([0-9]{5})?"),
                "tax_number",
                "invoice.tax_number_invalid");
        if (seller.isBlank()) {
            return Future.failedFuture(new CoreException(Reason.CONFLICT, Message.of("invoice.no_seller")));
        }
        return db.inTenant(tenant, tx -> tx.one(Invoices::read, """
                        INSERT INTO invoice (tenant_id, amount, buyer, tax_number, seller) VALUES ($1, $2, $3, $4, $5) RETURNING *""", tenant.value(), amount, name, taxNumber, seller))
                .map(issued -> issued.orElseThrow());
    }

    /** Fails with NOT_FOUND when the tenant has no such invoice. */
    public Future<Invoice> get(TenantId tenant, long number) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                Invoices::read,
                                "SELECT * FROM invoice WHERE tenant_id = $1 AND id = $2",
                                tenant.value(),
                                number))
                .map(found -> found.orElseThrow(Invoices::noSuch));
    }

    /**
     * Newest first.
     *
     * @param before lower numbers only; null for the newest
     */
    public Future<Page<Invoice>> page(TenantId tenant, @Nullable Long before, int limit) {
        return db.inTenant(tenant, tx -> tx.list(Invoices::read, """
                        SELECT * FROM invoice WHERE tenant_id = $1 AND ($2::bigint IS NULL OR id < $2)
                        ORDER BY id DESC LIMIT $3""", tenant.value(), before, limit + 1))
                .map(found -> Page.of(found, limit, invoice -> Long.toString(invoice.number())));
    }

    /**
     * Of all tenants, newest first: for the installation's administrator.
     *
     * @param before lower numbers only; null for the newest
     * @param unpaid those only whose money was not seen yet
     */
    public Future<Page<Invoice>> page(@Nullable Long before, int limit, boolean unpaid) {
        return db.acrossTenants(tx -> tx.list(Invoices::read, """
                        SELECT * FROM invoice WHERE ($1::bigint IS NULL OR id < $1) AND NOT ($3 AND paid_at IS NOT NULL)
                        ORDER BY id DESC LIMIT $2""", before, limit + 1, unpaid))
                .map(found -> Page.of(found, limit, invoice -> Long.toString(invoice.number())));
    }

    static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("invoice.not_found"));
    }

    static Invoice read(Row row) {
        var paid = row.getOffsetDateTime("paid_at");
        return new Invoice(
                row.getLong("id"),
                new TenantId(row.getLong("tenant_id")),
                row.getLong("amount"),
                row.getString("buyer"),
                row.getString("tax_number"),
                row.getString("seller"),
                row.getOffsetDateTime("issued_at").toInstant(),
                paid == null ? null : paid.toInstant());
    }
}
