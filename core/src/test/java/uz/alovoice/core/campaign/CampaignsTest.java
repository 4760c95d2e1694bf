package uz.alovoice.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.campaign.DoNotCall.Entry;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.schedule.Hours;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;

class CampaignsTest extends OneCampaign {
    @Test
    void savingNeverStartsOneAndReadsBackWhatWasSaved() {
        var settings = settings(Map.of(AttemptOutcome.BUSY, new Retry(7, 77, true)));
        var saved = campaigns.create(tenant, settings).await();
        assertThat(saved.state()).isEqualTo(CampaignState.DRAFT);
        assertThat(saved.settings()).isEqualTo(settings);
        assertThat(campaigns.get(tenant, saved.id()).await()).isEqualTo(saved);
    }

    @Test
    void theSecondOfTwoWhoEditIsToldAndAnEditStartsNothing() {
        var saved = campaigns.create(tenant, settings(Map.of())).await();
        var first = settings(Map.of(AttemptOutcome.BUSY, new Retry(7, 77, true)));
        var changed =
                campaigns.change(tenant, saved.id(), saved.version(), first).await();
        assertThat(changed)
                .isEqualTo(new Campaign(
                        saved.id(), saved.version() + 1, first, CampaignState.DRAFT, saved.stateAt(), null));
        assertFails(
                campaigns.change(tenant, saved.id(), saved.version(), saved.settings()), Reason.STALE, "changed it");
    }

    @Test
    void aScheduleThatNeverOpensIsRefusedWhenItIsSaved() {
        var night = List.of(new Hours(EnumSet.of(DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(6, 0)));
        var s = settings(Map.of());
        var never = new CampaignSettings(
                s.name(),
                s.firstDay(),
                s.lastDay(),
                s.zone(),
                night,
                s.holidays(),
                s.lines(),
                s.pacing(),
                10,
                2,
                5,
                3,
                5,
                Map.of(),
                s.onAnswer());
        assertFails(campaigns.create(tenant, never), Reason.INVALID, "nobody could ever be called");
    }

    @Test
    void theCopyOfACampaignIsADraftWithoutContacts() {
        people(3);
        var copy = campaigns.copy(tenant, campaign).await();
        assertThat(copy.state()).isEqualTo(CampaignState.DRAFT);
        assertThat(contacts.progress(tenant, copy.id()).await().states()).isEmpty();
    }

    @Test
    void itIsPausedOnlyWhileItRuns() {
        campaigns.pause(tenant, campaign).await();
        assertFails(campaigns.pause(tenant, campaign), Reason.CONFLICT, "paused");
        campaigns.start(tenant, campaign).await();
    }

    @Test
    void whatItNamesMustBeThereAndItsOwn() {
        var other = new Tenants(db, "pbx.test")
                .create(TenantSettings.of("Other"))
                .await()
                .id();
        assertFails(campaigns.get(other, campaign), Reason.NOT_FOUND, "no such campaign");
        assertFails(campaigns.create(other, settings(Map.of())), Reason.INVALID, "audio");
        var strange = settings(
                List.of(new CampaignLine(new uz.alovoice.core.trunk.TrunkId(999_999), 1, null)),
                Map.of(),
                new Step.Message(audio));
        assertFails(campaigns.create(tenant, strange), Reason.CONFLICT, "not a provider of this company");
    }

    @Test
    void nobodyIsOnAListTwice() {
        var number = number();
        var one = new NewContact("7", "A", List.of(number), new JsonObject().put("debt", 5), null, null, null, 4);
        var sameNumber = NewContact.of("B", number);
        var sameId = new NewContact("7", "C", List.of(number()), new JsonObject(), null, null, null, 4);
        assertThat(contacts.add(tenant, campaign, List.of(one)).await()).containsExactly(number.value());
        assertThat(contacts.add(tenant, campaign, List.of(sameNumber, sameId)).await())
                .isEmpty();
        assertThat(contacts.progress(tenant, campaign).await().states()).isEqualTo(Map.of("waiting", 1L));
        assertThat(claimOne().fields().getInteger("debt")).isEqualTo(5);
    }

    @Test
    void thePreviewSaysWhoWillBeSkippedAndWhy() {
        var listed = people(3);
        people(2);
        contacts.add(
                        tenant,
                        campaign,
                        List.of(
                                NewContact.of("abroad", new PhoneNumber("+4915112345678")),
                                new NewContact(
                                        "night",
                                        "at night only",
                                        List.of(number()),
                                        new JsonObject(),
                                        null,
                                        LocalTime.of(21, 0),
                                        LocalTime.of(23, 0),
                                        4)))
                .await();
        var entries = listed.stream().map(PhoneNumber::new).toList();
        doNotCall
                .add(
                        tenant,
                        List.of(
                                new Entry(null, entries.get(0), null, "import", null, "list of May"),
                                new Entry(null, entries.get(1), campaign, "operator", null, "asked on the phone"),
                                new Entry(
                                        null,
                                        entries.get(2),
                                        campaigns.copy(tenant, campaign).await().id(),
                                        "operator",
                                        null,
                                        "another campaign")))
                .await();
        db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "INSERT INTO person_day (tenant_id, number, day, attempts) VALUES ($1, $2, $3, 3)",
                                tenant.value(),
                                entries.get(2).value(),
                                today()))
                .await();
        var skips = new PreviewSkips(db).preview(tenant, campaign).await();
        assertThat(skips.contacts()).isEqualTo(7);
        assertThat(skips.skipped())
                .isEqualTo(Map.of("do_not_call", 2L, "not_allowed", 1L, "never_open", 1L, "called_enough_today", 1L));
        assertThat(Set.copyOf(doNotCall.of(tenant, entries.get(0)).await())).hasSize(1);
    }
}
