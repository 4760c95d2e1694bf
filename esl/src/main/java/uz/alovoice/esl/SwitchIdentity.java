package uz.alovoice.esl;

import org.jspecify.annotations.Nullable;

/**
 * Who answers on an inbound connection.
 *
 * @param coreUuid changes when FreeSWITCH is started again: then none of its calls is alive any more
 * @param versionText output of {@code api version}
 */
public record SwitchIdentity(String coreUuid, String versionText) {

    /** The version, or null when FreeSWITCH answered something else. */
    public @Nullable SwitchVersion version() {
        return SwitchVersion.parse(versionText);
    }
}
