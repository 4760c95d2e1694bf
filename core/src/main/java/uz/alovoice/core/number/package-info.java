/**
 * Telephone numbers: how they are written, and which of them (DIDs) belong to whom.
 *
 * <p>Called by the API, {@code call} and {@code flow}. Calls {@code database} and {@code routing}.
 */
package uz.alovoice.core.number;
