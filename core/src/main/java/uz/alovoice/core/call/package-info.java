/**
 * A call: whose it is ({@code Routes}), its rows ({@code Calls}, {@code JoinLegs}, {@code EndLeg}), and the channel that its flow speaks
 * to ({@code Leg}).
 *
 * <p>Called by {@code core.flow}, {@code core.queue}, {@code core.node}. Calls {@code esl}, the database and the settings' packages.
 */
package uz.alovoice.core.call;
