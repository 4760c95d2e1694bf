package uz.alovoice.simswitch.channel;

/** What a person would call the state of a call, with its Channel-Call-State-Number. */
public enum CallState {
    DOWN(0),
    DIALING(1),
    RINGING(2),
    EARLY(3),
    ACTIVE(4),
    HELD(5),
    RING_WAIT(6),
    HANGUP(7),
    UNHELD(8);

    private final int number;

    CallState(int number) {
        this.number = number;
    }

    String number() {
        return Integer.toString(number);
    }
}
