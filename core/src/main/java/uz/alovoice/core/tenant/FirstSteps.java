package uz.alovoice.core.tenant;

/**
 * What of the guided set-up is done.
 *
 * @param operators there are some
 * @param number    an outside number is connected
 * @param greeting  a menu greets
 * @param testCall  a call was answered by somebody
 */
public record FirstSteps(boolean operators, boolean number, boolean greeting, boolean testCall) {}
