package uz.alovoice.web.contract;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;
import uz.alovoice.web.centre.Parties.Line;

/** Stories of one company; after each nothing is left, and what its trunks saw was recorded. */
abstract class Contract {
    /** Of a message: 8 kHz, one channel, 16 bit. */
    static final long BYTES_PER_SECOND = 16_000;

    private static final long WAV_HEADER = 44;

    final CallCentre centre;
    final Company company;

    Contract(CallCentre centre, String company) {
        this.centre = centre;
        centre.startBrains(); // whoever was killed in the story before
        this.company = centre.company(company);
    }

    @AfterEach
    final void nothingIsLeft() {
        company.close();
    }

    /** Until his message has so many seconds: where its file grows with it, by that; a simulated switch writes it when it ends. */
    final void awaitMessage(Line client, int seconds) {
        Await.until(seconds + " s of message", Duration.ofSeconds(25), () -> {
            var call = centre.call(client);
            var recording = call.recording("voicemail");
            if (recording.isEmpty()) {
                return false;
            }
            var message = centre.file(call, recording.get()).toFile();
            return message.length() > WAV_HEADER
                    ? message.length() > seconds * BYTES_PER_SECOND
                    : centre.count("""
                            SELECT count(*) FROM recording WHERE call_id = '%s' AND kind = 'voicemail'
                                AND started_at < clock_timestamp() - interval '%d.5 seconds'""".formatted(call.id(), seconds)) == 1;
        });
    }

    /** Each hears the other. */
    static void talk(Line one, Line other) {
        other.awaitHearing(one);
        one.awaitHearing(other);
    }
}
