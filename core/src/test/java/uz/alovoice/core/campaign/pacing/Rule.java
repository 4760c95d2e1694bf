package uz.alovoice.core.campaign.pacing;

/** A pacing rule in the simulator; peers keep something from moment to moment, ours keep nothing. */
interface Rule {
    /**
     * @param now      seconds since the day began
     * @param answers  of the whole day until now
     * @param abandons likewise
     */
    int dial(double now, Floor floor, int answers, int abandons);
}
