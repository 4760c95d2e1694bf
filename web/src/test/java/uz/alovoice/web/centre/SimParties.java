package uz.alovoice.web.centre;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.operator.SipAccount;
import uz.alovoice.simswitch.Heard;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.simswitch.SimPhone;
import uz.alovoice.simswitch.SimSwitch;
import uz.alovoice.simswitch.SimTrunk;
import uz.alovoice.web.Await;

/**
 * Parties of a simulated node. They hear what the node says they hear.
 *
 * @param addresses gives addresses that nobody else has
 */
record SimParties(SimSwitch node, Supplier<String> addresses) implements Parties {
    private static final int REGISTERED_SECONDS = 600;

    @Override
    public Phone phone(SipAccount account) {
        return new Telephone(node.phone(account.extension(), account.domain(), account.secret()));
    }

    @Override
    public Provider provider() {
        return new Carrier(node.trunkAt(addresses.get()).reacts(Reaction.ringOnly()), new CopyOnWriteArrayList<>());
    }

    private static SimLine came(SimCall call) {
        return new SimLine(call.within(SOON), false, new AtomicLong());
    }

    private static SimLine made(SimCall call) {
        return new SimLine(call.within(SOON), true, new AtomicLong());
    }

    private record Telephone(SimPhone phone) implements Phone {
        @Override
        public String extension() {
            return phone.extension();
        }

        @Override
        public int register() {
            return phone.register(REGISTERED_SECONDS);
        }

        @Override
        public void unregister() {
            phone.unregister();
        }

        @Override
        public Line dial(String number) {
            return made(phone.dial(number));
        }

        @Override
        public Line awaitCall(Duration limit) {
            return came(phone.awaitCall(limit));
        }

        @Override
        public void refuses(int status) {
            phone.reacts(Reaction.refuse(status));
        }

        @Override
        public void close() {
            phone.unplug();
        }
    }

    private record Carrier(SimTrunk trunk, List<Line> seen) implements Provider {
        @Override
        public String address() {
            return trunk.host();
        }

        @Override
        public void answersRegister(int status) {
            trunk.registers(status);
        }

        @Override
        public int registersReceived() {
            return trunk.registersReceived();
        }

        @Override
        public Line call(String number, String from) {
            return seen(made(trunk.call(number).from(from).start()));
        }

        @Override
        public Line awaitCall(Duration limit) {
            return seen(came(trunk.awaitCall(limit)));
        }

        private Line seen(Line line) {
            seen.add(line);
            return line;
        }

        @Override
        public List<Line> calls() {
            for (var more = trunk.pollCall(); more != null; more = trunk.pollCall()) {
                seen(came(more));
            }
            return List.copyOf(seen);
        }

        @Override
        public void close() {
            trunk.reachable(false);
        }
    }

    /** @param forgotten milliseconds of the call, as its sounds are counted */
    private record SimLine(SimCall call, boolean outgoing, AtomicLong forgotten) implements Line {
        @Override
        public String callId() {
            return call.sipCallId();
        }

        @Override
        public String from() {
            return call.caller();
        }

        @Override
        public String dialled() {
            return call.called();
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
            if (call.answeredAt() != null) {
                return 200;
            }
            return call.cause() == null ? 0 : call.cause().sipStatus();
        }

        @Override
        public Line ring() {
            call.awaitRinging();
            return this;
        }

        @Override
        public Line answer() {
            call.awaitRinging().answer();
            return this;
        }

        @Override
        public Line refuse(int status) {
            call.awaitRinging().refuse(status);
            return this;
        }

        @Override
        public Line hangUp() {
            call.hangUp();
            return this;
        }

        @Override
        public Line press(String keys) {
            call.dtmf(keys);
            return this;
        }

        @Override
        public Line hold() {
            call.hold();
            return this;
        }

        @Override
        public Line unhold() {
            call.unhold();
            return this;
        }

        @Override
        public Line transfer(String number) {
            call.blindTransfer(number);
            return this;
        }

        @Override
        public Line transfer(Line consultation) {
            call.attendedTransfer(((SimLine) consultation).call);
            return this;
        }

        @Override
        public Line awaitTransferTaken() {
            return this; // the node has it when the order returns
        }

        @Override
        public Line awaitRinging() {
            call.awaitRinging();
            return this;
        }

        @Override
        public Line awaitAnswered() {
            call.awaitAnswered();
            return this;
        }

        @Override
        public Line awaitEnded(Duration limit) {
            call.within(limit).awaitEnded();
            call.within(SOON);
            return this;
        }

        @Override
        public Line awaitSound() {
            Await.until("any sound; heard " + call.heard(), SOON, () -> sounds().stream()
                    .anyMatch(this::counts));
            return this;
        }

        @Override
        public Line awaitSoundOtherThan(Line party) {
            Await.until("something else than the other party; heard " + call.heard(), SOON, () -> sounds().stream()
                    .anyMatch(one -> one.to() < 0 && !one.what().startsWith("bridged:")));
            return this;
        }

        @Override
        public Line awaitHearing(Line party) {
            Await.until("hearing " + party + "; heard " + call.heard(), SOON, () -> talkWith(party)
                    .isPresent());
            return this;
        }

        @Override
        public Line forget() {
            forgotten.set(call.millis());
            return this;
        }

        @Override
        public Line awaitHeardThroughout(Line party, Duration time) {
            Await.until(party + " heard for " + time, time.plus(SOON), () -> {
                var talk = talkWith(party).orElseThrow(() -> new AssertionError("no longer heard: " + call.heard()));
                if (talk.from() > forgotten.get()) {
                    throw new AssertionError("heard with a gap: " + call.heard());
                }
                return call.millis() - forgotten.get() >= time.toMillis();
            });
            return this;
        }

        /** What is heard of that party now. */
        private Optional<Heard> talkWith(Line party) {
            return sounds().stream()
                    .filter(one -> one.to() < 0 && isOf(one, party))
                    .findFirst();
        }

        /** Brains write numbers with a plus; from node to node they are all that is known of a party. */
        private static boolean isOf(Heard one, Line party) {
            return one.what()
                    .replace("+", "")
                    .equals("bridged:" + numberOf(party).replace("+", ""));
        }

        private List<Heard> sounds() {
            var sounds = new ArrayList<>(call.heard());
            sounds.removeIf(one -> one.what().equals("ringing") || one.what().startsWith("silence_stream"));
            return sounds;
        }

        private boolean counts(Heard one) {
            return one.to() < 0 || one.to() > forgotten.get();
        }

        private static String numberOf(Line party) {
            return party.outgoing() ? party.from() : party.dialled();
        }
    }
}
