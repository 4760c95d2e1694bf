package uz.alovoice.core.trunk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uz.alovoice.core.TenantId;

/**
 * A line to the world.
 *
 * @param node         that its registration is leased to; null while none has it
 * @param sipStatus    the last answer that was not a success; null when there was none, or no answer at all
 * @param sipPhrase    its words; null likewise
 * @param registeredIp IPv4 address that answered a REGISTER, well or badly; null when none did
 * @param stateSince   when the state began
 * @param faults       what calls showed to be wrong, newest first
 * @param version      grows with each edit
 */
public record Trunk(
        TrunkId id,
        TenantId tenant,
        TrunkSettings settings,
        Long node,
        TrunkState state,
        Integer sipStatus,
        String sipPhrase,
        String registeredIp,
        Instant stateSince,
        List<TrunkFault> faults,
        int version) {
    /** Why it does not work; empty unless it failed. */
    public Optional<TrunkDiagnosis> diagnosis() {
        return state == TrunkState.FAILED
                ? Optional.of(TrunkDiagnosis.of(sipStatus, sipPhrase, registeredIp != null))
                : Optional.empty();
    }
}
