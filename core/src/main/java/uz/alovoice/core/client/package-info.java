/**
 * People who call a tenant: the client book.
 *
 * <p>Called by {@code web.api}; {@code call} looks a caller up by SQL of its own, in the transaction that finds the route. Calls {@code
 * database}.
 */
package uz.alovoice.core.client;
