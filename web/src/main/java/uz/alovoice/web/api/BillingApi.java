package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.billing.Balance;
import uz.alovoice.core.billing.Balances;
import uz.alovoice.core.billing.CallPrice;
import uz.alovoice.core.billing.Entry;
import uz.alovoice.core.billing.Invoice;
import uz.alovoice.core.billing.Invoices;
import uz.alovoice.core.billing.Ledger;
import uz.alovoice.core.billing.Prices;

/** What the company has, what it was charged, what things cost, and invoices to top up by bank. */
final class BillingApi {
    private final Balances balances;
    private final Ledger ledger;
    private final Prices prices;
    private final Invoices invoices;

    BillingApi(Balances balances, Ledger ledger, Prices prices, Invoices invoices) {
        this.balances = balances;
        this.ledger = ledger;
        this.prices = prices;
        this.invoices = invoices;
    }

    void mount(Routes routes) {
        routes.on("getBalance", request -> balances.get(request.tenant()).map(balance -> Answer.of(json(balance))))
                .on("warnBelow", request -> balances.warnBelow(
                                request.tenant(), request.body().getLong("warn_below"))
                        .compose(saved -> balances.get(request.tenant()))
                        .map(balance -> Answer.of(json(balance))))
                .on("listLedger", request -> ledger.page(request.tenant(), request.afterId(), request.limit())
                        .map(page -> Request.page(page.map(BillingApi::json))))
                .on("getTariff", request -> tariff())
                .on("listInvoices", request -> invoices.page(request.tenant(), request.afterId(), request.limit())
                        .map(page -> Request.page(page.map(BillingApi::json))))
                .on("createInvoice", this::issue)
                .on("getInvoice", request -> invoices.get(request.tenant(), request.id("invoice"))
                        .map(invoice -> Answer.of(json(invoice))));
    }

    private Future<Answer> issue(Request request) {
        var body = request.body();
        return invoices.issue(
                        request.tenant(), body.getLong("amount"), body.getString("buyer"), body.getString("tax_number"))
                .map(invoice -> Answer.of(json(invoice)).withStatus(201));
    }

    private Future<Answer> tariff() {
        return prices.plan().compose(plan -> prices.calls()
                .map(calls -> Answer.of(new JsonObject()
                        .put("operator_day", plan.operatorDay())
                        .put("ai_minute", plan.assistantMinute())
                        .put(
                                "prefixes",
                                new JsonArray(
                                        calls.stream().map(BillingApi::json).toList())))));
    }

    static JsonObject json(Balance balance) {
        return new JsonObject()
                .put("balance", balance.amount())
                .put("reserved", balance.reserved())
                .put("days_left", balance.daysLeft())
                .put("warn_below", balance.warnBelow())
                .put("low", balance.low())
                .put("empty", balance.empty());
    }

    private static JsonObject json(Entry entry) {
        return new JsonObject()
                .put("id", entry.place())
                .put("at", entry.at().toString())
                .put("kind", entry.kind().code())
                .put("amount", entry.amount())
                .put("balance", entry.balanceAfter())
                .put("quantity", entry.quantity())
                .put("price", entry.price())
                .put("note", entry.about())
                .put("call", entry.call() == null ? null : entry.call().toString());
    }

    private static JsonObject json(CallPrice price) {
        return new JsonObject()
                .put("prefix", price.prefix())
                .put("kind", price.kind())
                .put("price_per_minute", price.perMinute());
    }

    static JsonObject json(Invoice invoice) {
        return new JsonObject()
                .put("id", invoice.number())
                .put("amount", invoice.amount())
                .put("buyer", invoice.buyer())
                .put("tax_number", invoice.taxNumber())
                .put("seller", invoice.seller())
                .put("issued_at", invoice.issuedAt().toString())
                .put(
                        "paid_at",
                        invoice.paidAt() == null ? null : invoice.paidAt().toString());
    }
}
