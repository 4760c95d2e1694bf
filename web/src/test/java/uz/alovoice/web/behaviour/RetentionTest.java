package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.recording.EraseRecordings;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** Recordings go when their time is over, and their rows say so. */
class RetentionTest {
    static CallCentre centre;
    static EraseRecordings erase;

    @BeforeAll
    static void open() {
        centre = CallCentre.here();
        erase = new EraseRecordings(centre.vertx(), centre.db(), centre.data());
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    @Test
    void aRecordingIsErasedWhenTheTenantsDaysAreOverAndNotBefore() {
        var company = new Company(centre, "Retention");
        var file = talk(company, "127.0.46.1", "+998712004601");
        erase.erase().await();
        assertThat(file).isRegularFile();

        change("UPDATE recording SET started_at = started_at - interval '91 days' WHERE tenant_id = $1", company);
        assertThat(erase.erase().await()).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(centre.count(
                        "SELECT count(*) FROM recording WHERE erased_at IS NOT NULL AND tenant_id = " + company.id()))
                .isEqualTo(1);
    }

    @Test
    void filesThatCannotBeErasedKeepNoneOfTheOthers() throws IOException {
        var company = new Company(centre, "Stubborn");
        var file = talk(company, "127.0.46.2", "+998712004602");
        // Below a file there can be none: deleting fails with another error than "no such file".
        Files.writeString(
                centre.data()
                        .resolve("tenants")
                        .resolve(company.id().toString())
                        .resolve("blocked"),
                "");
        change("UPDATE recording SET started_at = started_at - interval '91 days' WHERE tenant_id = $1", company);
        change("""
                INSERT INTO recording (id, tenant_id, call_id, kind, node_id, file, started_at)
                SELECT ('00000000-0000-0000-0001-' || lpad(n::text, 12, '0'))::uuid, tenant_id, call_id, kind, node_id, 'blocked/' || n, started_at
                FROM recording, generate_series(1, 600) AS n WHERE tenant_id = $1""", company);

        assertThat(erase.erase().await()).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(centre.count(
                        "SELECT count(*) FROM recording WHERE erased_at IS NULL AND tenant_id = " + company.id()))
                .isEqualTo(600);
    }

    /** A recorded talk that is over; its file. */
    private static Path talk(Company company, String address, String number) {
        var aziza = company.operator("Aziza");
        var phone = company.simPhone(aziza).answersAfter(Duration.ofMillis(50));
        var sales = company.department(settings -> settings, aziza);
        company.number(
                number, company.trunk(address, 0), new Step.Queue(sales.id().value()));
        var client = centre.sim().trunkAt(address).call(number).start();
        client.awaitBridgedWith(phone);
        Await.until(() -> centre.count(
                        "SELECT count(*) FROM leg WHERE bridged_at < clock_timestamp() - interval '500 milliseconds' AND operator_id = "
                                + aziza.id())
                == 1);
        client.hangUp().awaitEnded();
        centre.endedCall(company.id(), "incoming");
        var file = centre.data()
                .resolve("tenants")
                .resolve(company.id().toString())
                .resolve(centre.db()
                        .inTenant(
                                company.id(), tx -> tx.one(row -> row.getString("file"), "SELECT file FROM recording"))
                        .await()
                        .orElseThrow());
        Await.until(() -> Files.isRegularFile(file));
        return file;
    }

    private static void change(String sql, Company company) {
        centre.db().acrossTenants(tx -> tx.update(sql, company.id().value())).await();
    }
}
