package uz.alovoice.web.switchxml;

import io.vertx.core.Future;
import java.util.List;

/** Which brains take calls now. */
@FunctionalInterface
public interface LiveBrains {
    /** @return host:port of each brain whose lease holds and that does not drain; a node tries them in this order */
    Future<List<String>> sockets();
}
