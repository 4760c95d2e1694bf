package uz.alovoice.esl;

/**
 * Hard limits of what a peer may send, in bytes unless said otherwise. They hold for the framing and again for the
 * headers inside an event. The largest seen in the captures: a line of 3 kB, 318
 * headers, a body of 62 kB.
 *
 * @param line one header line without its line end
 * @param headers number of header lines of one message or event
 * @param head all header lines of one message together
 * @param body body of one message; FreeSWITCH's own limit is 16 MB
 */
public record EslLimits(int line, int headers, int head, int body) {

    /** For a control connection, where {@code show channels as json} of a full node takes megabytes. */
    public static final EslLimits INBOUND = new EslLimits(256 * 1024, 4096, 1024 * 1024, 16 * 1024 * 1024);

    /** For one call's socket: there may be ten thousand of them. */
    public static final EslLimits OUTBOUND = new EslLimits(256 * 1024, 4096, 1024 * 1024, 2 * 1024 * 1024);

    public EslLimits {
        if (line < 64 || headers < 1 || head < line || body < 0) {
            throw new IllegalArgumentException("limits out of range");
        }
    }
}
