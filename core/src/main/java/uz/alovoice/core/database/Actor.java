package uz.alovoice.core.database;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for the work at hand. The API's gate sets it for a request, {@link Db#inTenant} hands it to the database, and triggers (V0003)
 * write who changed what; work of the brain's own has none. It travels with the request's context and not as an argument, so that no
 * store can forget it.
 *
 * @param kind person, support, installation or api_key
 */
public record Actor(String kind, long id) {
    private static final ContextLocal<Actor> LOCAL = ContextLocal.registerLocal(Actor.class);

    /** From here on the current request is his. */
    public void act() {
        Vertx.currentContext().putLocal(LOCAL, this);
    }

    /** As the setting alovoice.actor; empty for none. */
    static String current() {
        var context = Vertx.currentContext();
        @Nullable Actor actor = context == null ? null : context.getLocal(LOCAL);
        return actor == null ? "" : actor.kind + " " + actor.id;
    }

    /** Vert.x must know of the local before its first context: it finds this in META-INF/services. */
    public static final class Registration implements VertxServiceProvider {
        @Override
        public void init(VertxBootstrap bootstrap) {
            Objects.requireNonNull(LOCAL); // the class is initialised, and with it the local
        }
    }
}
