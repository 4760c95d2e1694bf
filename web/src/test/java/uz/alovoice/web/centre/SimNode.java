package uz.alovoice.web.centre;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.InboundClient;
import uz.alovoice.esl.InboundClientOptions;
import uz.alovoice.simswitch.SimSwitch;
import uz.alovoice.simswitch.SimSwitchOptions;
import uz.alovoice.web.Await;

/** A simulated node. */
final class SimNode implements Node {
    private static final Duration START = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final SimSwitchOptions options;
    private final SimSwitch sim;
    private @Nullable InboundClient client;

    SimNode(Vertx vertx, SimSwitchOptions options) {
        this.vertx = vertx;
        this.options = options;
        sim = new SimSwitch(options);
    }

    SimSwitch sim() {
        return sim;
    }

    @Override
    public Node start() {
        sim.start();
        client = new InboundClient(
                vertx, InboundClientOptions.of(options.eslHost(), options.eslPort(), options.eslPassword()));
        client.start();
        Await.until("the simulated node is ready", START, () -> client.state() == InboundClient.State.CONNECTED);
        return this;
    }

    @Override
    public String address() {
        return options.eslHost();
    }

    @Override
    public String api(String command, String arguments) {
        return client.api(command, arguments)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .strip();
    }

    @Override
    public Parties parties(Supplier<String> addresses) {
        return new SimParties(sim, addresses);
    }

    @Override
    public void kill() {
        stopClient();
        sim.kill();
    }

    @Override
    public void close() {
        stopClient();
        sim.close();
    }

    private void stopClient() {
        if (client != null) {
            client.stop();
            client = null;
        }
    }
}
