/**
 * Secrets at rest: SIP passwords of phones and trunks; fingerprints of sign-in codes.
 *
 * <p>Called by {@code operator}, {@code trunk}, {@code directory} and {@code person}. Calls nothing.
 */
package uz.alovoice.core.seal;
