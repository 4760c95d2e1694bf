/**
 * What phones reach by the public listener: SIP over WebSocket for browsers, passed on to a node, and what sets up other phones.
 *
 * <p>Called by {@code PublicListener}. Calls {@code core.workplace} and {@code auth}.
 */
package uz.alovoice.web.phone;
