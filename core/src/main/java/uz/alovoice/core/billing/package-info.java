/**
 * What a tenant has and what he pays for. Money is in tiyin.
 *
 * <p>A ledger that only grows, a balance that the database keeps in step with it, and talks that are paid before they are talked. Whoever
 * moves a tenant's money locks the row of his balance, last of all that he locks.
 *
 * <p>Called by {@code call} (lines are reserved, legs charged), {@code flow} (talks are extended), a timer of the brain, and the
 * administrator. Calls {@code database}.
 */
package uz.alovoice.core.billing;
