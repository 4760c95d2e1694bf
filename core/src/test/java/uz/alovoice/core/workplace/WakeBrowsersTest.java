package uz.alovoice.core.workplace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.interaso.webpush.VapidKeys;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.operator.OperatorSettings;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;

/** A push service on a socket, and a browser that opens what is sent to it by the specifications (RFC 8188, 8291, 8292). */
class WakeBrowsersTest {
    private record Pushed(String path, String authorization, String ttl, String urgency, Buffer body) {}

    static Vertx vertx;
    static TestDatabase database;
    static HttpServer service;
    static final BlockingQueue<Pushed> pushed = new LinkedBlockingQueue<>();
    static TenantId tenant;
    static OperatorId operator;
    static PushSubscriptions subscriptions;
    static PushKeys keys;
    static WakeBrowsers wakeBrowsers;
    static KeyPair browser;
    static final byte[] SECRET = "sixteen  octets!".getBytes(US_ASCII);

    @BeforeAll
    static void start() throws GeneralSecurityException {
        vertx = Vertx.vertx();
        database = TestDatabase.create(vertx);
        var seal = new Seal(Base64.getEncoder().encodeToString(new byte[32]));
        tenant = new Tenants(database.db(), "test")
                .create(TenantSettings.of("Savdo"))
                .await()
                .id();
        operator = new Operators(database.db(), seal)
                .create(tenant, OperatorSettings.of("Aziza"))
                .await()
                .id();
        service = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    pushed.add(new Pushed(
                            request.path(),
                            request.getHeader("Authorization"),
                            request.getHeader("TTL"),
                            request.getHeader("Urgency"),
                            body));
                    request.response()
                            .setStatusCode(request.path().equals("/gone") ? 410 : 201)
                            .end();
                }))
                .listen(0, "127.0.0.1")
                .await();
        subscriptions = new PushSubscriptions(database.db());
        keys = new PushKeys(database.db(), seal);
        wakeBrowsers = new WakeBrowsers(vertx, subscriptions, keys);
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        browser = generator.generateKeyPair();
    }

    @AfterAll
    static void stop() {
        service.close().await();
        database.close();
        vertx.close().await();
    }

    private static String address() {
        return "http://127.0.0.1:" + service.actualPort();
    }

    private static PushSubscription subscription(String endpoint) {
        return PushSubscription.of(
                endpoint,
                url(uncompressed((ECPublicKey) browser.getPublic())),
                url(SECRET),
                Language.EN,
                Set.of(address(), ".push.example", "fcm.example"));
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] uncompressed(ECPublicKey key) {
        var all = new byte[65];
        all[0] = 4;
        write(key.getW().getAffineX(), all, 1);
        write(key.getW().getAffineY(), all, 33);
        return all;
    }

    private static void write(BigInteger number, byte[] to, int at) {
        var bytes = number.toByteArray();
        var length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, to, at + 32 - length, length);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (var part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** As a browser does it. */
    private static JsonObject open(byte[] body) throws GeneralSecurityException {
        var salt = Arrays.copyOf(body, 16);
        var sender = Arrays.copyOfRange(body, 21, 21 + body[20]);
        var curve = (ECPublicKey) browser.getPublic();
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(
                KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(
                                new ECPoint(
                                        new BigInteger(1, Arrays.copyOfRange(sender, 1, 33)),
                                        new BigInteger(1, Arrays.copyOfRange(sender, 33, 65))),
                                curve.getParams())),
                true);
        var one = new byte[] {1};
        var input = hmac(
                hmac(SECRET, agreement.generateSecret()),
                "WebPush: info\0".getBytes(US_ASCII),
                uncompressed(curve),
                sender,
                one);
        var random = hmac(salt, input);
        var key = Arrays.copyOf(hmac(random, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), one), 16);
        var nonce = Arrays.copyOf(hmac(random, "Content-Encoding: nonce\0".getBytes(US_ASCII), one), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        var record =
                new String(cipher.doFinal(body, 21 + body[20], body.length - 21 - body[20]), StandardCharsets.UTF_8);
        return new JsonObject(record.substring(0, record.lastIndexOf('}') + 1)); // then 2 and padding
    }

    @Test
    void tellsABrowserWhoCallsSoThatOnlyItCanReadIt() throws Exception {
        var id = subscriptions
                .add(tenant, operator, subscription(address() + "/one"))
                .await();
        assertThat(wakeBrowsers
                        .wake(tenant, operator, "+998901234567", "Oʻgʻiloy")
                        .await())
                .isTrue();
        var push = pushed.poll(5, TimeUnit.SECONDS);
        assertThat(push.path()).isEqualTo("/one");
        assertThat(push.urgency()).isEqualTo("high");
        assertThat(push.ttl()).isEqualTo("30");
        assertThat(open(push.body().getBytes()))
                .isEqualTo(new JsonObject()
                        .put("title", "Incoming call")
                        .put("from", "+998901234567")
                        .put("name", "Oʻgʻiloy"));
        assertThat(signedBy(push.authorization(), keys.get().await())).isTrue();
        subscriptions.remove(tenant, operator, id).await();
        assertThat(wakeBrowsers.wake(tenant, operator, "", "").await()).isFalse();
    }

    /** vapid t=JWT, k=key: ES256 over header and claims. */
    private static boolean signedBy(String authorization, VapidKeys ours) throws GeneralSecurityException {
        var token =
                authorization.replaceAll("(?i)^vapid .*?t=([^, ]+).*$", "$1").split("\\.");
        var claims = new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(token[1])));
        assertThat(claims.getString("aud")).isEqualTo(address());
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(ours.getPublicKey());
        signature.update((token[0] + "." + token[1]).getBytes(US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token[2]));
    }

    @Test
    void forgetsABrowserThatThePushServiceDoesNotKnowAnyMore() throws InterruptedException {
        subscriptions.add(tenant, operator, subscription(address() + "/gone")).await();
        assertThat(wakeBrowsers.wake(tenant, operator, "", "").await()).isFalse();
        assertThat(pushed.poll(5, TimeUnit.SECONDS).path()).isEqualTo("/gone");
        assertThat(subscriptions.of(tenant, operator).await()).isEmpty();
    }

    @Test
    void callsNobodyButPushServices() {
        assertThat(subscription("https://a.push.example/x").endpoint()).isEqualTo("https://a.push.example/x");
        assertThat(subscription("https://fcm.example/x").endpoint()).isEqualTo("https://fcm.example/x");
        for (var endpoint : Set.of(
                "http://fcm.example/x",
                "https://fcm.example:22/x",
                "https://fcm.example@10.0.0.1/x",
                "https://x.fcm.example/",
                "https://10.0.0.1/",
                "file:///etc/passwd",
                "https://push.example.evil/",
                address() + "0/x",
                "nonsense")) {
            assertThatThrownBy(() -> subscription(endpoint)).as(endpoint).isInstanceOf(CoreException.class);
        }
    }

    @Test
    void theInstallationHasOneKey() {
        var first = keys.get().await().getX509PublicKey();
        assertThat(keys.get().await().getX509PublicKey()).isEqualTo(first);
    }
}
