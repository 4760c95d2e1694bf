package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uz.alovoice.core.Message;

/**
 * What the installation says of workplaces; README lists the names.
 *
 * @param pushServices whom browsers' subscriptions may name: a host, all below it with a dot in front, or {@code http://host:port}
 * @param program      AloVoice Desktop without an operator
 */
public record WorkplaceSettings(Set<String> pushServices, Path program) {
    /** Of Chrome and Edge, Firefox, Edge on Windows, Safari. */
    private static final String SERVICES =
            "fcm.googleapis.com,.push.services.mozilla.com,.notify.windows.com,web.push.apple.com";

    /** ALOVOICE_PUSH_SERVICES and ALOVOICE_DESKTOP; each has a default. */
    public static WorkplaceSettings of(Map<String, String> environment) {
        return new WorkplaceSettings(
                Arrays.stream(environment
                                .getOrDefault("ALOVOICE_PUSH_SERVICES", SERVICES)
                                .split(","))
                        .map(String::strip)
                        .filter(service -> !service.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                Path.of(environment.getOrDefault("ALOVOICE_DESKTOP", "web/desktop/target/AloVoice.exe"))
                        .toAbsolutePath());
    }

    /** The program's bytes; refused where it was not built. */
    Future<Buffer> desktop(Vertx vertx) {
        return vertx.fileSystem()
                .readFile(program.toString())
                .recover(e -> Future.failedFuture(
                        new Refused(503, "reason.unavailable", Message.of("problem.not_available"))));
    }
}
