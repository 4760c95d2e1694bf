package uz.alovoice.simswitch.sip;

/**
 * Where a user can be reached.
 *
 * @param expires seconds since 1970
 */
public record Registration(
        String user,
        String domain,
        String displayName,
        String host,
        int port,
        String callId,
        String userAgent,
        long expires) {
    /** The Contact header, {@code "Name" <sip:104@127.0.10.104:5060>}. */
    String contact() {
        return "\"" + displayName + "\" <" + uri() + ">";
    }

    public String uri() {
        return "sip:" + user + "@" + host + ":" + port;
    }
}
