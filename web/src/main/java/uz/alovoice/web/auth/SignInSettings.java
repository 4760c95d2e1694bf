package uz.alovoice.web.auth;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.notify.ProviderSettings;
import uz.alovoice.core.person.Staff;

/**
 * What sign-in is told by the environment; README lists the names.
 *
 * @param providers that codes go by
 * @param proxies   addresses of the reverse proxies whose X-Forwarded-For is believed
 * @param staff     who works for the installation
 */
public record SignInSettings(ProviderSettings providers, Set<String> proxies, Staff staff) {
    /** Reports are signed with its hash; null when there is no Gateway. */
    public @Nullable String telegramToken() {
        return providers.telegram() == null ? null : providers.telegram().token();
    }

    public static SignInSettings of(Map<String, String> environment) {
        var url = environment.getOrDefault("ALOVOICE_URL", "");
        return new SignInSettings(
                ProviderSettings.of(environment, url.isBlank() ? null : url + TelegramCallback.PATH),
                Arrays.stream(environment
                                .getOrDefault("ALOVOICE_PROXIES", "127.0.0.1")
                                .split(","))
                        .map(String::strip)
                        .filter(address -> !address.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                Staff.of(environment));
    }
}
