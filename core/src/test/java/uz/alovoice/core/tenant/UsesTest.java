package uz.alovoice.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.department.DepartmentSettings;
import uz.alovoice.core.menu.Menu;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.schedule.Hours;
import uz.alovoice.core.schedule.Schedule;
import uz.alovoice.core.trunk.TrunkSettings;

/** What a step names can neither vanish beneath it nor belong to someone else. */
class UsesTest extends TwoCustomers {
    @Test
    void menusAndSchedulesAreKeptAsTheyWereGiven() {
        var sales = department("Sales");
        var step = new Step.Queue(sales.id().value());
        var menu = menus.save(
                        mine,
                        menu("Main", step, Map.of("1", step, "*", new Step.Speak(uz.alovoice.core.Language.RU, step))))
                .await();
        assertThat(menus.get(mine, menu.id()).await()).isEqualTo(menu);
        assertThat(menu.keys()).containsOnlyKeys("1", "*");
        var schedule = schedules
                .save(
                        mine,
                        new Schedule(
                                null,
                                0,
                                "Office",
                                List.of(new Hours(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(18, 0))),
                                List.of(),
                                new Step.Menu(menu.id().value()),
                                new Step.HangUp()))
                .await();
        assertThat(schedules.list(mine).await()).containsExactly(schedule);
        var changed = new Schedule(schedule.id(), schedule.version(), "New", schedule.hours(), List.of(), step, step);
        assertThat(schedules.save(mine, changed).await())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(changed);
        assertFails(schedules.save(mine, changed), Reason.STALE, "Somebody has changed it");
        assertFails(schedules.save(other, changed), Reason.NOT_FOUND, "no such schedule");
        assertFails(schedules.get(other, schedule.id()), Reason.NOT_FOUND, "no such schedule");
    }

    @Test
    void aStepToWhatIsNotThereOrIsAnothersIsRefused() {
        var theirs = departments
                .create(other, DepartmentSettings.of("Theirs"), List.of())
                .await();
        var step = new Step.Queue(theirs.id().value());
        assertFails(menus.save(mine, menu("m", step, Map.of())), Reason.INVALID, "there is no department");
        assertFails(
                menus.save(mine, menu("m", new Step.Speak(uz.alovoice.core.Language.EN, step), Map.of())),
                Reason.INVALID,
                "there is no department");
        assertFails(menus.save(mine, menu("m", new Step.Outside("1,2"), Map.of())), Reason.INVALID, "telephone");
        assertFails(menus.save(mine, menu("m", new Step.Extension(1L << 40), Map.of())), Reason.INVALID, "operator");
    }

    @Test
    void whatIsInUseCannotBeDeletedAndThePlacesAreNamed() {
        var aziz = operator("Aziz").id();
        var sales = department("Sales", aziz);
        var trunk = trunks.create(mine, TrunkSettings.registered("t", "sip.example.uz", "login"), "secret")
                .await();
        var menu = menus.save(
                        mine,
                        menu(
                                "Main",
                                new Step.Queue(sales.id().value()),
                                Map.of(
                                        "2",
                                        new Step.Speak(
                                                uz.alovoice.core.Language.RU, new Step.Extension(aziz.value())))))
                .await();
        var number = numbers.connect(
                        mine,
                        PhoneNumber.parse("712000001"),
                        trunk.id(),
                        new Step.Menu(menu.id().value()))
                .await();

        assertFails(operators.delete(mine, aziz), Reason.CONFLICT, "department Sales, member; menu Main, key 2");
        assertFails(departments.delete(mine, sales.id()), Reason.CONFLICT, "menu Main, default");
        assertFails(menus.delete(mine, menu.id()), Reason.CONFLICT, "number +998712000001");
        assertFails(trunks.delete(mine, trunk.id()), Reason.CONFLICT, "+998712000001");

        numbers.disconnect(mine, number.id()).await();
        trunks.delete(mine, trunk.id()).await();
        menus.delete(mine, menu.id()).await();
        departments.delete(mine, sales.id()).await();
        operators.delete(mine, aziz).await();
        assertFails(operators.delete(mine, aziz), Reason.NOT_FOUND, "operator");
    }

    @Test
    void aMenuThatLeadsToItselfIsNotInUse() {
        var menu = menus.save(mine, menu("Main", new Step.HangUp(), Map.of())).await();
        var itself = new Menu(
                menu.id(),
                menu.version(),
                "Main",
                null,
                10,
                1,
                new Step.HangUp(),
                new TreeMap<>(Map.of("9", new Step.Menu(menu.id().value()))));
        menus.save(mine, itself).await();
        menus.delete(mine, menu.id()).await();
    }

    @Test
    void savingAStepAndDeletingItsTargetNeverBothSucceed() {
        for (int round = 0; round < 20; round++) {
            var sales = department("Sales " + round);
            var saved =
                    menus.save(mine, menu("m" + round, new Step.Queue(sales.id().value()), Map.of()));
            var deleted = departments.delete(mine, sales.id());
            Future.join(saved, deleted).otherwiseEmpty().await();
            assertThat(saved.succeeded() ^ deleted.succeeded())
                    .as("round " + round)
                    .isTrue();
        }
    }
}
