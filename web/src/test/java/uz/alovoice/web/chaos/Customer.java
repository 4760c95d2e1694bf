package uz.alovoice.web.chaos;

import java.util.Base64;
import java.util.List;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.TrunkId;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.core.trunk.Trunks;

/** A tenant with a trunk that is known by its address. */
record Customer(Installation installation, TenantId tenant, TrunkId trunk) {
    private static final Seal SEAL = new Seal(Base64.getEncoder().encodeToString(new byte[32]));

    Customer(Installation installation, String name, String trunk) {
        this(
                installation,
                new Tenants(installation.db(), "test.pbx")
                        .create(TenantSettings.of(name))
                        .await()
                        .id(),
                trunk);
    }

    private Customer(Installation installation, TenantId tenant, String trunk) {
        this(installation, tenant, trunk(installation, tenant, trunk));
    }

    private static TrunkId trunk(Installation installation, TenantId tenant, String address) {
        var settings = new TrunkSettings(
                "Trunk", null, address, 5060, Transport.UDP, false, null, null, null, List.of(address), 1000, 100, 0);
        return new Trunks(installation.db(), SEAL)
                .create(tenant, settings, null)
                .await()
                .id();
    }

    /** @param number that leads to its queue */
    Department department(Strategy strategy, int members, String number) {
        return new Department(
                installation, new Operators(installation.db(), SEAL), tenant, trunk, strategy, members, number);
    }
}
