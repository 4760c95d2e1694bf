package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.campaign.CallingRules;
import uz.alovoice.core.campaign.CampaignId;
import uz.alovoice.core.campaign.Campaigns;
import uz.alovoice.core.campaign.Contact;
import uz.alovoice.core.campaign.Contacts;
import uz.alovoice.core.campaign.DoNotCall;
import uz.alovoice.core.campaign.ImportContacts;
import uz.alovoice.core.campaign.NewContact;
import uz.alovoice.core.campaign.TenantCallingRules;
import uz.alovoice.core.number.PhoneNumber;

/** People on campaigns' lists, those who are not to be called, and what a tenant owes everyone it calls. */
final class ContactsApi {
    private final Contacts contacts;
    private final ImportContacts importContacts;
    private final DoNotCall doNotCall;
    private final TenantCallingRules callingRules;

    ContactsApi(Campaigns campaigns, Contacts contacts, DoNotCall doNotCall, TenantCallingRules callingRules) {
        this.contacts = contacts;
        this.importContacts = new ImportContacts(campaigns, contacts);
        this.doNotCall = doNotCall;
        this.callingRules = callingRules;
    }

    void mount(Routes routes) {
        routes.on("listContacts", request -> contacts.page(
                                request.tenant(),
                                campaign(request),
                                request.afterId(),
                                request.limit(),
                                request.query("outcome"))
                        .map(page -> Request.page(page.map(ContactsApi::json))))
                .on("addContacts", this::add)
                .on("importContacts", this::importCsv)
                .on("listDoNotCall", request -> doNotCall
                        .page(request.tenant(), request.afterId(), request.limit())
                        .map(page -> Request.page(page.map(ContactsApi::json))))
                .on("addDoNotCall", this::addDoNotCall)
                .on("removeDoNotCall", request -> doNotCall
                        .remove(request.tenant(), request.id("entry"))
                        .map(gone -> Answer.done()))
                .on(
                        "getCallingRules",
                        request -> callingRules.get(request.tenant()).map(rules -> Answer.of(json(rules))))
                .on("setCallingRules", this::setCallingRules);
    }

    private static CampaignId campaign(Request request) {
        return new CampaignId(request.id("campaign"));
    }

    /** One bad contact refuses the whole request, and says which: programs can mend what they send. */
    private Future<Answer> add(Request request) {
        var people = new ArrayList<NewContact>();
        var sent = request.body().getJsonArray("contacts");
        for (var i = 0; i < sent.size(); i++) {
            people.add(contact(sent.getJsonObject(i), i));
        }
        return contacts.add(request.tenant(), campaign(request), people)
                .map(added -> Answer.of(
                        new JsonObject().put("added", added.size()).put("duplicates", people.size() - added.size())));
    }

    private static NewContact contact(JsonObject json, int at) {
        try {
            return new NewContact(
                    json.getString("id"),
                    json.getString("name", ""),
                    json.getJsonArray("phones").stream()
                            .map(phone -> PhoneNumber.parse((String) phone))
                            .toList(),
                    json.getJsonObject("fields", new JsonObject()),
                    json.getString("time_zone") == null ? null : zone(json.getString("time_zone")),
                    time(json.getString("open_from")),
                    time(json.getString("open_until")),
                    json.getInteger("priority", NewContact.ORDINARY));
        } catch (CoreException e) {
            var told = e.told().orElseThrow(() -> e);
            throw new CoreException(
                    e.reason(), told.at("contacts." + at + (told.field() == null ? "" : "." + told.field())), e);
        }
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new CoreException(
                    Reason.INVALID,
                    Message.of("company.time_zone_unknown", name).at("time_zone"));
        }
        return ZoneId.of(name);
    }

    private static LocalTime time(String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    private Future<Answer> importCsv(Request request) {
        return importContacts
                .run(
                        request.tenant(),
                        campaign(request),
                        request.file(),
                        Boolean.parseBoolean(request.query("dry_run")))
                .map(outcome -> Answer.of(new JsonObject()
                        .put("rows", outcome.rows())
                        .put("added", outcome.added())
                        .put("duplicates", outcome.duplicates())
                        .put("errors", request.rowErrors(outcome.errors()))));
    }

    private Future<Answer> addDoNotCall(Request request) {
        var body = request.body();
        var campaign = body.getLong("campaign");
        return doNotCall
                .add(
                        request.tenant(),
                        List.of(new DoNotCall.Entry(
                                null,
                                PhoneNumber.parse(body.getString("number")),
                                campaign == null ? null : new CampaignId(campaign),
                                body.getString("reason"),
                                null,
                                body.getString("proof", ""))))
                .map(added -> Answer.done());
    }

    private Future<Answer> setCallingRules(Request request) {
        var body = request.body();
        return callingRules.get(request.tenant()).compose(now -> {
            var rules = new CallingRules(
                    now.zone(),
                    LocalTime.parse(body.getString("open_from")),
                    LocalTime.parse(body.getString("open_until")),
                    body.getInteger("attempts_a_day"));
            return callingRules.set(request.tenant(), rules).map(set -> Answer.of(json(rules)));
        });
    }

    private static JsonObject json(Contact contact) {
        return new JsonObject()
                .put("id", contact.id().value())
                .put("source_id", contact.sourceId())
                .put("name", contact.name())
                .put("phones", new JsonArray(contact.numbers()))
                .put("fields", contact.fields())
                .put("state", contact.state())
                .put(
                        "due_at",
                        contact.state().equals("done") ? null : contact.dueAt().toString())
                .put("attempts", contact.attempts())
                .put("outcome", contact.outcome());
    }

    private static JsonObject json(DoNotCall.Entry entry) {
        return new JsonObject()
                .put("id", entry.id())
                .put("number", entry.number().value())
                .put(
                        "campaign",
                        entry.campaign() == null ? null : entry.campaign().value())
                .put("reason", entry.reason())
                .put("call", entry.call() == null ? null : entry.call().toString())
                .put("proof", entry.proof());
    }

    private static JsonObject json(CallingRules rules) {
        return new JsonObject()
                .put("open_from", rules.openFrom().toString())
                .put("open_until", rules.openUntil().toString())
                .put("attempts_a_day", rules.attemptsADay());
    }
}
