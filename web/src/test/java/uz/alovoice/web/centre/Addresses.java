package uz.alovoice.web.centre;

import java.util.concurrent.atomic.AtomicInteger;

/** Loopback addresses of one call centre, so that many can stand side by side: in one process, and in several. */
record Addresses(int centre, AtomicInteger given) {
    /** The second number of 127.x.y.z: a process's own. */
    private static final int PROCESS = 16 + (int) (ProcessHandle.current().pid() % 180);

    /** The third numbers that one centre has: one for its machines, the others for phones and providers. */
    private static final int NETWORKS = 4;

    private static final int HOSTS = 250;

    Addresses(int centre) {
        this(centre, new AtomicInteger());
    }

    String node(int index) {
        return address(0, 1 + index);
    }

    String brain(int index) {
        return address(0, 11 + index);
    }

    /** Where brains reach a node, by way of the network. */
    String nodeLink(int index) {
        return address(0, 21 + index);
    }

    /** Where nodes reach a brain, by way of the network. */
    String brainLink(int index) {
        return address(0, 31 + index);
    }

    /** One that nobody else has. */
    String free() {
        int next = given.getAndIncrement();
        return address(1 + next / HOSTS % (NETWORKS - 1), 1 + next % HOSTS);
    }

    private String address(int network, int host) {
        return "127." + PROCESS + "." + (centre * NETWORKS % 256 + network) + "." + host;
    }
}
