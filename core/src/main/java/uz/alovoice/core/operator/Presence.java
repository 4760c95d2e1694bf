package uz.alovoice.core.operator;

import java.time.Instant;

/**
 * Whether the queue may ring an operator. Busy is not here: he is busy while a leg of his lives.
 *
 * @param pauseReason null unless paused; may be null then too
 */
public record Presence(boolean available, String pauseReason, Instant since) {}
