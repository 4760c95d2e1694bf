package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.client.Client;
import uz.alovoice.core.client.ClientId;
import uz.alovoice.core.client.ClientSettings;
import uz.alovoice.core.client.Clients;
import uz.alovoice.core.client.ImportClients;
import uz.alovoice.core.number.PhoneNumber;

/** People who call. */
final class ClientsApi {
    private final Clients clients;
    private final ImportClients importClients;

    ClientsApi(Clients clients, ImportClients importClients) {
        this.clients = clients;
        this.importClients = importClients;
    }

    void mount(Routes routes) {
        routes.on("listClients", request -> clients.page(
                                request.tenant(),
                                request.afterId(),
                                request.limit(),
                                request.query("search"),
                                request.query("blocked") == null ? null : Boolean.valueOf(request.query("blocked")))
                        .map(page ->
                                Request.page(page.map(client -> json(client).put("version", client.version())))))
                .on("createClient", request -> clients.create(request.tenant(), settings(request))
                        .map(made -> Answer.created(json(made), made.version())))
                .on("importClients", this::importCsv)
                .on("getClient", request -> clients.get(request.tenant(), id(request))
                        .map(ClientsApi::answer))
                .on("editClient", request -> clients.edit(
                                request.tenant(), id(request), settings(request), request.version())
                        .map(ClientsApi::answer))
                .on("deleteClient", request -> clients.delete(request.tenant(), id(request))
                        .map(gone -> Answer.done()));
    }

    private Future<Answer> importCsv(Request request) {
        return importClients
                .run(request.tenant(), request.file(), Boolean.parseBoolean(request.query("dry_run")))
                .map(outcome -> Answer.of(new JsonObject()
                        .put("rows", outcome.rows())
                        .put("created", outcome.created())
                        .put("errors", request.rowErrors(outcome.errors()))));
    }

    private static ClientId id(Request request) {
        return new ClientId(request.id("client"));
    }

    private static ClientSettings settings(Request request) {
        var body = request.body();
        var written = body.getJsonArray("phones");
        var phones = new java.util.ArrayList<PhoneNumber>();
        for (var i = 0; i < written.size(); i++) {
            var text = written.getString(i);
            var field = "phones." + i;
            phones.add(PhoneNumber.tryParse(text)
                    .orElseThrow(() -> new CoreException(
                            Reason.INVALID, Message.of("phone.invalid", text).at(field))));
        }
        return new ClientSettings(
                body.getString("name"), phones, body.getString("note", ""), body.getBoolean("blocked", false));
    }

    private static Answer answer(Client client) {
        return Answer.of(json(client), client.version());
    }

    private static JsonObject json(Client client) {
        var s = client.settings();
        return new JsonObject()
                .put("id", client.id().value())
                .put("name", s.name())
                .put(
                        "phones",
                        new JsonArray(
                                s.phones().stream().map(PhoneNumber::value).toList()))
                .put("note", s.note())
                .put("blocked", s.blocked())
                .put("created_at", client.createdAt().toString())
                .put(
                        "last_call_at",
                        client.lastCallAt() == null ? null : client.lastCallAt().toString());
    }
}
