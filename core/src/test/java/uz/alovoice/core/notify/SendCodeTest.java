package uz.alovoice.core.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.Language;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.number.PhoneNumber;

/** A code finds its way: Telegram first, SMS when Telegram does not deliver; against providers on the wire. */
class SendCodeTest {
    static final PhoneNumber PHONE = PhoneNumber.parse("+998901234567");
    static final String TOKEN = "gateway-token";
    static final String SENT = """
            {"ok": true, "result": {"request_id": "r1", "phone_number": "998901234567", "request_cost": 0.01}}""";

    static Vertx vertx;
    static TestDatabase database;
    FakeProvider telegram;
    FakeProvider eskiz;
    FakeProvider playMobile;
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    TelegramReports reports;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = TestDatabase.create(vertx);
    }

    @AfterAll
    static void close() {
        database.close();
        vertx.close().await();
    }

    @BeforeEach
    void providers() {
        telegram = new FakeProvider(vertx)
                .on("POST /sendVerificationMessage", 200, SENT)
                .on("POST /revokeVerificationMessage", 200, "{\"ok\": true, \"result\": true}")
                .on("POST /checkVerificationStatus", 200, status("sent"));
        eskiz = new FakeProvider(vertx)
                .on("POST /auth/login", 200, "{\"data\": {\"token\": \"t1\"}}")
                .on("POST /message/sms/send", 200, "{\"id\": \"5f\", \"status\": \"waiting\"}");
        playMobile = new FakeProvider(vertx).on("POST /broker-api/send", 200, "Request is received");
        reports = new TelegramReports(database.db(), TOKEN, () -> now);
        database.asSuperuser("DELETE FROM telegram_code");
    }

    @AfterEach
    void closeProviders() {
        telegram.close();
        eskiz.close();
        playMobile.close();
    }

    ProviderSettings.Telegram telegramSettings() {
        return new ProviderSettings.Telegram(telegram.url(), TOKEN, "https://pbx.example/callbacks/telegram-gateway");
    }

    ProviderSettings.Eskiz eskizSettings() {
        return new ProviderSettings.Eskiz(eskiz.url(), "me@example.uz", "secret", "4546");
    }

    SendCode sender(
            ProviderSettings.Telegram telegram, ProviderSettings.Eskiz eskiz, boolean playMobile, Duration patience) {
        return new SendCode(
                vertx,
                new ProviderSettings(
                        telegram,
                        eskiz,
                        playMobile
                                ? new ProviderSettings.PlayMobile(this.playMobile.url(), "login", "pass", "3700")
                                : null,
                        Duration.ofMillis(700)),
                reports,
                patience,
                () -> now);
    }

    SendCode telegramThenEskiz(Duration patience) {
        return sender(telegramSettings(), eskizSettings(), false, patience);
    }

    static String status(String delivery) {
        return """
                {"ok": true, "result": {"request_id": "r1", "delivery_status": {"status": "%s", "updated_at": 1}}}""".formatted(delivery);
    }

    static String signature(String timestamp, String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8)), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal((timestamp + "\n" + body).getBytes(StandardCharsets.UTF_8)));
    }

    Future<Void> report(String body) throws Exception {
        var timestamp = Long.toString(now.getEpochSecond());
        return reports.take(signature(timestamp, body), timestamp, Buffer.buffer(body));
    }

    @Test
    void telegramIsAskedFirstAndNoSmsFollowsWhenItReportsTheDelivery() throws Exception {
        telegram.on("POST /sendVerificationMessage", request -> {
            // The report overtakes the answer.
            try {
                report("{\"request_id\": \"r1\", \"delivery_status\": {\"status\": \"delivered\"}}");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return new FakeProvider.Reply(200, SENT);
        });
        telegramThenEskiz(Duration.ofMillis(300))
                .send(PHONE, "123456", Language.UZ)
                .await();
        var asked = telegram.next();
        assertThat(asked.authorization()).isEqualTo("Bearer " + TOKEN);
        assertThat(asked.json().getString("phone_number")).isEqualTo("+998901234567");
        assertThat(asked.json().getString("code")).isEqualTo("123456");
        assertThat(asked.json().getInteger("ttl")).isBetween(30, 3600);
        assertThat(asked.json().getString("callback_url")).startsWith("https://pbx.example/");
        assertThat(telegram.waiting()).isZero();
        assertThat(eskiz.waiting()).isZero();
    }

    @Test
    void whatTelegramDoesNotReportItIsAskedFor() {
        telegram.on("POST /checkVerificationStatus", 200, status("read"));
        telegramThenEskiz(Duration.ofMillis(1))
                .send(PHONE, "123456", Language.UZ)
                .await();
        telegram.next();
        assertThat(telegram.next().json().getString("request_id")).isEqualTo("r1");
        assertThat(eskiz.waiting()).isZero();
    }

    @Test
    void anUndeliveredCodeIsTakenBackAndComesBySms() {
        telegramThenEskiz(Duration.ofMillis(1))
                .send(PHONE, "123456", Language.UZ)
                .await();
        assertThat(telegram.next().call()).endsWith("sendVerificationMessage");
        assertThat(telegram.next().call()).endsWith("checkVerificationStatus");
        assertThat(telegram.next().call()).endsWith("revokeVerificationMessage");
        assertThat(eskiz.next().form().get("email")).isEqualTo("me@example.uz");
        var sms = eskiz.next();
        assertThat(sms.authorization()).isEqualTo("Bearer t1");
        assertThat(sms.form().get("mobile_phone")).isEqualTo("998901234567");
        assertThat(sms.form().get("from")).isEqualTo("4546");
        assertThat(sms.form().get("message")).contains("123456").contains("kirish kodi");
    }

    @Test
    void anExpiredReportBringsTheSmsWithoutAQuestion() throws Exception {
        report("{\"request_id\": \"r1\", \"delivery_status\": {\"status\": \"expired\"}}")
                .await();
        telegramThenEskiz(Duration.ofMillis(1))
                .send(PHONE, "123456", Language.RU)
                .await();
        telegram.next();
        assertThat(telegram.next().call()).endsWith("revokeVerificationMessage");
        eskiz.next();
        assertThat(eskiz.next().form().get("message")).contains("код для входа 123456");
    }

    @Test
    void aNumberThatTelegramRefusesGetsAnSmsAtOnce() {
        telegram.on("POST /sendVerificationMessage", 200, "{\"ok\": false, \"error\": \"PHONE_NUMBER_NOT_FOUND\"}");
        telegramThenEskiz(Duration.ofHours(1))
                .send(PHONE, "123456", Language.EN)
                .await();
        eskiz.next();
        assertThat(eskiz.next().form().get("message")).contains("sign-in code is 123456");
    }

    @Test
    void floodWaitIsKept() {
        telegram.on("POST /sendVerificationMessage", 429, "{\"ok\": false, \"error\": \"FLOOD_WAIT_30\"}");
        var sender = telegramThenEskiz(Duration.ofMillis(1));
        sender.send(PHONE, "111111", Language.UZ).await();
        telegram.next();
        now = now.plusSeconds(29);
        sender.send(PHONE, "222222", Language.UZ).await();
        assertThat(telegram.waiting()).isZero();
        now = now.plusSeconds(1);
        sender.send(PHONE, "333333", Language.UZ).await();
        assertThat(telegram.next().json().getString("code")).isEqualTo("333333");
    }

    @Test
    void aTelegramThatNeverAnswersOrAnswersNonsenseIsLeft() {
        telegram.on("POST /sendVerificationMessage", 200, null);
        telegramThenEskiz(Duration.ofHours(1))
                .send(PHONE, "123456", Language.UZ)
                .await();
        telegram.on("POST /sendVerificationMessage", 502, "<html>Bad gateway</html>");
        telegramThenEskiz(Duration.ofHours(1))
                .send(PHONE, "123456", Language.UZ)
                .await();
        telegram.on("POST /sendVerificationMessage", 200, "{\"ok\": true, \"result\": {}}");
        telegramThenEskiz(Duration.ofHours(1))
                .send(PHONE, "123456", Language.UZ)
                .await();
        assertThat(eskiz.waiting()).isEqualTo(6);
    }

    @Test
    void eskizRenewsItsTokenOnceForAllWhoMeetA401() {
        var tokens = new AtomicInteger(1);
        eskiz.on(
                        "PATCH /auth/refresh",
                        request -> new FakeProvider.Reply(
                                200, "{\"data\": {\"token\": \"t" + tokens.incrementAndGet() + "\"}}"))
                .on(
                        "POST /message/sms/send",
                        request -> "Bearer t1".equals(request.authorization())
                                ? new FakeProvider.Reply(401, "{\"message\": \"Expired\"}")
                                : new FakeProvider.Reply(200, "{\"id\": \"1\", \"status\": \"waiting\"}"));
        var sender = sender(null, eskizSettings(), false, Duration.ZERO);
        Future.join(IntStream.range(0, 8)
                        .mapToObj(i -> sender.send(PHONE, "12345" + i, Language.UZ))
                        .toList())
                .await();
        assertThat(tokens).hasValue(2);
    }

    @Test
    void eskizLogsInAgainWhenTheTokenIsTooOldToRenew() {
        var logins = new AtomicInteger();
        eskiz.on(
                        "POST /auth/login",
                        request -> new FakeProvider.Reply(
                                200, "{\"data\": {\"token\": \"t" + logins.incrementAndGet() + "\"}}"))
                .on("PATCH /auth/refresh", 401, "{}")
                .on(
                        "POST /message/sms/send",
                        request -> "Bearer t1".equals(request.authorization())
                                ? new FakeProvider.Reply(401, "{}")
                                : new FakeProvider.Reply(200, "{\"id\": \"1\"}"));
        sender(null, eskizSettings(), false, Duration.ZERO)
                .send(PHONE, "123456", Language.UZ)
                .await();
        assertThat(logins).hasValue(2);
    }

    @Test
    void playMobileTakesOverWhenEskizRefuses() {
        eskiz.on("POST /message/sms/send", 400, "{\"message\": \"no balance\"}");
        sender(null, eskizSettings(), true, Duration.ZERO)
                .send(PHONE, "123456", Language.UZ)
                .await();
        var sms = playMobile.next();
        assertThat(sms.authorization()).startsWith("Basic ");
        var message = sms.json().getJsonArray("messages").getJsonObject(0);
        assertThat(message.getString("recipient")).isEqualTo("998901234567");
        assertThat(message.getString("message-id")).isNotBlank();
        assertThat(message.getJsonObject("sms").getString("originator")).isEqualTo("3700");
        assertThat(message.getJsonObject("sms").getJsonObject("content").getString("text"))
                .contains("123456");
    }

    @Test
    void aCodeThatNobodyTakesFails() {
        eskiz.on("POST /auth/login", 401, "{\"message\": \"wrong\"}");
        assertThatThrownBy(() -> sender(null, eskizSettings(), false, Duration.ZERO)
                        .send(PHONE, "123456", Language.UZ)
                        .await())
                .hasMessageContaining("Eskiz")
                .hasMessageNotContaining("123456");
        assertThatThrownBy(() -> telegramThenEskiz(Duration.ofMillis(1))
                        .send(PhoneNumber.parse("+447911123456"), "123456", Language.UZ)
                        .await())
                .hasMessageContaining("abroad");
    }

    @Test
    void onOnesOwnMachineTheCodeIsPrintedInTheLog() {
        var logger = (Logger) LoggerFactory.getLogger(SendCode.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
        try {
            sender(null, null, false, Duration.ZERO)
                    .send(PHONE, "004711", Language.UZ)
                    .await();
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .contains("sign-in code for +998901234567: 004711");
            lines.list.clear();
            telegramThenEskiz(Duration.ofMillis(1))
                    .send(PHONE, "004711", Language.UZ)
                    .await();
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(line -> line.contains("004711"));
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }
    }

    @Test
    void onlyTelegramsOwnFreshReportsAreTaken() throws Exception {
        var body = "{\"request_id\": \"r9\", \"delivery_status\": {\"status\": \"read\"}}";
        var timestamp = Long.toString(now.getEpochSecond());
        var signature = signature(timestamp, body);
        reports.take(signature, timestamp, Buffer.buffer(body)).await();
        assertThat(reports.of("r9").await()).contains(Delivery.READ);
        assertRefused(reports.take(signature, timestamp, Buffer.buffer(body + " ")));
        assertRefused(reports.take(signature, Long.toString(now.getEpochSecond() + 1), Buffer.buffer(body)));
        assertRefused(reports.take(null, timestamp, Buffer.buffer(body)));
        assertRefused(reports.take(signature, null, Buffer.buffer(body)));
        assertRefused(reports.take(signature, "not a time", Buffer.buffer(body)));
        assertRefused(
                new TelegramReports(database.db(), null, () -> now).take(signature, timestamp, Buffer.buffer(body)));
        now = now.plus(Duration.ofMinutes(11));
        assertRefused(reports.take(signature, timestamp, Buffer.buffer(body)));
        assertThatThrownBy(() -> report("[]").await()).hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> report("{}").await()).hasMessageContaining("names no request");
    }

    static void assertRefused(Future<Void> taken) {
        assertThatThrownBy(taken::await).hasMessageContaining("not a report of Telegram's");
    }
}
