/**
 * Who signs in, and what he may do where: people, their sessions and codes, members of tenants.
 *
 * <p>A code is asked for ({@link uz.alovoice.core.person.StartSignIn}) and traded for a session
 * ({@link uz.alovoice.core.person.ConfirmSignIn}); each request finds its person by the session
 * ({@link uz.alovoice.core.person.Sessions}).
 *
 * <p>Called by {@code web.auth} and the API. Calls {@code tenant}, {@code notify}, {@code seal} and {@code database}.
 */
package uz.alovoice.core.person;
