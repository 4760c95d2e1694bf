/**
 * Who changed what.
 *
 * <p>Called by the API. Calls {@code database}.
 */
package uz.alovoice.core.audit;
