/**
 * This process among its equals: the lease that says it lives, and which others do.
 *
 * <p>Called by {@code Main}, and by everything that commands a switch. Calls {@code core.database}.
 */
package uz.alovoice.core.brain;
