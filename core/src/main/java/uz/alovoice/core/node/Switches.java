package uz.alovoice.core.node;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;

/** The nodes that this brain is connected to. */
public final class Switches {
    private final Map<Long, SwitchNode> nodes = new ConcurrentHashMap<>();

    void add(SwitchNode node) {
        nodes.put(node.id(), node);
    }

    /** @throws CoreException UNAVAILABLE when the node was never reached */
    public SwitchNode get(long node) {
        var found = nodes.get(node);
        if (found == null) {
            throw new CoreException(Reason.UNAVAILABLE, "no connection to node " + node);
        }
        return found;
    }

    public Collection<SwitchNode> all() {
        return nodes.values();
    }
}
