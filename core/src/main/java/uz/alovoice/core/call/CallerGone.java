package uz.alovoice.core.call;

/**
 * The caller hung up, or his channel went to another connection, while a step waited for something. The one exception in a flow's
 * straight line: thrown by the waits of {@link Leg}, caught once by the flow's runner.
 */
public final class CallerGone extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CallerGone(String why) {
        super(why, null, false, false);
    }
}
