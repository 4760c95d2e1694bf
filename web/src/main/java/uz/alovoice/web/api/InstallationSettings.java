package uz.alovoice.web.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this installation tells its customers; README lists the names.
 *
 * @param supportUrl chat of support, such as {@code https://t.me/name}; null when there is none
 * @param androidUrl where the phone app for Android is; null when there is none
 * @param iosUrl     likewise
 * @param privateServices tenants' services may be inside our network and without https
 * @param seller     name and bank details for invoices, a line each; empty when none are issued
 * @param workplaces what it hands out to operators
 */
public record InstallationSettings(
        @Nullable String supportUrl,
        @Nullable String androidUrl,
        @Nullable String iosUrl,
        String seller,
        boolean privateServices,
        WorkplaceSettings workplaces) {
    /** Lines of the seller are separated by {@code |}, as a variable of the environment has one line. */
    public static InstallationSettings of(Map<String, String> environment) {
        return new InstallationSettings(
                text(environment, "ALOVOICE_SUPPORT_URL"),
                text(environment, "ALOVOICE_ANDROID_URL"),
                text(environment, "ALOVOICE_IOS_URL"),
                environment
                        .getOrDefault("ALOVOICE_SELLER", "")
                        .replaceAll("\\s*\\|\\s*", "\n")
                        .strip(),
                Boolean.parseBoolean(environment.get("ALOVOICE_PRIVATE_SERVICES")),
                WorkplaceSettings.of(environment));
    }

    private static @Nullable String text(Map<String, String> environment, String name) {
        var text = environment.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }
}
