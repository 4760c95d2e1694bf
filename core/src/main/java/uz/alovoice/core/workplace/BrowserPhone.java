package uz.alovoice.core.workplace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.operator.Presence;

/**
 * What the phone in an operator's browser needs to know. It registers by {@code a1Hash}, never by the secret itself: whoever takes that from
 * a browser can be this extension at this domain, and has no password to try elsewhere.
 *
 * @param a1Hash       md5(extension:domain:secret)
 * @param pauseReasons the tenant's
 * @param mobile       E.164, that can be rung besides; null when there is none
 */
public record BrowserPhone(
        OperatorId operator,
        String name,
        String extension,
        String domain,
        String a1Hash,
        Presence presence,
        List<String> pauseReasons,
        RingMobile ringMobile,
        @Nullable String mobile) {
    /** Without what registers: records land in logs. */
    @Override
    public String toString() {
        return extension + "@" + domain;
    }
}
