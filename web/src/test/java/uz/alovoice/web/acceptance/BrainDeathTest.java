package uz.alovoice.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.acceptance.SipCall.State;

/** A brain is killed, or frozen, in each thing a call can be doing; another takes over, and nobody's call is lost. */
@ExtendWith(OnRealSwitch.class)
@DisplayName("The death of a brain (real FreeSWITCH)")
class BrainDeathTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    private final CallCentre centre;
    private final Company company;
    private final Company.Line line;
    private final Company.Agent aziza;
    private final Step sales;

    BrainDeathTest(CallCentre centre) {
        this.centre = centre;
        company = centre.company("Outlives brains");
        line = company.line("Provider", 0);
        aziza = company.agent("Aziza");
        sales = new Step.Queue(
                company.department("Savdo", Company::plain, aziza).id().value());
    }

    @BeforeEach
    void bothBrainsLive() {
        for (int i = 0; i < CallCentre.BRAINS; i++) {
            if (!centre.brain(i).running()) {
                centre.brain(i).start();
            }
        }
    }

    @AfterEach
    void nothingIsLeft() {
        company.close();
    }

    /** Kills the brain that holds the call. */
    private void killOwner(SipCall caller) {
        owner(caller).kill();
    }

    private BrainProcess owner(SipCall caller) {
        var socket = centre.rows("SELECT b.socket FROM call c JOIN brain b ON b.id = c.owner WHERE c.id = '"
                        + centre.call(caller.callId()).id() + "'")
                .getFirst()
                .getString("socket");
        return centre.brainAt(socket);
    }

    private SipCall callIn(Step step) {
        var caller = Company.callIn(line, company.number(line, step));
        caller.awaitState(State.ANSWERED, SOON);
        return caller;
    }

    private void talk(SipCall caller, SipCall operator) {
        caller.audio().tone(440);
        operator.audio().tone(880);
        operator.audio().awaitTone(440, Duration.ofMillis(500), SOON);
        caller.audio().awaitTone(880, Duration.ofMillis(500), SOON);
    }

    @Test
    @DisplayName("in a menu: the key pressed afterwards leads on")
    void inAMenu() {
        var caller = callIn(company.menu(Map.of("1", sales), new Step.HangUp()));
        centre.awaitStatus(caller.callId(), "menu", SOON);
        killOwner(caller);
        centre.awaitEpoch(caller.callId(), 2);
        centre.awaitPrompting(caller.callId());
        caller.audio().press("1");
        var operator = aziza.phone().awaitCall(SOON).ring().answer();
        talk(caller, operator);
        caller.hangUp();
        assertThat(centre.awaitEnded(caller.callId()).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("in a queue: the caller keeps his place and is put through")
    void inAQueue() {
        aziza.phone().register(Duration.ZERO);
        centre.awaitNoRegistration(aziza);
        var caller = callIn(sales);
        centre.awaitStatus(caller.callId(), "queue", SOON);
        var since = centre.placeSince(caller.callId());
        killOwner(caller);
        centre.awaitEpoch(caller.callId(), 2);
        assertThat(centre.placeSince(caller.callId())).isEqualTo(since);
        company.register(aziza);
        var operator = aziza.phone().awaitCall(SOON).ring().answer();
        talk(caller, operator);
        operator.hangUp();
        caller.awaitState(State.ENDED, SOON);
        var call = centre.awaitEnded(caller.callId());
        assertThat(call.result()).isEqualTo("answered");
        assertThat(call.timeline()).containsOnlyOnce("talk");
    }

    @Test
    @DisplayName("while an operator out of the queue is rung: nobody is left ringing, and the caller is put through")
    void ringing() {
        var caller = callIn(sales);
        var first = aziza.phone().awaitCall(SOON).ring();
        killOwner(caller);
        var second = aziza.phone().awaitCall(Duration.ofSeconds(20)).ring();
        first.awaitState(State.ENDED, SOON);
        second.answer();
        talk(caller, second);
        caller.hangUp();
        assertThat(centre.awaitEnded(caller.callId()).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("in a talk out of a queue: not a word is lost, and the record is whole")
    void talkingOutOfAQueue() {
        var caller = callIn(sales);
        var operator = aziza.phone().awaitCall(SOON).ring().answer();
        talk(caller, operator);
        centre.awaitStatus(caller.callId(), "talking", SOON);
        operator.audio().forget();
        killOwner(caller);
        operator.audio().awaitTone(440, Duration.ofSeconds(3), Duration.ofSeconds(6));
        assertThat(operator.audio().share(440)).isGreaterThan(0.95);
        operator.hangUp();
        caller.awaitState(State.ENDED, Duration.ofSeconds(15));
        assertThat(centre.awaitEnded(caller.callId()).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("in a talk with an extension: not a word is lost, and the record is whole")
    void talkingToAnExtension() {
        var step = new Step.Extension(aziza.operator().id().value());
        var caller = Company.callIn(line, company.number(line, step));
        var operator = aziza.phone().awaitCall(SOON).ring().answer();
        caller.awaitState(State.ANSWERED, SOON);
        talk(caller, operator);
        operator.audio().forget();
        killOwner(caller);
        operator.audio().awaitTone(440, Duration.ofSeconds(3), Duration.ofSeconds(6));
        assertThat(operator.audio().share(440)).isGreaterThan(0.95);
        operator.hangUp();
        caller.awaitState(State.ENDED, Duration.ofSeconds(15));
        assertThat(centre.awaitEnded(caller.callId()).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("while an extension rings: it goes on ringing, and can be answered")
    void extensionRinging() {
        var step = new Step.Extension(aziza.operator().id().value());
        var caller = Company.callIn(line, company.number(line, step));
        var operator = aziza.phone().awaitCall(SOON).ring();
        killOwner(caller);
        centre.awaitEpoch(caller.callId(), 2);
        operator.answer();
        caller.awaitState(State.ANSWERED, SOON);
        talk(caller, operator);
        caller.hangUp();
        assertThat(centre.awaitEnded(caller.callId()).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("in voicemail: one message, through the death")
    void inVoicemail() {
        var caller = callIn(new Step.Voicemail(null));
        caller.audio().tone(440);
        awaitMessage(caller, 1);
        killOwner(caller);
        centre.awaitEpoch(caller.callId(), 2);
        awaitMessage(caller, 4);
        caller.audio().press("#");
        caller.awaitState(State.ENDED, Duration.ofSeconds(15));
        var call = centre.awaitEnded(caller.callId());
        assertThat(call.result()).isEqualTo("voicemail");
        assertThat(call.recordings()).hasSize(1);
    }

    /** Until the file of the message has so many seconds: 8 kHz, one channel, 16 bit. */
    private void awaitMessage(SipCall caller, int seconds) {
        Await.until(seconds + " s of message", Duration.ofSeconds(20), () -> {
            var call = centre.call(caller.callId());
            return !call.recordings().isEmpty()
                    && centre.file(call, call.recordings().getFirst()).toFile().length() > seconds * 16_000L;
        });
    }

    @Test
    @DisplayName("a frozen brain loses its calls to another, and does no harm when it thaws")
    void frozen() {
        var caller = callIn(company.menu(Map.of("1", sales), new Step.HangUp()));
        centre.awaitStatus(caller.callId(), "menu", SOON);
        var frozen = owner(caller);
        frozen.freeze();
        try {
            centre.awaitEpoch(caller.callId(), 3); // claimed, then met on its new socket
            centre.awaitPrompting(caller.callId());
            caller.audio().press("1");
            var operator =
                    aziza.phone().awaitCall(Duration.ofSeconds(20)).ring().answer();
            talk(caller, operator);
            frozen.thaw();
            operator.audio().forget();
            operator.audio().awaitTone(440, Duration.ofSeconds(4), Duration.ofSeconds(8));
            assertThat(operator.audio().share(440)).isGreaterThan(0.95);
            caller.hangUp();
            assertThat(centre.awaitEnded(caller.callId()).result()).isEqualTo("answered");
        } finally {
            frozen.thaw();
        }
    }
}
