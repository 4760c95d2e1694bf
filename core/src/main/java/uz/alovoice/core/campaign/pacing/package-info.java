/**
 * How many calls to place now: pure functions of what the floor looks like. No clock, no database, no chance; the simulator of the tests
 * runs a day of them in a fraction of a second.
 *
 * <p>Calls nothing.
 */
package uz.alovoice.core.campaign.pacing;
