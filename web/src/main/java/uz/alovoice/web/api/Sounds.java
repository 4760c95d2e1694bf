package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.regex.Pattern;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;

/** Sends a WAV file to a player, which asks for parts of it (RFC 9110, one range). */
final class Sounds {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    private Sounds() {}

    static Future<Void> send(RoutingContext context, Path file) {
        return context.vertx()
                .fileSystem()
                .props(file.toString())
                .recover(
                        e -> Future.failedFuture(new CoreException(Reason.NOT_FOUND, "sound file is gone: " + file, e)))
                .compose(props -> send(context, file, props.size()));
    }

    private static Future<Void> send(RoutingContext context, Path file, long size) {
        var response = context.response()
                .putHeader("Content-Type", "audio/wav")
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Content-Encoding", "identity") // a range counts the bytes of the file itself
                .putHeader("Cache-Control", "private, no-cache");
        var header = context.request().getHeader("Range");
        var range = RANGE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return response.sendFile(file.toString());
        }
        // "-500" are the last 500 bytes
        var start = range.group(1).isEmpty()
                ? Math.max(0, size - Long.parseLong(range.group(2)))
                : Long.parseLong(range.group(1));
        var end = range.group(1).isEmpty() || range.group(2).isEmpty()
                ? size - 1
                : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (start > end) {
            return response.setStatusCode(416)
                    .putHeader("Content-Range", "bytes */" + size)
                    .end();
        }
        return response.setStatusCode(206)
                .putHeader("Content-Range", "bytes " + start + "-" + end + "/" + size)
                .sendFile(file.toString(), start, end - start + 1);
    }
}
