package uz.alovoice.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.audio.Audios;
import uz.alovoice.core.menu.Menu;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.TrunkSettings;

/** Numbers, trunks and sound files belong to one customer. */
class LinesAndSoundTest extends TwoCustomers {
    @Test
    void aNumberBelongsToOneCustomerOnly() {
        var trunk = trunks.create(mine, TrunkSettings.registered("t", "sip.example.uz", "a"), "s")
                .await();
        var theirs = trunks.create(other, TrunkSettings.registered("t", "sip.example.uz", "b"), "s")
                .await();
        var number = PhoneNumber.parse("+998 71 200 00 02");
        var did = numbers.connect(mine, number, trunk.id(), new Step.HangUp()).await();
        assertFails(
                numbers.connect(other, number, theirs.id(), new Step.HangUp()), Reason.CONFLICT, "connected already");
        assertFails(
                numbers.connect(mine, PhoneNumber.parse("712000003"), theirs.id(), new Step.HangUp()),
                Reason.CONFLICT,
                "no such trunk");
        assertThat(numbers.byNumber(number).await()).contains(did);
        assertThat(did.provenAt()).isNull();
        assertFails(numbers.prove(other, did.id()), Reason.NOT_FOUND, "number");
        var proven = numbers.prove(mine, did.id()).await();
        assertThat(proven.provenAt()).isNotNull();
        assertThat(numbers.prove(mine, did.id()).await()).isEqualTo(proven);
        assertFails(numbers.disconnect(other, did.id()), Reason.NOT_FOUND, "number");
    }

    @Test
    void trunksKeepTheirSecretSealedAndAnEditKeepsIt() {
        var settings = TrunkSettings.registered("Main line", "sip.example.uz", "998712000001");
        var trunk = trunks.create(mine, settings, "p@ss$${x}<&\"").await();
        assertThat(trunks.edit(mine, trunk.id(), settings, null, null).await().settings())
                .isEqualTo(settings);
        assertFails(trunks.create(mine, settings, null), Reason.INVALID, "needs a password");
        assertFails(trunks.create(mine, settings, "two\r\nlines"), Reason.INVALID, "password");
        assertFails(trunks.edit(other, trunk.id(), settings, null, null), Reason.NOT_FOUND, "no such trunk");
        var stored = db.inTenant(mine, tx -> tx.one(r -> r.getBuffer("secret").getBytes(), "SELECT secret FROM trunk"))
                .await();
        assertThat(seal.open(mine, stored.orElseThrow())).isEqualTo("p@ss$${x}<&\"");
        assertThatThrownBy(() -> seal.open(other, stored.orElseThrow())).hasMessageContaining("does not open");
    }

    @Test
    void anUploadIsConvertedOnceAndBelongsToItsTenant() throws IOException {
        var upload = data.resolve("upload.mp3");
        try (var in = Audios.class.getResourceAsStream("tone-440-stereo-44100.mp3")) {
            Files.write(upload, in.readAllBytes());
        }
        var audio = audios.upload(mine, " Greeting ", upload).await();
        assertThat(audio.name()).isEqualTo("Greeting");
        assertThat(audios.path(mine, audio))
                .startsWith(data.resolve("tenants/" + mine + "/audio"))
                .exists();
        assertThat(audios.list(mine).await()).containsExactly(audio);
        assertFails(audios.get(other, audio.id()), Reason.NOT_FOUND, "sound file");

        var menu = new Menu(
                null, 0, "m", audio.id(), 10, 1, new Step.Message(audio.id().value()), new TreeMap<>());
        var saved = menus.save(mine, menu).await();
        assertFails(
                menus.save(other, menu("x", new Step.Message(audio.id().value()), Map.of())), Reason.INVALID, "audio");
        assertFails(audios.delete(mine, audio.id()), Reason.CONFLICT, "menu m, default; menu m, greeting");
        menus.delete(mine, saved.id()).await();
        audios.delete(mine, audio.id()).await();
        assertThat(audios.path(mine, audio)).doesNotExist();
    }

    @Test
    void aHostileUploadLeavesNothingBehind() throws IOException {
        var upload = data.resolve("hostile.wav");
        Files.writeString(upload, "<?php system('rm -rf /'); ?>");
        assertFails(audios.upload(mine, "x", upload), Reason.INVALID, "neither an MP3 nor a WAV");
        assertFails(audios.upload(mine, "a\u0000b", upload), Reason.INVALID, "control characters");
        assertThat(data.resolve("tenants/" + mine)).doesNotExist();
    }
}
