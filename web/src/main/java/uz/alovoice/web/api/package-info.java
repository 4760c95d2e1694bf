/**
 * The HTTP API: the contract ({@code resources/api/*.yaml}), how a request goes through it ({@link uz.alovoice.web.api.Routes}), and a class
 * for each noun.
 *
 * <p>Called by browsers and programs through {@code PublicListener}. Calls the stores of {@code core}.
 */
package uz.alovoice.web.api;
