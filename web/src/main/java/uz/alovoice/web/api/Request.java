package uz.alovoice.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.CsvFile;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;
import uz.alovoice.core.Page;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.auth.Caller;

/** A request that the contract has been checked against. */
public final class Request {
    private static final int USUAL_LIMIT = 100;
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([0-9]{1,9})\"");

    private final RoutingContext context;

    Request(RoutingContext context) {
        this.context = context;
    }

    public RoutingContext context() {
        return context;
    }

    /** Who asks; not for public operations. */
    public Caller caller() {
        return Caller.of(context);
    }

    public TenantId tenant() {
        return caller().tenant();
    }

    /** That the answer is in: the caller's, else what his browser prefers, else Uzbek. */
    public Language language() {
        return language(context);
    }

    static Language language(RoutingContext context) {
        var caller = Caller.of(context);
        if (caller != null && caller.language() != null) {
            return caller.language();
        }
        for (var preferred : context.acceptableLanguages()) {
            for (var language : Language.values()) {
                if (language.code().equals(preferred.tag().toLowerCase(Locale.ROOT))) {
                    return language;
                }
            }
        }
        return Language.UZ;
    }

    /** A number in the path. */
    public long id(String name) {
        try {
            return Long.parseLong(context.pathParam(name));
        } catch (NumberFormatException e) {
            throw new CoreException(Reason.NOT_FOUND, "no id: " + context.pathParam(name), e);
        }
    }

    /** A UUID in the path. */
    public UUID uuid(String name) {
        try {
            return UUID.fromString(context.pathParam(name));
        } catch (IllegalArgumentException e) {
            throw new CoreException(Reason.NOT_FOUND, "no id: " + context.pathParam(name), e);
        }
    }

    /** A parameter of the query; null when it is absent or empty. */
    public @Nullable String query(String name) {
        var values = context.queryParam(name);
        return values.isEmpty() || values.getFirst().isEmpty() ? null : values.getFirst();
    }

    /** The same as a number. */
    public @Nullable Long queryId(String name) {
        var text = query(name);
        return text == null ? null : Long.valueOf(text);
    }

    /** Where a page begins whose cursor is an id; null from the beginning. */
    public @Nullable Long afterId() {
        try {
            return queryId("after");
        } catch (NumberFormatException e) {
            throw new CoreException(Reason.INVALID, Message.of("problem.cursor").at("after"), e);
        }
    }

    /** How many items a page may have. */
    public int limit() {
        var text = query("limit");
        return text == null ? USUAL_LIMIT : Integer.parseInt(text);
    }

    public JsonObject body() {
        return context.body().asJsonObject();
    }

    /** A body that is a file, as it came; empty when there is none. */
    public byte[] file() {
        var file = context.body().buffer();
        return file == null ? new byte[0] : file.getBytes();
    }

    /** What is wrong with the rows of a file, in the caller's language. */
    JsonArray rowErrors(List<CsvFile.RowError> errors) {
        return new JsonArray(errors.stream()
                .map(error -> new JsonObject()
                        .put("row", error.row())
                        .put("field", error.message().field())
                        .put("code", error.message().key())
                        .put("detail", error.message().text(language())))
                .toList());
    }

    /** A step in the body; null when it is absent. */
    public @Nullable Step step(String field) {
        var json = body().getJsonObject(field);
        return json == null ? null : Step.fromJson(json);
    }

    /** A telephone number in the body, in whatever form people write it. */
    public PhoneNumber phone(String field) {
        return PhoneNumber.tryParse(body().getString(field))
                .orElseThrow(() -> new CoreException(
                        Reason.INVALID,
                        Message.of("phone.invalid", body().getString(field)).at(field)));
    }

    /** Ids in the body; none when they are absent. */
    public List<Long> ids(String field) {
        return body().getJsonArray(field, new JsonArray()).stream()
                .map(id -> ((Number) id).longValue())
                .toList();
    }

    /** The version that was read, by If-Match: null for whatever is there. Without the header the edit is refused. */
    public @Nullable Integer version() {
        var header = context.request().getHeader("If-Match");
        if (header == null) {
            throw new Refused(428, "reason.invalid", Message.of("problem.precondition_missing"));
        }
        if (header.equals("*")) {
            return null;
        }
        var tag = ETAG.matcher(header);
        return tag.matches() ? Integer.parseInt(tag.group(1)) : -1; // no version is -1: told as stale
    }

    /** A list in one piece. */
    static Answer all(List<JsonObject> items) {
        return Answer.of(new JsonObject().put("items", new JsonArray(items)).putNull("next"));
    }

    /** A page of a list. */
    static Answer page(Page<JsonObject> page) {
        return Answer.of(
                new JsonObject().put("items", new JsonArray(page.items())).put("next", page.next()));
    }
}
