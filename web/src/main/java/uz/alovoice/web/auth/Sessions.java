package uz.alovoice.web.auth;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What the gate asks about a session cookie. */
@FunctionalInterface
public interface Sessions {
    /** @return who the session of this request belongs to; empty without a cookie, or when its session has ended */
    Future<Optional<Caller>> caller(RoutingContext context);
}
