/**
 * Who the customers are.
 *
 * <p>Called by the API, and by whoever needs a tenant's time zone, limits or SIP domain. Calls {@code database}.
 */
package uz.alovoice.core.tenant;
