/**
 * When a company is open.
 *
 * <p>Called by the API and {@code flow}. Calls {@code database} and {@code routing}.
 */
package uz.alovoice.core.schedule;
