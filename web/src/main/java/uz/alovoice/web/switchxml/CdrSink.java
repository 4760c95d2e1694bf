package uz.alovoice.web.switchxml;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Takes the CDRs that nodes post: the safety net beneath events. */
@FunctionalInterface
public interface CdrSink {
    /**
     * @param cdr as mod_json_cdr sent it, with the values of {@code variables} decoded; one may come several times
     * @return completes when it is committed: only then is the node told so, and forgets it
     */
    Future<Void> accept(JsonObject cdr);
}
