package uz.alovoice.web.story;

import java.time.Duration;
import uz.alovoice.core.operator.Operator;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.simswitch.SimPhone;

/** Parties at the first simulated node. */
record SimParties(CallCentre centre) implements Parties {
    @Override
    public Line client(String trunkAddress, String number, String from) {
        return new SimLine(
                centre.node().trunkAt(trunkAddress).call(number).from(from).start());
    }

    @Override
    public Phone phone(Company company, Operator operator) {
        return new SimTelephone(company.phone(operator));
    }

    private record SimTelephone(SimPhone phone) implements Phone {
        @Override
        public Phone answersAfter(Duration time) {
            phone.answersAfter(time);
            return this;
        }

        @Override
        public Phone busy() {
            phone.busy();
            return this;
        }

        @Override
        public Line dial(String number) {
            return new SimLine(phone.dial(number));
        }

        @Override
        public Line awaitCall() {
            return new SimLine(phone.awaitCall());
        }
    }

    private record SimLine(SimCall call) implements Line {
        @Override
        public Line dtmf(String digits) {
            call.dtmf(digits);
            return this;
        }

        @Override
        public Line hangUp() {
            call.hangUp();
            return this;
        }

        @Override
        public Line awaitAnswered() {
            call.awaitAnswered();
            return this;
        }

        @Override
        public Line awaitPlaying(String part) {
            call.awaitPlaying(part);
            return this;
        }

        @Override
        public Line awaitBridged() {
            call.awaitBridged();
            return this;
        }

        @Override
        public String awaitEnded() {
            return call.awaitEnded().name();
        }
    }
}
