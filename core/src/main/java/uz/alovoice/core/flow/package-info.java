/**
 * What a call does, as straight-line code. Its socket arrives at {@code IncomingCalls}; {@code FlowRunner} is the table of contents;
 * {@code flow.step} has a file for each step; {@code Takeover} brings back the calls of brains that died.
 *
 * <p>Called by {@code Main}. Calls {@code core.call}, {@code core.queue}, {@code core.node} and the stores.
 */
package uz.alovoice.core.flow;
