package uz.alovoice.core.directory;

import org.jspecify.annotations.Nullable;

/**
 * One registered phone of an operator.
 *
 * @param node where it is registered
 * @param nodeSip host:port of that node's internal profile, null when not known
 * @param contact the SIP URI it registered, checked when it did
 */
public record Device(long node, @Nullable String nodeSip, String extension, String domain, String contact) {
    /** The endpoint to dial on the caller's node; a phone on another node is rung by way of that node. */
    public String endpoint(long callerNode) {
        return node == callerNode || nodeSip == null
                ? "sofia/internal/" + contact
                : "sofia/internal/" + extension + "@" + domain + ";fs_path=sip:" + nodeSip;
    }
}
