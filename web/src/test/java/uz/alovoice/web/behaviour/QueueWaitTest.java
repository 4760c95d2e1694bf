package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.Language;
import uz.alovoice.core.department.DepartmentSettings;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.routing.Step;
import uz.alovoice.simswitch.Heard;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** What happens to those who wait, and to operators who do not answer or have just talked. */
class QueueWaitTest {
    private static final Duration SOON = Duration.ofMillis(50);

    static CallCentre centre;

    @BeforeAll
    static void open() {
        centre = CallCentre.here();
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    @Test
    void theLanguageChosenInTheMenuGoesOnIntoTheQueuesAnnouncements() {
        var company = new Company(centre, "Languages");
        var nobody = company.department(settings -> settings(settings, 20, 15, 0, 600, new Step.HangUp(), 10));
        var queue = new Step.Queue(nobody.id().value());
        var menu = company.menu(
                new Step.HangUp(),
                Map.of(
                        "1",
                        new Step.Speak(Language.UZ, queue),
                        "2",
                        new Step.Speak(Language.RU, queue),
                        "3",
                        new Step.Speak(Language.EN, queue)));
        company.number("+998712004401", company.trunk("127.0.44.1", 0), menu);

        var waiting = List.of("uz", "ru", "en");
        for (int i = 0; i < waiting.size(); i++) {
            var client = client("127.0.44.1", "+998712004401");
            client.awaitPlaying("silence_stream").dtmf(Integer.toString(i + 1));
            var language = "/" + waiting.get(i) + "/";
            client.awaitHeard(language + "queue-position-before");
            client.awaitHeard(language + "ordinal-1.wav");
            client.awaitHeard(language + "queue-stay-on-line");
            client.hangUp().awaitEnded();
        }
    }

    @Test
    void aCallerHearsHisPositionAndHowLongItMayBe() {
        var company = new Company(centre, "Announcements");
        var aziza = company.operator("Aziza");
        var phone = company.simPhone(aziza).answersAfter(SOON);
        var sales = company.department(settings -> settings(settings, 20, 15, 0, 600, new Step.HangUp(), 30), aziza);
        company.number(
                "+998712004402",
                company.trunk("127.0.44.2", 0),
                new Step.Queue(sales.id().value()));

        var before = client("127.0.44.2", "+998712004402").awaitBridgedWith(phone); // a talk to judge by
        Await.until(() -> centre.count(
                        "SELECT count(*) FROM leg WHERE bridged_at < clock_timestamp() - interval '300 milliseconds' AND operator_id = "
                                + aziza.id())
                == 1);
        before.hangUp().awaitEnded();
        Await.until(() ->
                centre.count("SELECT count(*) FROM leg WHERE ended_at IS NULL AND operator_id = " + aziza.id()) == 0);
        var talking = client("127.0.44.2", "+998712004402").awaitBridgedWith(phone);
        var first = client("127.0.44.2", "+998712004402").awaitPlaying("hold.wav");
        var second = client("127.0.44.2", "+998712004402");
        first.awaitHeard("ordinal-1.wav");
        first.awaitHeard("wait-under-minute");
        second.awaitHeard("ordinal-2.wav");
        second.awaitPlaying("hold.wav");
        second.hangUp().awaitEnded();
        first.hangUp().awaitEnded();
        talking.hangUp().awaitEnded();
    }

    @Test
    void theTimeToTheNextAnnouncementIsCountedFromTheEndOfTheLast() {
        var company = new Company(centre, "One after another");
        var nobody = company.department(settings -> settings(settings, 20, 15, 0, 600, new Step.HangUp(), 10));
        company.number(
                "+998712004406",
                company.trunk("127.0.44.6", 0),
                new Step.Queue(nobody.id().value()));

        var client = client("127.0.44.6", "+998712004406").within(Duration.ofSeconds(30));
        var first = client.awaitHeard("queue-stay-on-line");
        Await.until(() -> announcements(client).size() == 2);
        assertThat(announcements(client).getLast().from() - first.to()).isBetween(9_900L, 13_000L);
        client.hangUp().awaitEnded();
    }

    private static List<Heard> announcements(SimCall client) {
        return client.heard().stream()
                .filter(heard -> heard.what().contains("queue-stay-on-line"))
                .toList();
    }

    @Test
    void whoHasWaitedLongestGoesOnToTheNextAction() {
        var company = new Company(centre, "Longest wait");
        var nobody = company.department(settings -> settings(settings, 20, 15, 0, 5, new Step.Voicemail(null), 0));
        company.number(
                "+998712004403",
                company.trunk("127.0.44.3", 0),
                new Step.Queue(nobody.id().value()));

        var client = client("127.0.44.3", "+998712004403").awaitPlaying("hold.wav");
        var waited = client.awaitHeard("hold.wav");
        assertThat(waited.to() - waited.from()).isBetween(4500L, 7000L);
        client.awaitHeard("voicemail-leave");
        client.hangUp().awaitEnded();
    }

    @Test
    void anOperatorWhoDoesNotAnswerIsPassedOverAndReturns() {
        var company = new Company(centre, "Skipped");
        var aziza = company.operator("Aziza");
        var bobur = company.operator("Bobur");
        var silent = company.simPhone(aziza).reacts(Reaction.ringOnly());
        var other = company.simPhone(bobur).answersAfter(SOON);
        var sales =
                company.department(settings -> settings(settings, 5, 2, 0, 600, new Step.HangUp(), 0), aziza, bobur);
        company.number(
                "+998712004404",
                company.trunk("127.0.44.4", 0),
                new Step.Queue(sales.id().value()));

        var first = client("127.0.44.4", "+998712004404");
        silent.awaitCall();
        first.awaitBridgedWith(other);
        silent.answersAfter(SOON);
        Await.until(() -> centre.count(
                        "SELECT count(*) FROM operator WHERE skipped_until < clock_timestamp() AND id = " + aziza.id())
                == 1);
        var second = client("127.0.44.4", "+998712004404").awaitBridgedWith(silent);
        second.hangUp().awaitEnded();
        first.hangUp().awaitEnded();
    }

    @Test
    void anOperatorIsLeftAloneForHisWrapUpTime() {
        var company = new Company(centre, "Wrap-up");
        var aziza = company.operator("Aziza");
        var phone = company.simPhone(aziza).answersAfter(SOON);
        var sales = company.department(settings -> settings(settings, 20, 15, 3, 600, new Step.HangUp(), 0), aziza);
        company.number(
                "+998712004405",
                company.trunk("127.0.44.5", 0),
                new Step.Queue(sales.id().value()));

        client("127.0.44.5", "+998712004405").awaitBridgedWith(phone).hangUp().awaitEnded();
        var second = client("127.0.44.5", "+998712004405").awaitBridgedWith(phone);
        second.hangUp().awaitEnded();
        assertThat(centre.count(
                        "SELECT (extract(epoch FROM max(created_at) - min(ended_at)) * 1000)::bigint FROM leg WHERE operator_id = "
                                + aziza.id()))
                .isBetween(3000L, 6000L);
    }

    private static SimCall client(String address, String number) {
        return centre.sim().trunkAt(address).call(number).start().within(Duration.ofSeconds(15));
    }

    private static DepartmentSettings settings(
            DepartmentSettings s, int ring, int skip, int wrapUp, int longest, Step then, int announce) {
        return new DepartmentSettings(
                s.name(), null, Strategy.TOP_DOWN, 0, ring, skip, wrapUp, longest, then, announce, true, true, null);
    }
}
