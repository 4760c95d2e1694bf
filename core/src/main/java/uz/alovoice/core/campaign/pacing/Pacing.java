package uz.alovoice.core.campaign.pacing;

/** A rule that says how many calls to place now. Lines, channels, calls per second, balance and people still limit what it says. */
public sealed interface Pacing permits Pacing.Preview, Pacing.Progressive, Pacing.Power, Predictive {
    /** @return how many calls to place now; 0 or more */
    int dial(Floor floor);

    /** An operator looks at the contact and places the call himself: the dialler places none. */
    record Preview() implements Pacing {
        @Override
        public int dial(Floor floor) {
            return 0;
        }
    }

    /** One call for each free seat: nobody who answers can find nobody. */
    record Progressive() implements Pacing {
        @Override
        public int dial(Floor floor) {
            return Math.max(0, floor.free() - floor.ringing());
        }
    }

    /**
     * So many calls for each free seat, whatever comes of them.
     *
     * @param ratio calls on their way for each free seat
     */
    record Power(double ratio) implements Pacing {
        @Override
        public int dial(Floor floor) {
            return Math.max(0, (int) Math.floor(floor.free() * ratio) - floor.ringing());
        }
    }
}
