/**
 * What was said, kept as files under the tenant's own directory, and erased when its time is over.
 *
 * <p>Called by steps that record and by the sweeper. Calls the database and the file system.
 */
package uz.alovoice.core.recording;
