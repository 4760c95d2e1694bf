package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.idempotency.GivenAnswer;
import uz.alovoice.core.idempotency.GivenAnswers;
import uz.alovoice.web.auth.Caller;

/** A POST with an Idempotency-Key is done once. */
final class Idempotency {
    private static final Logger log = LoggerFactory.getLogger(Idempotency.class);

    private final GivenAnswers given;

    Idempotency(GivenAnswers given) {
        this.given = given;
    }

    /** Does the operation, or answers as the first time. What failed is not kept: it may be tried again with the same key. */
    Future<Answer> once(Request request, String operation, Operation work) {
        var context = request.context();
        var key = context.request().getHeader("Idempotency-Key");
        if (key == null) {
            return work.answer(request);
        }
        var tenant = request.tenant();
        var caller = context.<String>get(Caller.NAME);
        return hash(context, operation)
                .compose(hash -> given.claim(tenant, caller, key, hash))
                .compose(earlier -> earlier.isPresent()
                        ? Future.succeededFuture(again(earlier.get()))
                        : attempt(request, work)
                                .compose(
                                        answer -> given.give(tenant, caller, key, keep(answer))
                                                .map(answer),
                                        failure -> given.forget(tenant, caller, key)
                                                .onFailure(e -> log.warn("idempotency key stays claimed", e))
                                                .transform(forgotten -> Future.failedFuture(failure))));
    }

    private static Future<Answer> attempt(Request request, Operation work) {
        try {
            return work.answer(request);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static GivenAnswer keep(Answer answer) {
        return new GivenAnswer(
                answer.status(), answer.body() == null ? null : answer.body().encode(), answer.version());
    }

    private static Answer again(GivenAnswer earlier) {
        return new Answer(
                earlier.status(),
                earlier.body() == null ? null : new JsonObject(earlier.body()),
                earlier.version(),
                null);
    }

    /** Of everything that makes the request what it is. */
    private static Future<byte[]> hash(RoutingContext context, String operation) {
        var digest = sha256();
        digest.update((operation + " " + context.request().uri()).getBytes(StandardCharsets.UTF_8));
        if (context.fileUploads().isEmpty()) {
            var body = context.body().buffer();
            return Future.succeededFuture(body == null ? digest.digest() : digest.digest(body.getBytes()));
        }
        context.request()
                .formAttributes()
                .forEach((name, value) -> digest.update((name + "=" + value).getBytes(StandardCharsets.UTF_8)));
        return context.vertx().executeBlocking(() -> {
            for (FileUpload upload : context.fileUploads()) {
                update(digest, Path.of(upload.uploadedFileName()));
            }
            return digest.digest();
        });
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var part = new byte[64 << 10];
            for (var n = in.read(part); n > 0; n = in.read(part)) {
                digest.update(part, 0, n);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
