package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.billing.Account;
import uz.alovoice.core.billing.Accounts;
import uz.alovoice.core.billing.GiveCredit;
import uz.alovoice.core.billing.Invoice;
import uz.alovoice.core.billing.Invoices;
import uz.alovoice.core.billing.PayInvoice;

/** What the installation tells everybody, and its administrator's own work: credit and paid invoices. */
final class InstallationApi {
    private final InstallationSettings settings;
    private final Accounts accounts;
    private final GiveCredit giveCredit;
    private final Invoices invoices;
    private final PayInvoice payInvoice;

    InstallationApi(
            InstallationSettings settings,
            Accounts accounts,
            GiveCredit giveCredit,
            Invoices invoices,
            PayInvoice payInvoice) {
        this.settings = settings;
        this.accounts = accounts;
        this.giveCredit = giveCredit;
        this.invoices = invoices;
        this.payInvoice = payInvoice;
    }

    void mount(Routes routes) {
        var about = Answer.of(new JsonObject()
                .put("support_url", settings.supportUrl())
                .put("android_url", settings.androidUrl())
                .put("ios_url", settings.iosUrl())
                .put("invoices", !settings.seller().isEmpty()));
        routes.on("getInstallation", request -> Future.succeededFuture(about))
                .on("listAccounts", request -> accounts.page(
                                request.afterId(), request.limit(), request.query("search"))
                        .map(page -> Request.page(page.map(InstallationApi::json))))
                .on("giveCredit", this::credit)
                .on("listAllInvoices", request -> invoices.page(
                                request.afterId(), request.limit(), Boolean.parseBoolean(request.query("unpaid")))
                        .map(page -> Request.page(page.map(InstallationApi::json))))
                .on(
                        "payInvoice",
                        request -> payInvoice.pay(request.id("invoice")).map(invoice -> Answer.of(json(invoice))));
    }

    private Future<Answer> credit(Request request) {
        var body = request.body();
        return giveCredit
                .give(
                        new TenantId(request.id("company")),
                        body.getString("key"),
                        body.getLong("amount"),
                        body.getString("note", ""))
                .map(booked -> Answer.of(new JsonObject().put("booked", booked)));
    }

    private static JsonObject json(Account account) {
        return BillingApi.json(account.balance())
                .put("id", account.tenant().value())
                .put("name", account.name())
                .put("owners", new JsonArray(account.owners()))
                .put("since", account.since().toString())
                .put("operators", account.balance().operators());
    }

    private static JsonObject json(Invoice invoice) {
        return BillingApi.json(invoice).put("company", invoice.tenant().value());
    }
}
