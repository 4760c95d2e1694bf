package uz.alovoice.web.centre;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.operator.SipAccount;
import uz.alovoice.web.Await;
import uz.alovoice.web.sip.SipCall;
import uz.alovoice.web.sip.SipCall.State;
import uz.alovoice.web.sip.SipPhone;

/**
 * Parties that speak SIP and RTP over loopback: phones at the node's port 5060, providers at 5080.
 *
 * @param addresses gives addresses that nobody else has
 */
public record SipParties(String node, Supplier<String> addresses) implements Parties {
    private static final int CALLER_HZ = 440;
    private static final int CALLED_HZ = 880;
    private static final Duration UNREGISTERED = Duration.ZERO;
    private static final Duration REGISTERED = Duration.ofMinutes(10);
    private static final Duration HEARD = Duration.ofMillis(400);

    @Override
    public Phone phone(SipAccount account) {
        return new Telephone(new SipPhone(
                new SipPhone.Account(account.extension(), account.domain(), account.secret()),
                addresses.get(),
                5060,
                new InetSocketAddress(node, 5060)));
    }

    @Override
    public Provider provider() {
        return new Carrier(new SipPhone(
                new SipPhone.Account("provider", node, ""), addresses.get(), 5060, new InetSocketAddress(node, 5080)));
    }

    /** What stands behind a party's line. */
    public static SipCall of(Line line) {
        return ((SipLine) line).call;
    }

    private static Line speaking(SipCall call) {
        var line = new SipLine(call);
        call.audio().tone(SipLine.voiceOf(line));
        return line;
    }

    private record Telephone(SipPhone phone) implements Phone {
        @Override
        public String extension() {
            return phone.account().user();
        }

        @Override
        public int register() {
            return phone.register(REGISTERED);
        }

        @Override
        public void unregister() {
            phone.register(UNREGISTERED);
        }

        @Override
        public Line dial(String number) {
            return speaking(phone.call(number, extension()));
        }

        @Override
        public Line awaitCall(Duration limit) {
            return speaking(phone.awaitCall(limit));
        }

        @Override
        public void refuses(int status) {
            phone.onCall(call -> call.reject(status));
        }

        @Override
        public void close() {
            phone.close();
        }
    }

    private record Carrier(SipPhone phone) implements Provider {
        @Override
        public String address() {
            return phone.address().getHostAddress();
        }

        @Override
        public void answersRegister(int status) {
            phone.answerRegister(status);
        }

        @Override
        public int registersReceived() {
            return phone.registersReceived();
        }

        @Override
        public Line call(String number, String from) {
            return speaking(phone.call(number, from));
        }

        @Override
        public Line awaitCall(Duration limit) {
            return speaking(phone.awaitCall(limit));
        }

        @Override
        public List<Line> calls() {
            return phone.calls().stream().<Line>map(SipLine::new).toList();
        }

        @Override
        public void close() {
            phone.close();
        }
    }

    private record SipLine(SipCall call) implements Line {
        @Override
        public String callId() {
            return call.callId();
        }

        @Override
        public boolean outgoing() {
            return call.outgoing();
        }

        @Override
        public String from() {
            return call.from();
        }

        @Override
        public String dialled() {
            return call.dialled();
        }

        @Override
        public @Nullable Instant answeredAt() {
            return call.answeredAt();
        }

        @Override
        public @Nullable Instant endedAt() {
            return call.endedAt();
        }

        @Override
        public int status() {
            var all = call.statuses();
            return all.isEmpty() || all.getLast() < 200 ? 0 : all.getLast();
        }

        @Override
        public Line ring() {
            call.ring();
            return this;
        }

        @Override
        public Line answer() {
            call.answer();
            return this;
        }

        @Override
        public Line refuse(int status) {
            call.reject(status);
            return this;
        }

        @Override
        public Line hangUp() {
            call.hangUp();
            return this;
        }

        @Override
        public Line press(String keys) {
            call.audio().press(keys);
            return this;
        }

        @Override
        public Line hold() {
            call.audio().tone(0);
            call.hold();
            return this;
        }

        @Override
        public Line unhold() {
            call.audio().tone(voiceOf(this));
            call.unhold();
            return this;
        }

        @Override
        public Line transfer(String number) {
            call.transfer(number);
            return this;
        }

        @Override
        public Line transfer(Line consultation) {
            call.transfer(((SipLine) consultation).call);
            return this;
        }

        @Override
        public Line awaitTransferTaken() {
            Await.until("answer to REFER", SOON, () -> !call.referStatuses().isEmpty());
            return this;
        }

        @Override
        public Line awaitRinging() {
            call.awaitState(State.RINGING, SOON);
            return this;
        }

        @Override
        public Line awaitAnswered() {
            call.awaitState(State.ANSWERED, SOON);
            return this;
        }

        @Override
        public Line awaitEnded(Duration limit) {
            call.awaitState(State.ENDED, limit);
            return this;
        }

        @Override
        public Line awaitSound() {
            call.audio().awaitSound(SOON);
            return this;
        }

        @Override
        public Line awaitSoundOtherThan(Line party) {
            var audio = call.audio();
            Await.until("something else than the other party", SOON, () -> {
                audio.forget();
                audio.awaitSound(SOON);
                return audio.share(voiceOf(party)) == 0;
            });
            return this;
        }

        @Override
        public Line awaitHearing(Line party) {
            call.audio().forget(); // or the last that was heard before a pause would do
            call.audio().awaitTone(voiceOf(party), HEARD, SOON);
            return this;
        }

        @Override
        public Line forget() {
            call.audio().forget();
            return this;
        }

        @Override
        public Line awaitHeardThroughout(Line party, Duration time) {
            call.audio().awaitTone(voiceOf(party), time, time.plus(SOON));
            var share = call.audio().share(voiceOf(party));
            if (share < 0.95) {
                throw new AssertionError("heard " + voiceOf(party) + " Hz for only " + share + " of the time");
            }
            return this;
        }

        private static double voiceOf(Line party) {
            return party.outgoing() ? CALLER_HZ : CALLED_HZ;
        }
    }
}
