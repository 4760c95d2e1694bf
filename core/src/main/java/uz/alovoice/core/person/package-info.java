/**
 * Who signs in, and what he may do where.
 *
 * <p>Called by the API's gate and by sign-in. Calls {@code database}.
 */
package uz.alovoice.core.person;
