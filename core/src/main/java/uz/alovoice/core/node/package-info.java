/**
 * The FreeSWITCH nodes: orders that go to them beside a call's own socket, and the one guardian that reads what a node tells of itself.
 *
 * <p>Called by {@code core.flow}, {@code core.queue}, {@code core.brain}. Calls {@code esl}.
 */
package uz.alovoice.core.node;
