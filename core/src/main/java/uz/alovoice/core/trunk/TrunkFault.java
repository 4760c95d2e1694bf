package uz.alovoice.core.trunk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a call showed to be wrong with a trunk.
 *
 * @param detail    the number that was called; empty where there is none
 * @param sipStatus of the provider's answer; null without one
 */
public record TrunkFault(
        TrunkDiagnosis diagnosis, String detail, @Nullable Integer sipStatus, Instant at) {}
