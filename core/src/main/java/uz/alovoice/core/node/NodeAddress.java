package uz.alovoice.core.node;

import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;

/** Where a node's event socket listens. */
public record NodeAddress(String host, int port) {
    /** @param text {@code host:port} */
    public static NodeAddress parse(String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new CoreException(Reason.INVALID, "not host:port: " + text);
        }
        return new NodeAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
