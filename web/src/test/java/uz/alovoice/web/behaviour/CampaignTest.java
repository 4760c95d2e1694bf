package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.audio.Audios;
import uz.alovoice.core.campaign.AttemptOutcome;
import uz.alovoice.core.campaign.CallingRules;
import uz.alovoice.core.campaign.Campaign;
import uz.alovoice.core.campaign.CampaignLine;
import uz.alovoice.core.campaign.CampaignSettings;
import uz.alovoice.core.campaign.Campaigns;
import uz.alovoice.core.campaign.Contacts;
import uz.alovoice.core.campaign.NewContact;
import uz.alovoice.core.campaign.Noon;
import uz.alovoice.core.campaign.PacingChoice;
import uz.alovoice.core.campaign.Retry;
import uz.alovoice.core.campaign.TenantCallingRules;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.schedule.Hours;
import uz.alovoice.core.trunk.Trunk;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.simswitch.SimTrunk;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** Campaigns from the start button to the last outcome, through a simulated trunk. */
class CampaignTest {
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
    void eachPersonIsCalledOnceAndHasTheOutcomeThatTheTrunkGave() {
        var company = company("Outcomes", "127.0.41.1");
        var provider = provider(company.trunk);
        var people = List.of("901110001", "901110002", "901110003", "901110004", "901110005");
        provider.reacts("998" + people.get(0), Reaction.answerAfter(SOON));
        provider.reacts("998" + people.get(1), Reaction.refuse(486));
        provider.reacts("998" + people.get(2), Reaction.refuse(603));
        provider.reacts("998" + people.get(3), Reaction.refuse(404));
        provider.reacts("998" + people.get(4), Reaction.refuse(480));

        var campaign = company.start(company.department(), people);
        company.company.simPhone(company.company.operators().getFirst()).answersAfter(SOON);
        called(provider, people.get(0)).awaitBridged().hangUp().awaitEnded();
        company.awaitFinished(campaign);

        assertThat(company.outcomes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "+998" + people.get(0), "success",
                        "+998" + people.get(1), "busy",
                        "+998" + people.get(2), "rejected",
                        "+998" + people.get(3), "bad_number",
                        "+998" + people.get(4), "unreachable"));
        assertThat(company.results()).containsExactlyInAnyOrder("answered", "busy", "rejected", "failed", "no_answer");
    }

    @Test
    void whoHearsAMessageToItsEndIsDone() {
        var company = company("Message", "127.0.41.2");
        var provider = provider(company.trunk);
        var campaign = company.start(company.message(), List.of("901120001"));
        called(provider, "901120001").awaitHeard("audio");
        company.awaitFinished(campaign);
        assertThat(company.outcomes()).containsExactly(Map.entry("+998901120001", "success"));
        assertThat(company.results()).containsExactly("self_service");
    }

    @Test
    void whoAnswersWhileNobodyIsFreeHearsThatWeCallAgainAndIsCalledBeforeOthers() {
        var company = company("Nobody free", "127.0.41.3");
        var provider = provider(company.trunk);
        var people = List.of("901130001", "901130002");
        var department = company.department();
        company.company.simPhone(company.company.operators().getFirst()).answersAfter(SOON);
        var campaign = company.start(department, people, new PacingChoice("power", 2, 0.03));
        var first = provider.awaitCall();
        var second = provider.awaitCall();
        Await.until(() -> Stream.of(first, second).anyMatch(call -> call.heard().stream()
                .anyMatch(heard -> heard.what().contains("queue-call-back"))));
        Await.until(() -> company.outcomes().containsValue("abandoned"));
        assertThat(centre.count("SELECT count(*) FROM turn WHERE priority = 9 AND campaign_id = "
                        + campaign.id().value()))
                .isOne();
        Stream.of(first, second).forEach(SimCall::hangUp);
    }

    private static SimCall called(SimTrunk provider, String number) {
        var call = provider.awaitCall();
        return call.called().endsWith(number) ? call : called(provider, number);
    }

    /** A company with one trunk, whose quiet hours are over now. */
    private static OneCompany company(String name, String trunkAddress) {
        var company = new Company(centre, name);
        new TenantCallingRules(centre.db())
                .set(company.id(), new CallingRules(Noon.zone(), LocalTime.of(9, 0), LocalTime.of(20, 0), 20))
                .await();
        return new OneCompany(company, company.trunk(trunkAddress, 0));
    }

    private record OneCompany(Company company, Trunk trunk) {
        Step department() {
            var operator = company.operator("Aziza");
            return new Step.Queue(company.department(d -> d, operator).id().value());
        }

        Step message() {
            return new Step.Message(new Audios(centre.vertx(), centre.db(), centre.data())
                    .upload(company.id(), "hello", Path.of("..", "freeswitch-conf", "sounds", "tone", "beep.wav"))
                    .await()
                    .id()
                    .value());
        }

        Campaign start(Step onAnswer, List<String> people) {
            return start(onAnswer, people, PacingChoice.PROGRESSIVE);
        }

        Campaign start(Step onAnswer, List<String> people, PacingChoice pacing) {
            var campaigns = new Campaigns(centre.db());
            var once = new java.util.EnumMap<AttemptOutcome, Retry>(AttemptOutcome.class);
            Retry.defaults().forEach((outcome, retry) -> once.put(outcome, new Retry(1, 1, false)));
            var campaign = campaigns
                    .create(
                            company.id(),
                            new CampaignSettings(
                                    "Debts",
                                    LocalDate.now(Noon.zone()),
                                    LocalDate.now(Noon.zone()).plusDays(1),
                                    Noon.zone(),
                                    List.of(new Hours(
                                            EnumSet.allOf(java.time.DayOfWeek.class),
                                            LocalTime.of(0, 0),
                                            LocalTime.of(0, 0))),
                                    List.of(),
                                    List.of(new CampaignLine(trunk.id(), 1, null)),
                                    pacing,
                                    10,
                                    10,
                                    0,
                                    1,
                                    1,
                                    once,
                                    onAnswer))
                    .await();
            var contacts = new ArrayList<NewContact>();
            people.forEach(number -> contacts.add(NewContact.of("Person " + number, PhoneNumber.parse(number))));
            new Contacts(centre.db()).add(company.id(), campaign.id(), contacts).await();
            campaigns.start(company.id(), campaign.id()).await();
            return campaign;
        }

        void awaitFinished(Campaign campaign) {
            Await.until(() -> centre.count("SELECT count(*) FROM campaign WHERE state = 'finished' AND id = "
                            + campaign.id().value())
                    == 1);
        }

        List<String> results() {
            return centre.db()
                    .inTenant(company.id(), tx -> tx.list(row -> row.getString("result"), "SELECT result FROM call"))
                    .await();
        }

        Map<String, String> outcomes() {
            return centre
                    .db()
                    .inTenant(
                            company.id(),
                            tx -> tx.list(
                                    row -> Map.entry(row.getString("number"), row.getString("outcome")),
                                    "SELECT number, outcome FROM attempt WHERE settled_at IS NOT NULL"))
                    .await()
                    .stream()
                    .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    private static SimTrunk provider(Trunk trunk) {
        return centre.sim().trunk("g" + trunk.id().value()).reacts(Reaction.answerAfter(SOON));
    }
}
