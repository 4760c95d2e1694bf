package uz.alovoice.simswitch.sip;

import java.util.function.Consumer;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.FarEnd;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.node.Node;

/** Another node, as one that is called ({@code fs_path}): the leg here and the call that it is there tell each other what happens. */
public final class OtherNode implements UserAgent {
    private final String host;
    private final String calledFrom;
    private final Consumer<Consumer<Node>> there;

    /**
     * @param host where its internal profile listens
     * @param calledFrom the host of the node that calls
     * @param there runs something on that node
     */
    public OtherNode(String host, String calledFrom, Consumer<Consumer<Node>> there) {
        this.host = host;
        this.calledFrom = calledFrom;
        this.there = there;
    }

    @Override
    public FarEnd newDialog(String callerNumber, String calledNumber) {
        return new Called(callerNumber, calledNumber);
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public String product() {
        return "AloVoice";
    }

    /** What the leg here has at its other end. */
    private final class Called extends End {
        private final String callerNumber;
        private final String calledNumber;

        Called(String callerNumber, String calledNumber) {
            this.callerNumber = callerNumber;
            this.calledNumber = calledNumber;
        }

        @Override
        public void invited(Channel leg) {
            Caller caller = new Caller(leg);
            String uri = leg.variables().get("sip_destination_url", "");
            IncomingCall.Relayed call = new IncomingCall.Relayed(
                    calledFrom,
                    callerNumber,
                    calledNumber,
                    uri.replaceFirst("^[^@]*@", "").replaceFirst("[:;].*", ""),
                    leg.variables().get("sip_h_X-AloVoice-Gateway"),
                    leg.sipCallId());
            there.accept(node -> other = new IncomingCall(node).fromNode(call, caller));
        }

        @Override
        public void ended(HangupCause cause) {
            there.accept(node -> {
                if (other == null || !other.up()) return;
                boolean answered = other.media().answered();
                other.hangUp(answered ? HangupCause.NORMAL_CLEARING : HangupCause.ORIGINATOR_CANCEL, true);
            });
        }
    }

    /** What the call there has at its other end: everything goes back to the leg here. */
    private static final class Caller extends End {
        Caller(Channel leg) {
            other = leg;
        }

        private void here(Runnable change) {
            other.node().core().post(() -> {
                if (other.up()) change.run();
            });
        }

        @Override
        public void ringing() {
            here(() -> other.media().ring());
        }

        @Override
        public void earlyMedia() {
            here(() -> other.media().preAnswer());
        }

        @Override
        public void answered() {
            here(() -> other.media().answer());
        }

        @Override
        public void ended(HangupCause cause) {
            here(() -> {
                if (other.media().answered()) other.hangUp(HangupCause.NORMAL_CLEARING, true);
                else other.refuse(cause.sipStatus());
            });
        }
    }

    /** Hears and says what is heard and said behind the channel on the other node; nothing of that is told as it happens. */
    private abstract static class End implements FarEnd {
        volatile Channel other;

        private FarEnd behind() {
            Channel party = other == null ? null : other.bridgedTo() != null ? other.bridgedTo() : other.otherLeg();
            return party == null ? null : party.farEnd();
        }

        @Override
        public short[] says(long millis, int rate) {
            FarEnd party = behind();
            return party == null ? new short[rate / 50] : party.says(millis, rate);
        }

        @Override
        public void hearsAudio(short[] samples) {
            FarEnd party = behind();
            if (party != null) party.hearsAudio(samples);
        }

        @Override
        public void invited(Channel leg) {}

        @Override
        public void ringing() {}

        @Override
        public void earlyMedia() {}

        @Override
        public void answered() {}

        @Override
        public void bridgedWith(Channel partner) {}

        @Override
        public void unbridged() {}

        @Override
        public void hears(String sound) {}

        @Override
        public void silence(String sound) {}

        @Override
        public boolean speaks() {
            FarEnd party = behind();
            return party != null && party.speaks();
        }

        @Override
        public int voice() {
            FarEnd party = behind();
            return party == null ? 0 : party.voice();
        }

        @Override
        public String number() {
            FarEnd party = behind();
            return party == null ? null : party.number();
        }
    }
}
