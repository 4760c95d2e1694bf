/**
 * Voice menus.
 *
 * <p>Called by the API and {@code flow}. Calls {@code database} and {@code routing}.
 */
package uz.alovoice.core.menu;
