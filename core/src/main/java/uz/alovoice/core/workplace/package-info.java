/**
 * How an operator gets a phone to work with: the one in his browser, links and files that set up others, a program for Windows; and what
 * rings him when no page is open.
 *
 * <p>Called by {@code web.api}, {@code web.phone}, {@code queue} and {@code flow}. Calls {@code operator}, {@code person}, {@code seal} and
 * {@code database}.
 */
package uz.alovoice.core.workplace;
