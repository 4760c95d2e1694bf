package uz.alovoice.web.centre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The cables between brains and nodes: TCP goes through here, and nothing arrives while they are cut. */
final class Network implements AutoCloseable {
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private boolean cut;

    /** Who connects to {@code host} is connected to {@code target}, at the same port. */
    void link(String host, String target, int port) {
        try {
            var server = new ServerSocket(port, 50, InetAddress.getByName(host));
            open.add(server);
            Thread.ofVirtual().name("link-" + host).start(() -> accept(server, new InetSocketAddress(target, port)));
        } catch (IOException e) {
            throw new UncheckedIOException(host + ":" + port, e);
        }
    }

    /** Connections stay, and so do the bytes that are on their way. */
    void cut() {
        set(true);
    }

    void mend() {
        set(false);
    }

    private void set(boolean now) {
        lock.lock();
        try {
            cut = now;
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitMended() {
        lock.lock();
        try {
            while (cut) {
                mended.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept(ServerSocket server, InetSocketAddress target) {
        while (!server.isClosed()) {
            try {
                var from = server.accept();
                Thread.ofVirtual().start(() -> connect(from, target));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket from, InetSocketAddress target) {
        awaitMended();
        try {
            var to = new Socket();
            to.connect(target);
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            open.add(from);
            open.add(to);
            Thread.ofVirtual().start(() -> forward(from, to));
            forward(to, from);
        } catch (IOException e) {
            close(from); // nobody listens there: that is what it shall look like
        }
    }

    private void forward(Socket from, Socket to) {
        var bytes = new byte[65_536];
        try {
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                awaitMended();
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException e) {
            // one end has closed, so does the other
        }
        close(from);
        close(to);
    }

    private void close(AutoCloseable end) {
        open.remove(end);
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        mend();
        open.forEach(this::close);
    }
}
