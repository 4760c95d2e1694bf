package uz.alovoice.core.trunk;

import java.util.Locale;

/** What SIP is carried by. */
public enum Transport {
    UDP,
    TCP,
    TLS;

    /** As in SIP's transport parameter: udp. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Transport fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
