package uz.alovoice.web.centre;

import io.vertx.core.Vertx;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.alovoice.web.Brain;
import uz.alovoice.web.Config;

/** A brain in the test's own process: quick to start, easy to debug; it cannot be killed or frozen. */
final class BrainHere implements TestBrain {
    private final Vertx vertx;
    private final Map<String, String> environment;
    private @Nullable Brain brain;

    BrainHere(Vertx vertx, Map<String, String> environment) {
        this.vertx = vertx;
        this.environment = environment;
    }

    @Override
    public TestBrain start() {
        brain = new Brain(vertx, Config.of(environment));
        brain.start().await();
        return this;
    }

    @Override
    public void close() {
        if (brain != null) {
            brain.stop().await();
            brain = null;
        }
    }
}
