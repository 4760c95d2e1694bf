package uz.alovoice.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.department.DepartmentSettings;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.directory.Directory;
import uz.alovoice.core.operator.OperatorSettings;

/** The company and its people: domain, extensions, SIP accounts, departments. */
class PeopleTest extends TwoCustomers {
    @Test
    void aTenantHasADomainOfItsOwnThatBeginsWithALetter() {
        var tenant = tenants.get(mine).await();
        assertThat(tenant.sipDomain()).isEqualTo("t" + mine + ".pbx.test");
        assertThat(tenants.byDomain(tenant.sipDomain()).await()).contains(tenant);
        assertThat(tenants.byDomain("nobody.pbx.test").await()).isEmpty();
        assertThat(tenants.list().await()).extracting(Tenant::id).contains(mine, other);
        var renamed =
                tenants.edit(mine, TenantSettings.of("Renamed «Ўзбек»"), null).await();
        assertThat(renamed.settings().name()).isEqualTo("Renamed «Ўзбек»");
        assertThat(renamed.sipDomain()).isEqualTo(tenant.sipDomain());
    }

    @Test
    void operatorsGetTheNextFreeExtensionFrom2000() {
        assertThat(operator("a").extension()).isEqualTo("2000");
        var b = operator("b");
        assertThat(operator("c").extension()).isEqualTo("2002");
        departments.create(mine, withExtension("Sales", "2003"), List.of()).await();
        assertThat(operator("d").extension()).isEqualTo("2004");
        operators.delete(mine, b.id()).await();
        assertThat(operator("e").extension()).isEqualTo("2001");
        assertThat(operators.create(other, OperatorSettings.of("x")).await().extension())
                .isEqualTo("2000");
    }

    static DepartmentSettings withExtension(String name, String extension) {
        var s = DepartmentSettings.of(name);
        return new DepartmentSettings(
                name, extension, Strategy.RING_ALL, 0, 20, 15, 5, 600, s.maxWaitStep(), 30, true, true, null);
    }

    @Test
    void operatorsMadeAtTheSameTimeGetDifferentExtensions() {
        var made = IntStream.range(0, 12)
                .mapToObj(i -> operators.create(mine, OperatorSettings.of("o" + i)))
                .toList();
        Future.join(made).await();
        assertThat(made)
                .extracting(f -> f.result().extension())
                .doesNotHaveDuplicates()
                .hasSize(12);
    }

    @Test
    void aDepartmentMayNotTakeAnOperatorsExtension() {
        operator("Aziz");
        assertFails(
                departments.create(mine, withExtension("S", "2000"), List.of()), Reason.CONFLICT, "belongs to Aziz");
        departments.create(mine, withExtension("S", "2100"), List.of()).await();
        assertFails(
                departments.create(mine, withExtension("T", "2100"), List.of()), Reason.CONFLICT, "another department");
        assertThatThrownBy(() -> withExtension("E", "103")).hasMessageContaining("begins with 2 to 9");
    }

    @Test
    void thePhonesSecretOpensTheSwitchesDigest() throws Exception {
        var operator = operator("Nodira");
        var account = operators.revealSipAccount(mine, operator.id()).await();
        assertThat(account.secret()).hasSize(20);
        assertThat(account.domain()).isEqualTo("t" + mine + ".pbx.test");
        assertThat(account.toString()).doesNotContain(account.secret());
        var user =
                new Directory(db, seal).user("2000", account.domain()).await().orElseThrow();
        var a1 = java.security.MessageDigest.getInstance("MD5")
                .digest(("2000:" + account.domain() + ":" + account.secret())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(user.a1Hash()).isEqualTo(java.util.HexFormat.of().formatHex(a1));
        assertFails(operators.revealSipAccount(other, operator.id()), Reason.NOT_FOUND, "no such operator");
        operators.setDisabled(mine, operator.id(), true).await();
        assertThat(new Directory(db, seal).user("2000", account.domain()).await())
                .isEmpty();
    }

    @Test
    void presenceKeepsSinceWhenAndWhy() {
        var id = operator("p").id();
        var paused = operators.setPresence(mine, id, false, "lunch").await().presence();
        assertThat(paused.available()).isFalse();
        assertThat(paused.pauseReason()).isEqualTo("lunch");
        var still = operators.setPresence(mine, id, false, "meeting").await().presence();
        assertThat(still.since()).isEqualTo(paused.since());
        assertThat(operators.setPresence(mine, id, true, "x").await().presence().pauseReason())
                .isNull();
        assertFails(operators.setPresence(mine, id, false, "x".repeat(201)), Reason.INVALID, "200");
    }

    @Test
    void departmentsKeepTheOrderOfTheirMembers() {
        var a = operator("a").id();
        var b = operator("b").id();
        var c = operator("c").id();
        var sales = department("Sales", c, a, b);
        assertThat(departments.get(mine, sales.id()).await()).isEqualTo(sales);
        departments
                .edit(mine, sales.id(), sales.settings(), List.of(b, c), null)
                .await();
        assertThat(departments.list(mine).await()).singleElement().satisfies(d -> assertThat(d.members())
                .containsExactly(b, c));
        assertFails(departments.create(mine, DepartmentSettings.of("x"), List.of(a, a)), Reason.INVALID, "twice");
        var stranger = operators.create(other, OperatorSettings.of("s")).await().id();
        assertFails(
                departments.create(mine, DepartmentSettings.of("x"), List.of(stranger)),
                Reason.CONFLICT,
                "not an operator");
    }
}
