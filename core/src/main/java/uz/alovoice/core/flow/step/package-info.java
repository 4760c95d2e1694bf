/**
 * One file a step: what the caller hears, what may come next, and what a resume does after a brain died in it.
 *
 * <p>Called by {@code FlowRunner}.
 */
package uz.alovoice.core.flow.step;
