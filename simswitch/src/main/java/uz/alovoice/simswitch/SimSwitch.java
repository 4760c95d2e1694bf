package uz.alovoice.simswitch;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import uz.alovoice.simswitch.esl.EslServer;
import uz.alovoice.simswitch.node.Core;
import uz.alovoice.simswitch.node.Heartbeat;
import uz.alovoice.simswitch.node.Node;
import uz.alovoice.simswitch.sip.Gateway;
import uz.alovoice.simswitch.sip.Network;
import uz.alovoice.simswitch.sip.OtherNode;
import uz.alovoice.simswitch.sip.UserAgent;

/**
 * A simulated FreeSWITCH node: real sockets on the side of the brain, scripted phones and operators on the other. It can
 * be killed, frozen and started again.
 */
public final class SimSwitch implements AutoCloseable {
    private final SimSwitchOptions options;
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
    private final Map<String, SimPhone> phones = new ConcurrentHashMap<>();
    private final Map<String, SimPhone> byHost = new ConcurrentHashMap<>();
    private final Map<String, SimTrunk> trunks = new ConcurrentHashMap<>();
    private final Map<String, SimSwitch> others = new ConcurrentHashMap<>();
    private volatile Node node;
    private volatile String deployment;
    private volatile int port;
    private volatile CountDownLatch frozen;

    public SimSwitch(SimSwitchOptions options) {
        this.options = options;
        this.port = options.eslPort();
    }

    // --- the process ------------------------------------------------------------------------------------------------

    /** Starts the node and waits until it listens and has asked for its configuration. A new Core-UUID each time. */
    public SimSwitch start() {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        AbstractVerticle process = new AbstractVerticle() {
            @Override
            public void start(Promise<Void> started) {
                Core core = new Core(vertx, context);
                node = new Node(core, options, new Outside());
                core.post(() -> boot(started, ready));
            }
        };
        DeploymentOptions threads = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        deployment =
                get(vertx.deployVerticle(process, threads).toCompletionStage().toCompletableFuture(), "the start");
        get(ready, "the configuration");
        return this;
    }

    private void boot(Promise<Void> started, CompletableFuture<Void> ready) {
        Future<Integer> listening = new EslServer(node).listen(options.eslHost(), port);
        listening.onFailure(started::fail);
        port = listening.await();
        started.complete();
        new Heartbeat(node).start();
        node.gateways().start();
        ready.complete(null);
    }

    /** The port of its event socket; the same after a restart. */
    public int eslPort() {
        return port;
    }

    /** Dies at once: connections are reset, channels are gone without an event, callers hear nothing any more. */
    public void kill() {
        thaw();
        Node dying = node;
        CompletableFuture<Void> dead = new CompletableFuture<>();
        dying.core().post(() -> {
            dying.crash();
            dead.complete(null);
        });
        get(dead, "the death");
        get(vertx.undeploy(deployment).toCompletionStage().toCompletableFuture(), "the end of the process");
    }

    /** Stops in its tracks as by SIGSTOP: the kernel still accepts connections, nothing is answered. */
    public void freeze() {
        CountDownLatch latch = new CountDownLatch(1);
        frozen = latch;
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        node.core().post(() -> {
            stopped.complete(null);
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        get(stopped, "the freeze");
    }

    /** As by SIGCONT; nothing happens when it is not frozen. */
    public void thaw() {
        CountDownLatch latch = frozen;
        frozen = null;
        if (latch != null) latch.countDown();
    }

    /** Closes the outbound sockets of one channel, the channel itself lives on. */
    public void dropSockets(String uuid) {
        onCore(() -> node.connections().drop(uuid));
    }

    /** Ends the node and frees everything. */
    @Override
    public void close() {
        if (!node.core().isDead()) kill();
        get(vertx.close().toCompletionStage().toCompletableFuture(), "the end");
    }

    // --- the world outside ------------------------------------------------------------------------------------------

    /** The phone of a user; the same for the same extension and domain. It is not registered yet. */
    public SimPhone phone(String extension, String domain, String password) {
        return phones.computeIfAbsent(extension + "@" + domain, key -> {
            int number = phones.size() + 1;
            String host = "127.1." + number / 250 + "." + (number % 250 + 1);
            SimPhone phone = new SimPhone(this, extension, domain, password, host);
            byHost.put(host, phone);
            return phone;
        });
    }

    /** The operator behind a gateway of sofia.conf. */
    public SimTrunk trunk(String gateway) {
        return trunks.computeIfAbsent(
                gateway, name -> new SimTrunk(this, name, "127.2.0." + (trunks.size() % 250 + 1)));
    }

    /** An operator that is known by its address: it calls without a gateway, and takes calls of gateways whose proxy it is. */
    public SimTrunk trunkAt(String host) {
        return trunks.computeIfAbsent("@" + host, name -> new SimTrunk(this, null, host));
    }

    /** From now on each of the two reaches the other's internal profile by SIP. */
    public void reaches(SimSwitch other) {
        others.put(other.options.eslHost(), other);
        other.others.put(options.eslHost(), this);
    }

    /** Calls alive, both legs counted. */
    public int channels() {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        onCore(() -> count.complete(node.channels().size()));
        return get(count, "the count of channels");
    }

    Node node() {
        return node;
    }

    void onCore(Runnable task) {
        node.core().post(task);
    }

    static <T> T get(CompletableFuture<T> future, String what) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(what + " failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("waited 30 s for " + what, e);
        }
    }

    private final class Outside implements Network {
        @Override
        public UserAgent phoneAt(String user, String host) {
            SimPhone phone = byHost.get(host);
            if (phone != null && phone.extension().equals(user)) return phone;
            return null;
        }

        @Override
        public UserAgent operator(Gateway gateway) {
            SimTrunk trunk = behind(gateway);
            return trunk != null && trunk.isReachable() ? trunk : null;
        }

        @Override
        public UserAgent operatorAt(String host) {
            SimTrunk trunk = trunks.get("@" + host);
            return trunk != null && trunk.isReachable() ? trunk : null;
        }

        @Override
        public UserAgent nodeAt(String host) {
            SimSwitch other = others.get(host);
            if (other == null) return null;
            return new OtherNode(host, options.eslHost(), task -> other.onCore(() -> task.accept(other.node)));
        }

        @Override
        public int answerToRegister(Gateway gateway) {
            SimTrunk trunk = behind(gateway);
            return trunk == null ? 200 : trunk.isReachable() ? trunk.registered() : 0;
        }

        /** Who is named by the gateway, or else stands at the address that it names; null when nobody does. */
        private SimTrunk behind(Gateway gateway) {
            return trunks.getOrDefault(gateway.name(), trunks.get("@" + gateway.proxyHost()));
        }
    }
}
