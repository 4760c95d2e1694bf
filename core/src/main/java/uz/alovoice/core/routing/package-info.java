/**
 * How steps, which are stored as JSON, hang together with what they name: nothing a step names can vanish beneath it.
 *
 * <p>Called by every store that keeps steps or whose things steps name. Calls {@code database} and {@code flow.Step}.
 */
package uz.alovoice.core.routing;
