package uz.alovoice.core.flow;

import io.vertx.core.Future;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.audio.Prompt.Phrase;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.call.Call;
import uz.alovoice.core.call.Calls;
import uz.alovoice.core.call.Direction;
import uz.alovoice.core.call.Leg;
import uz.alovoice.core.call.Outcome;
import uz.alovoice.core.call.Result;
import uz.alovoice.core.call.Status;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.tenant.Tenant;

/** One call on its way through its steps: the channel, the row, and whose they are. Used by the flow's own thread only. */
public final class Journey {
    private final Calls calls;
    private final Leg leg;
    private final Tenant tenant;
    private final Sounds sounds;
    private Call call;

    public Journey(Calls calls, Leg leg, Tenant tenant, Sounds sounds, Call call) {
        this.calls = calls;
        this.leg = leg;
        this.tenant = tenant;
        this.sounds = sounds;
        this.call = call;
    }

    public Leg leg() {
        return leg;
    }

    public Call call() {
        return call;
    }

    public Tenant tenant() {
        return tenant;
    }

    public TenantId tenantId() {
        return call.tenant();
    }

    public Language language() {
        return call.language();
    }

    public void enter(Step step, Status status) {
        call = calls.enter(call, step, status).await();
    }

    /** Takes the call off the hook, once; a client is told that he is recorded when the tenant wants that said. */
    public void answer() {
        if (!leg.answered()) {
            Future<Call> written = calls.answered(call);
            leg.answer();
            call = written.await();
            announceRecording();
        }
    }

    /** The person whom we called took it off the hook; he is told the same. */
    public void pickedUp() {
        call = calls.pickedUp(call).await();
        announceRecording();
    }

    private void announceRecording() {
        if (announcesRecording()) {
            leg.play(sounds.say(language(), Phrase.CALL_RECORDED));
        }
    }

    /** Nobody could be given to the person whom we called: he is not left with silence. */
    public void apologise() {
        leg.play(sounds.say(language(), Phrase.QUEUE_CALL_BACK));
    }

    /** Whether the client must be answered before a colleague's phone rings, for he is to hear that he is recorded. */
    public boolean announcesRecording() {
        return (call.direction() == Direction.INCOMING || call.ofCampaign())
                && tenant.settings().recordCalls()
                && tenant.settings().announceRecording();
    }

    public void speak(Language language) {
        call = calls.speak(call, language).await();
    }

    public void result(Result result, String cause, int sipStatus) {
        call = calls.result(call, result, cause, sipStatus).await();
    }

    public void result(Outcome outcome, String cause, int sipStatus) {
        result(outcome.result(), cause, sipStatus);
    }
}
