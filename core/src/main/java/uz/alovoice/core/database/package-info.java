/**
 * The way to PostgreSQL: one tenant at a time.
 *
 * <p>Called by every store. Calls the PostgreSQL client.
 */
package uz.alovoice.core.database;
