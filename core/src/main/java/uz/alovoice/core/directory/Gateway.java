package uz.alovoice.core.directory;

import uz.alovoice.core.TenantId;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.TrunkId;

/**
 * A trunk as the node that holds it knows it.
 *
 * @param domain     the provider's realm; the server when it has no other
 * @param login      null when not registered, as a rule
 * @param secret     null likewise
 */
public record Gateway(
        TrunkId trunk,
        TenantId tenant,
        String server,
        int port,
        Transport transport,
        boolean registered,
        String login,
        String secret,
        String domain) {
    /** Without the secret: records land in logs. */
    @Override
    public String toString() {
        return trunk.gateway() + " (" + login + "@" + server + ":" + port + ")";
    }
}
