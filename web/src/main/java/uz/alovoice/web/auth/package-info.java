/**
 * Who a request comes from, and whether he may.
 *
 * <p>Called by {@code web.api}. Calls {@code core.person}.
 */
package uz.alovoice.web.auth;
