/**
 * What talks come to, in the tenant's own words, with a note, a promised day and a reminder.
 *
 * <p>Called by {@code web.api}. Calls {@code database}.
 */
package uz.alovoice.core.conclusion;
