package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.alovoice.core.audio.AudioFile;
import uz.alovoice.core.audio.Audios;
import uz.alovoice.core.menu.Menu;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.schedule.Holiday;
import uz.alovoice.core.schedule.Hours;
import uz.alovoice.core.schedule.Schedule;
import uz.alovoice.core.schedule.Schedules;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** What a caller hears on his way: menus in menus, wrong keys and silence, schedules, messages, voicemail, and that he is recorded. */
class VoicePathTest {
    private static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");

    private static final String LISTENS = "silence_stream://100";

    static CallCentre centre;

    @TempDir
    static Path uploads;

    @BeforeAll
    static void open() {
        centre = CallCentre.here();
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    @Test
    void aKeyOfAMenuInAMenuLeadsToAMessageAndTheEnd() {
        var company = new Company(centre, "Nested");
        var message = message(company, "hours");
        var inner = menu(company, 5, 0, new Step.HangUp(), Map.of("2", message.step()));
        var outer = menu(company, 5, 0, new Step.HangUp(), Map.of("1", inner));
        var client = call(company, "127.0.43.1", "+998712004301", outer);

        listening(client, 1).dtmf("1");
        listening(client, 2).dtmf("2");
        client.awaitHeard(message.file());
        client.awaitEnded();
        assertThat(centre.endedCall(company.id(), "incoming").getString("result"))
                .isEqualTo("self_service");
    }

    @Test
    void aWrongKeyIsToldSoAndTheMenuSaidAgainUntilItsDefault() {
        var company = new Company(centre, "Wrong keys");
        var message = message(company, "default");
        var menu = menu(company, 5, 1, message.step(), Map.of("1", new Step.HangUp()));
        var client = call(company, "127.0.43.2", "+998712004302", menu);

        listening(client, 1).dtmf("9");
        client.awaitHeard("menu-invalid");
        listening(client, 2).dtmf("8");
        client.awaitHeard(message.file());
        client.awaitEnded();
        assertThat(client.heard().stream().filter(heard -> heard.what().contains("menu-invalid")))
                .hasSize(2);
    }

    @Test
    void aWrongKeyCanBeMadeGoodInTheNextRound() {
        var company = new Company(centre, "Made good");
        var message = message(company, "chosen");
        var menu = menu(company, 5, 1, new Step.HangUp(), Map.of("1", message.step()));
        var client = call(company, "127.0.43.3", "+998712004303", menu);

        listening(client, 1).dtmf("9");
        client.awaitHeard("menu-invalid");
        listening(client, 2).dtmf("1");
        client.awaitHeard(message.file());
        client.awaitEnded();
    }

    @Test
    void hashEndsTheKeysOfAMenuAtOnce() {
        var company = new Company(centre, "Hash ends");
        var message = message(company, "short");
        var keys = Map.of("1", message.step(), "12", new Step.HangUp());
        var client = call(company, "127.0.43.10", "+998712004310", menu(company, 5, 0, new Step.HangUp(), keys));

        var listening = listening(client, 1).dtmf("1#").awaitHeard(LISTENS);
        var heard = client.awaitHeard(message.file());
        assertThat(heard.from() - listening.to()).isLessThan(1500); // a pause would be two seconds
        client.awaitEnded();
    }

    @Test
    void hashIsAKeyWhereTheMenuHasIt() {
        var company = new Company(centre, "Hash is a key");
        var message = message(company, "hash");
        var keys = Map.of("#", message.step(), "12", new Step.HangUp());
        var client = call(company, "127.0.43.11", "+998712004311", menu(company, 5, 0, new Step.HangUp(), keys));

        listening(client, 1).dtmf("#").awaitHeard(message.file());
        client.awaitEnded();
    }

    @Test
    void silenceLeadsToTheDefaultAfterTheSecondsOfTheMenu() {
        var company = new Company(centre, "Silence");
        var message = message(company, "silence");
        var client = call(company, "127.0.43.4", "+998712004304", menu(company, 1, 0, message.step(), Map.of()));

        var listening = client.awaitHeard(LISTENS);
        var heard = client.awaitHeard(message.file());
        assertThat(heard.from() - listening.from()).isBetween(1000L, 2500L);
        client.awaitEnded();
    }

    @Test
    void workingHoursAreThoseOfTheTenantsOwnTimeZone() {
        var now = LocalTime.now(TASHKENT).truncatedTo(ChronoUnit.MINUTES);
        var hours = new Hours(EnumSet.allOf(java.time.DayOfWeek.class), now.minusHours(1), now.plusHours(1));

        hearsOpen("Tashkent", "Asia/Tashkent", "127.0.43.5", "+998712004305", hours, List.of(), true);
        hearsOpen("London", "Europe/London", "127.0.43.6", "+998712004306", hours, List.of(), false);
    }

    @Test
    void aHolidayIsClosedWhateverTheWorkingHoursAre() {
        var always = new Hours(EnumSet.allOf(java.time.DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        var today = List.of(Holiday.closed(LocalDate.now(TASHKENT)));

        hearsOpen("Holiday", "Asia/Tashkent", "127.0.43.7", "+998712004307", always, today, false);
    }

    @Test
    void aClientIsToldThatHeIsRecordedWhereTheTenantWantsThat() {
        var company = new Company(centre, "Announced");
        change("UPDATE tenant SET announce_recording = true WHERE id = $1", company);
        var client = call(company, "127.0.43.8", "+998712004308", menu(company, 5, 0, new Step.HangUp(), Map.of()));

        client.awaitHeard("/uz/call-recorded");
        listening(client, 1).hangUp().awaitEnded();
    }

    @Test
    void aVoicemailIsKeptUnderTheTenantsOwnDirectory() {
        var company = new Company(centre, "Voicemail");
        var client = call(company, "127.0.43.9", "+998712004309", new Step.Voicemail(null));

        client.awaitHeard("voicemail-leave");
        Await.until(() -> centre.count(
                        "SELECT count(*) FROM recording WHERE kind = 'voicemail' AND started_at < clock_timestamp() - interval '3 seconds' AND tenant_id = "
                                + company.id())
                == 1);
        client.dtmf("#").awaitHeard("voicemail-saved");
        client.awaitEnded();
        assertThat(centre.endedCall(company.id(), "incoming").getString("result"))
                .isEqualTo("voicemail");
        assertThat(recordings(company)).isNotEmpty().allSatisfy(file -> assertThat(file)
                .isRegularFile());
    }

    private static void hearsOpen(
            String name,
            String zone,
            String address,
            String number,
            Hours hours,
            List<Holiday> holidays,
            boolean open) {
        var company = new Company(centre, name);
        change("UPDATE tenant SET time_zone = '" + zone + "' WHERE id = $1", company);
        var whenOpen = message(company, "open");
        var whenClosed = message(company, "closed");
        var schedule = new Schedules(centre.db())
                .save(
                        company.id(),
                        new Schedule(null, 0, "Hours", List.of(hours), holidays, whenOpen.step(), whenClosed.step()))
                .await();
        var client =
                call(company, address, number, new Step.Schedule(schedule.id().value()));
        client.awaitHeard((open ? whenOpen : whenClosed).file());
        client.awaitEnded();
    }

    /** Until a menu without a greeting takes keys for the time of this number. */
    private static SimCall listening(SimCall client, int time) {
        Await.until(() -> client.heard().stream()
                        .filter(heard -> heard.what().contains(LISTENS))
                        .count()
                >= time);
        return client;
    }

    private record Message(AudioFile audio) {
        Step step() {
            return new Step.Message(audio.id().value());
        }

        /** Names differ: uploads are named by chance. */
        String file() {
            return audio.file();
        }
    }

    /** Half a second of silence under the tenant's own directory. */
    private static Message message(Company company, String name) {
        var format = new AudioFormat(8000, 16, 1, true, false);
        try {
            var file = Files.createTempFile(uploads, name, ".wav");
            AudioSystem.write(
                    new AudioInputStream(new ByteArrayInputStream(new byte[8000]), format, 4000),
                    AudioFileFormat.Type.WAVE,
                    file.toFile());
            return new Message(new Audios(centre.vertx(), centre.db(), centre.data())
                    .upload(company.id(), name, file)
                    .await());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Step menu(Company company, int timeout, int repeats, Step otherwise, Map<String, Step> keys) {
        return new Step.Menu(new Menus(centre.db())
                .save(company.id(), new Menu(null, 0, "Menu", null, timeout, repeats, otherwise, new TreeMap<>(keys)))
                .await()
                .id()
                .value());
    }

    private static SimCall call(Company company, String address, String number, Step step) {
        company.number(number, company.trunk(address, 0), step);
        return centre.sim().trunkAt(address).call(number).start().within(Duration.ofSeconds(15));
    }

    private static List<Path> recordings(Company company) {
        return centre.db()
                .inTenant(
                        company.id(),
                        tx -> tx.list(
                                row -> centre.data()
                                        .resolve("tenants")
                                        .resolve(company.id().toString())
                                        .resolve(row.getString("file")),
                                "SELECT file FROM recording"))
                .await();
    }

    private static void change(String sql, Company company) {
        centre.db().acrossTenants(tx -> tx.update(sql, company.id().value())).await();
    }
}
