package uz.alovoice.core.billing;

/**
 * What everything but calls outside costs.
 *
 * @param operatorDay tiyin for each operator, at each midnight of the tenant's
 * @param assistantMinute tiyin for a minute of talk with an AI assistant
 */
public record Plan(long operatorDay, long assistantMinute) {}
