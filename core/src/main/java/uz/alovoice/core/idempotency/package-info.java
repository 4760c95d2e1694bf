/**
 * Requests that are done once however often they are sent.
 *
 * <p>Called by the API. Calls {@code database}.
 */
package uz.alovoice.core.idempotency;
