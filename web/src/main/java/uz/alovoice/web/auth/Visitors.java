package uz.alovoice.web.auth;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.Set;
import uz.alovoice.core.person.Visitor;

/** Where a request comes from. What a proxy says of it is believed of our own proxies only: limits go by the address. */
public final class Visitors {
    private final Set<String> proxies;

    /** @param proxies addresses of reverse proxies in front of this listener */
    public Visitors(Set<String> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    public Visitor of(HttpServerRequest request) {
        var agent = request.getHeader("User-Agent");
        return new Visitor(address(request), agent == null ? "" : agent);
    }

    /** What limits go by: the address, of IPv6 its /64, since whoever has one of them has all. */
    String network(HttpServerRequest request) {
        var address = address(request);
        if (address.indexOf(':') < 0) {
            return address;
        }
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        // What a proxy sent may be no address: as it came, then.
        return bytes == null ? address : HexFormat.of().formatHex(bytes, 0, bytes.length / 2);
    }

    /** The last address of X-Forwarded-For is the one that the proxy itself saw; those before it anybody may have written. */
    private String address(HttpServerRequest request) {
        var peer = withoutZone(request.remoteAddress().hostAddress());
        var forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !proxies.contains(peer)) {
            return peer;
        }
        return withoutZone(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
    }

    private static String withoutZone(String address) {
        var zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
