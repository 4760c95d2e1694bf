/**
 * The people who answer: extension, SIP account, permissions, presence.
 *
 * <p>Called by the API, {@code queue} and {@code flow}. Calls {@code database}, {@code seal} and {@code routing}.
 */
package uz.alovoice.core.operator;
