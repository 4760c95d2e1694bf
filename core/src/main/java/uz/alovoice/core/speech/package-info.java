/**
 * Texts that a service speaks: greetings without a microphone.
 *
 * <p>Called by {@code web.api}. Calls {@code audio}, which converts and keeps what was spoken.
 */
package uz.alovoice.core.speech;
