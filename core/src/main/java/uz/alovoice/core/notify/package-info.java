/**
 * Messages to people: by Telegram, by SMS, and into the log where no provider is set.
 *
 * <p>Called by {@code person}. Calls {@code database}.
 */
package uz.alovoice.core.notify;
