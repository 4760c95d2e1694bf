package uz.alovoice.core.billing;

/**
 * What a tenant has.
 *
 * @param amount tiyin; below zero when days were charged to an empty balance
 * @param reserved tiyin of it that are held for talks going on
 * @param warnBelow tiyin; who falls below is told once
 * @param operators how many are charged for each day
 * @param operatorDay tiyin for each of them
 */
public record Balance(long amount, long reserved, long warnBelow, long operators, long operatorDay) {
    /** How many midnights more the balance has for the operators there are; null when there is nothing to pay. */
    public Long daysLeft() {
        return operators * operatorDay == 0 ? null : Math.max(0, amount / (operators * operatorDay));
    }

    /** Whether the tenant wants to be warned by now. */
    public boolean low() {
        return amount < warnBelow || empty();
    }

    /** At nothing calls to the world stop, but for emergency numbers. */
    public boolean empty() {
        return amount <= 0;
    }
}
