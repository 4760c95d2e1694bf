package uz.alovoice.core.number;

import java.time.Instant;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.TrunkId;

/**
 * A number that people dial to reach a company. It belongs to one tenant.
 *
 * @param step     what a call to it begins with
 * @param provenAt when a call through the tenant's own trunk, or the administrator, proved it; null means not usable yet
 * @param version  grows with each edit
 */
public record Did(
        NumberId id, TenantId tenant, PhoneNumber number, TrunkId trunk, Step step, Instant provenAt, int version) {}
