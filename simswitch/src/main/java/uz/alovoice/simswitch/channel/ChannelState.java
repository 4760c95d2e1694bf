package uz.alovoice.simswitch.channel;

/** States of a channel's thread with their Channel-State-Number. */
public enum ChannelState {
    NEW(0),
    INIT(1),
    ROUTING(2),
    SOFT_EXECUTE(3),
    EXECUTE(4),
    EXCHANGE_MEDIA(5),
    PARK(6),
    CONSUME_MEDIA(7),
    HIBERNATE(8),
    RESET(9),
    HANGUP(10),
    REPORTING(11),
    DESTROY(12),
    NONE(13);

    private final int number;

    ChannelState(int number) {
        this.number = number;
    }

    public String number() {
        return Integer.toString(number);
    }

    public String word() {
        return "CS_" + name();
    }
}
