package uz.alovoice.simswitch.channel;

/** Inbound is towards FreeSWITCH. */
public enum Direction {
    INBOUND,
    OUTBOUND;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
