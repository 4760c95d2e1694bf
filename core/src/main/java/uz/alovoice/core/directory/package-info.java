/**
 * What a switch needs to know about phones and trunks, and where phones are now.
 *
 * <p>Called by {@code web.switchxml} (look-ups), {@code node} (registrations) and {@code queue} and {@code flow} (contacts to
 * ring). Calls {@code database}, {@code seal}, {@code operator} and {@code trunk}.
 */
package uz.alovoice.core.directory;
