package uz.alovoice.core.notify;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Check;

/**
 * Providers that messages go by; each is null when it is not set.
 *
 * @param timeout for an answer of any of them
 */
public record ProviderSettings(
        @Nullable Telegram telegram,
        @Nullable Eskiz eskiz,
        @Nullable PlayMobile playMobile,
        Duration timeout) {
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    /** @param callbackUrl where Telegram reports deliveries; null when it cannot reach us: then it is asked */
    public record Telegram(
            String url, String token, @Nullable String callbackUrl) {
        /** Without the token. */
        @Override
        public String toString() {
            return url;
        }
    }

    /** @param from the sender's name or number, as Eskiz has approved it */
    public record Eskiz(String url, String email, String password, String from) {
        /** Without the password. */
        @Override
        public String toString() {
            return email + " at " + url;
        }
    }

    /** @param originator the sender's name or number, as in the contract */
    public record PlayMobile(String url, String login, String password, String originator) {
        /** Without the password. */
        @Override
        public String toString() {
            return login + " at " + url;
        }
    }

    /**
     * By the names that README lists.
     *
     * @param callbackUrl see {@link Telegram}
     */
    public static ProviderSettings of(Map<String, String> environment, @Nullable String callbackUrl) {
        return new ProviderSettings(
                isBlank(environment, "TELEGRAM_GATEWAY_TOKEN")
                        ? null
                        : new Telegram(
                                environment.getOrDefault("TELEGRAM_GATEWAY_URL", "https://gatewayapi.telegram.org"),
                                environment.get("TELEGRAM_GATEWAY_TOKEN"),
                                callbackUrl),
                isBlank(environment, "ESKIZ_EMAIL")
                        ? null
                        : new Eskiz(
                                environment.getOrDefault("ESKIZ_URL", "https://notify.eskiz.uz/api"),
                                environment.get("ESKIZ_EMAIL"),
                                required(environment, "ESKIZ_PASSWORD"),
                                environment.getOrDefault("ESKIZ_FROM", "4546")),
                isBlank(environment, "PLAYMOBILE_URL")
                        ? null
                        : new PlayMobile(
                                environment.get("PLAYMOBILE_URL"),
                                required(environment, "PLAYMOBILE_LOGIN"),
                                required(environment, "PLAYMOBILE_PASSWORD"),
                                environment.getOrDefault("PLAYMOBILE_ORIGINATOR", "3700")),
                TIMEOUT);
    }

    /** Nothing is set: this is somebody's own machine. */
    public boolean none() {
        return telegram == null && eskiz == null && playMobile == null;
    }

    /** Compose files set what is not given to nothing. */
    private static boolean isBlank(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").isBlank();
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(name);
        Check.that(value != null && !value.isBlank(), name + " is not set");
        return value;
    }
}
