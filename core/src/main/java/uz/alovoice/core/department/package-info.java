/**
 * Groups of operators that share a queue.
 *
 * <p>Called by the API, {@code queue} and {@code flow}. Calls {@code database} and {@code routing}.
 */
package uz.alovoice.core.department;
