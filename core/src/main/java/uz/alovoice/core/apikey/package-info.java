/**
 * Keys by which a tenant's programs use the API.
 *
 * <p>Called by the API and its gate. Calls {@code database}.
 */
package uz.alovoice.core.apikey;
