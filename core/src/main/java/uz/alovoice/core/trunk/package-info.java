/**
 * Lines to the world: settings, presets of providers, and what state they are in and why.
 *
 * <p>Called by the API, {@code call} (outgoing), {@code node} (gateway events) and {@code directory} (gateways for a switch).
 * Calls {@code database} and {@code seal}.
 */
package uz.alovoice.core.trunk;
