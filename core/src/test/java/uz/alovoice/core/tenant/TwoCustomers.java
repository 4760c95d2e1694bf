package uz.alovoice.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.audio.Audios;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.department.Department;
import uz.alovoice.core.department.DepartmentSettings;
import uz.alovoice.core.department.Departments;
import uz.alovoice.core.menu.Menu;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.number.Numbers;
import uz.alovoice.core.operator.Operator;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.operator.OperatorSettings;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.schedule.Schedules;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.trunk.Trunks;

/** Two customers on a real database, and every store. */
abstract class TwoCustomers {
    static Vertx vertx;
    static final Seal seal = new Seal(Base64.getEncoder().encodeToString(new byte[32]));

    @TempDir
    static Path data;

    static TestDatabase database;
    static Db db;
    static Tenants tenants;
    static Operators operators;
    static Departments departments;
    static Schedules schedules;
    static Menus menus;
    static Numbers numbers;
    static Trunks trunks;
    static Audios audios;
    TenantId mine;
    TenantId other;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = TestDatabase.create(vertx);
        db = database.db();
        tenants = new Tenants(db, "pbx.test");
        operators = new Operators(db, seal);
        departments = new Departments(db);
        schedules = new Schedules(db);
        menus = new Menus(db);
        numbers = new Numbers(db);
        trunks = new Trunks(db, seal);
        audios = new Audios(vertx, db, data);
    }

    @AfterAll
    static void close() {
        database.close();
        vertx.close().await();
    }

    @BeforeEach
    void twoCustomers() {
        mine = tenants.create(TenantSettings.of("Mine")).await().id();
        other = tenants.create(TenantSettings.of("Other")).await().id();
    }

    static void assertFails(Future<?> future, Reason reason, String words) {
        assertThatThrownBy(future::await).isInstanceOfSatisfying(CoreException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e).hasMessageContaining(words);
        });
    }

    static Menu menu(String name, Step otherwise, Map<String, Step> keys) {
        return new Menu(null, 0, name, null, 10, 1, otherwise, new TreeMap<>(keys));
    }

    Operator operator(String name) {
        return operators.create(mine, OperatorSettings.of(name)).await();
    }

    Department department(String name, OperatorId... members) {
        return departments
                .create(mine, DepartmentSettings.of(name), List.of(members))
                .await();
    }
}
