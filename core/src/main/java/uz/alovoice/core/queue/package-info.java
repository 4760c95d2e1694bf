/**
 * Who waits and who is free. The order of a queue and the offers to operators are rows; this brain holds only the mailboxes of the
 * flows that wait in it.
 *
 * <p>Called by {@code flow.step.QueueStep}. Calls the database and, to ring, {@code core.node}.
 */
package uz.alovoice.core.queue;
