package uz.alovoice.web.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.department.DepartmentSettings;
import uz.alovoice.core.department.Departments;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.number.Numbers;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.operator.OperatorSettings;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.TrunkId;
import uz.alovoice.simswitch.SimPhone;

/** A queue, the number that leads to it, and its operators, each with a phone at every node. */
final class Department {
    private static final int RING_SECONDS = 5;
    private static final int SKIP_SECONDS = 1;
    private static final int LONGEST_WAIT_SECONDS = 300;

    final String number;
    final List<OperatorPhones> operators = new ArrayList<>();

    Department(
            Installation installation,
            Operators store,
            TenantId tenant,
            TrunkId trunk,
            Strategy strategy,
            int members,
            String number) {
        this.number = number;
        var ids = new ArrayList<OperatorId>();
        for (var i = 0; i < members; i++) {
            var operator = store.create(tenant, OperatorSettings.of(strategy + " " + i))
                    .await();
            ids.add(operator.id());
            var account = store.revealSipAccount(tenant, operator.id()).await();
            operators.add(new OperatorPhones(installation.nodes.stream()
                    .map(node -> node.phone(account.extension(), account.domain(), account.secret()))
                    .toList()));
        }
        var department = new Departments(installation.db())
                .create(tenant, settings(strategy), ids)
                .await();
        new Numbers(installation.db())
                .connect(
                        tenant,
                        PhoneNumber.parse(number),
                        trunk,
                        new Step.Queue(department.id().value()))
                .await();
    }

    private static DepartmentSettings settings(Strategy strategy) {
        return new DepartmentSettings(
                strategy.code(),
                null,
                strategy,
                0,
                RING_SECONDS,
                SKIP_SECONDS,
                0,
                LONGEST_WAIT_SECONDS,
                new Step.HangUp(),
                10,
                true,
                true,
                null);
    }

    /** One operator's phones. */
    record OperatorPhones(List<SimPhone> phones) {
        void registerAll() {
            phones.forEach(SimPhone::register);
        }

        SimPhone any(Random random) {
            return phones.get(random.nextInt(phones.size()));
        }
    }
}
