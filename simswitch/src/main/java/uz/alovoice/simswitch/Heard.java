package uz.alovoice.simswitch;

/**
 * Something a party heard.
 *
 * @param what a file name, tone or stream; {@code bridged:<number>} while talking to someone; {@code ringing} after a 180
 * @param from milliseconds since the call began
 * @param to milliseconds since the call began; -1 while it lasts
 */
public record Heard(String what, long from, long to) {}
