package uz.alovoice.core.trunk;

import java.util.Optional;

/** A line to the world. */
public record TrunkId(long value) {
    /** Its name as a gateway on a switch: g17. */
    public String gateway() {
        return "g" + value;
    }

    /** Which trunk a switch speaks of; empty when the gateway is none of ours. */
    public static Optional<TrunkId> ofGateway(String gateway) {
        return gateway != null && gateway.matches("g[1-9][0-9]{0,17}")
                ? Optional.of(new TrunkId(Long.parseLong(gateway.substring(1))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
