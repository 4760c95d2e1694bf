package uz.alovoice.core.billing;

import io.vertx.core.Future;
import uz.alovoice.core.database.Db;

/** By the installation's administrator, who has seen the money: the invoice is paid and its amount booked, once. */
public final class PayInvoice {
    private final Db db;

    public PayInvoice(Db db) {
        this.db = db;
    }

    /** @return the invoice as it is now, also when it was paid before; fails with NOT_FOUND when there is none of this number */
    public Future<Invoice> pay(long number) {
        return db.acrossTenants(tx -> tx.one(
                        Invoices::read,
                        "UPDATE invoice SET paid_at = coalesce(paid_at, clock_timestamp()) WHERE id = $1 RETURNING *",
                        number)
                .map(found -> found.orElseThrow(Invoices::noSuch))
                .compose(invoice -> Ledger.book(
                                tx,
                                invoice.tenant(),
                                Booking.of(
                                        "invoice:" + number,
                                        EntryKind.INVOICE,
                                        invoice.amount(),
                                        Long.toString(number)))
                        .map(booked -> invoice)));
    }
}
