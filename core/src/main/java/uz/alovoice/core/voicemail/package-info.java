/**
 * Messages that callers left: the inbox.
 *
 * <p>Called by {@code web.api}. Calls {@code database}; files are {@code recording}'s.
 */
package uz.alovoice.core.voicemail;
