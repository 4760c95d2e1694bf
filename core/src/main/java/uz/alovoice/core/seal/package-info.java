/**
 * Secrets at rest: SIP passwords of phones and trunks.
 *
 * <p>Called by {@code operator}, {@code trunk} and {@code directory}. Calls nothing.
 */
package uz.alovoice.core.seal;
