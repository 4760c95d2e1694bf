package uz.alovoice.web.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.department.Department;
import uz.alovoice.core.department.DepartmentSettings;
import uz.alovoice.core.department.Departments;
import uz.alovoice.core.menu.Menu;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.number.Numbers;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.operator.Operator;
import uz.alovoice.core.operator.OperatorSettings;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.Tenant;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.Trunk;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.core.trunk.Trunks;
import uz.alovoice.simswitch.SimPhone;

/** A customer with everything a story needs, made through the same stores as by a person. */
final class Company {
    final Tenant tenant;
    final List<Operator> operators = new ArrayList<>();
    private final CallCentre centre;
    private final Operators operatorStore;
    private final Departments departments;
    private final Menus menus;
    private final Numbers numbers;
    private final Trunks trunks;

    Company(CallCentre centre, String name) {
        this.centre = centre;
        var seal = new Seal(java.util.Base64.getEncoder().encodeToString(new byte[32]));
        tenant = new Tenants(centre.db, "test.pbx")
                .create(TenantSettings.of(name))
                .await();
        operatorStore = new Operators(centre.db, seal);
        departments = new Departments(centre.db);
        menus = new Menus(centre.db);
        numbers = new Numbers(centre.db);
        trunks = new Trunks(centre.db, seal);
    }

    TenantId id() {
        return tenant.id();
    }

    Operator operator(String name) {
        var operator = operatorStore.create(id(), OperatorSettings.of(name)).await();
        operators.add(operator);
        return operator;
    }

    /** The operator's phone on the first node, registered, and known to the brains. */
    SimPhone phone(Operator operator) {
        var account = operatorStore.revealSipAccount(id(), operator.id()).await();
        var phone = centre.node()
                .phone(account.extension(), account.domain(), account.secret())
                .register();
        CallCentre.await(() -> centre.count("SELECT count(*) FROM registration WHERE operator_id = "
                        + operator.id().value())
                > 0);
        return phone;
    }

    Department department(UnaryOperator<DepartmentSettings> settings, Operator... members) {
        return departments
                .create(
                        id(),
                        settings.apply(DepartmentSettings.of("Sales")),
                        Arrays.stream(members).map(Operator::id).toList())
                .await();
    }

    Step.Menu menu(Step otherwise, Map<String, Step> keys) {
        var menu = menus.save(id(), new Menu(null, 0, "Menu", null, 5, 1, otherwise, new TreeMap<>(keys)))
                .await();
        return new Step.Menu(menu.id().value());
    }

    /** A trunk known by its address; it is in force on its node when this returns. */
    Trunk trunk(String address, int place) {
        var trunk = trunks.create(
                        id(),
                        new TrunkSettings(
                                "Trunk " + place,
                                null,
                                address,
                                5060,
                                Transport.UDP,
                                false,
                                null,
                                null,
                                null,
                                List.of(address),
                                100,
                                100,
                                place),
                        null)
                .await();
        CallCentre.await(() -> centre.count("SELECT count(*) FROM trunk k JOIN node n ON n.id = k.node_id WHERE k.id = "
                        + trunk.id().value() + " AND n.synced_at > k.changed_at")
                == 1);
        return trunk;
    }

    void number(String number, Trunk trunk, Step step) {
        numbers.connect(id(), PhoneNumber.parse(number), trunk.id(), step).await();
    }
}
