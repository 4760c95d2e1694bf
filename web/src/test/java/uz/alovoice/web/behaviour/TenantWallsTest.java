package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.operator.Operator;
import uz.alovoice.core.routing.Step;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimPhone;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** Nothing of a call crosses from one customer to another. */
class TenantWallsTest {
    private static final Duration SOON = Duration.ofMillis(50);

    static CallCentre centre;
    static Company mine;
    static Company theirs;
    static SimPhone phone;
    static Operator colleague;
    /** Only they have an extension of this number. */
    static Operator stranger;

    static SimPhone strangersPhone;

    @BeforeAll
    static void open() {
        centre = CallCentre.here();
        mine = new Company(centre, "Mine");
        theirs = new Company(centre, "Theirs");
        phone = mine.simPhone(mine.operator("Aziza"));
        colleague = mine.operator("Bobur");
        theirs.operator("First");
        theirs.operator("Second");
        stranger = theirs.operator("Stranger");
        strangersPhone = theirs.simPhone(stranger).answersAfter(SOON);
        mine.number("+998712004501", mine.trunk("127.0.45.1", 0), new Step.HangUp());
        theirs.number(
                "+998712004502",
                theirs.trunk("127.0.45.2", 0),
                new Step.Extension(stranger.id().value()));
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    @Test
    void anExtensionOfAnotherTenantIsNotReached() {
        centre.sim().trunk("g" + trunkOf(mine)).reacts(Reaction.refuse(404));
        phone.dial(stranger.extension()).awaitEnded();
        nothingReached();
    }

    @Test
    void aNumberOfAnotherTenantIsNotReachedThroughOnesOwnTrunk() {
        var before = centre.count("SELECT count(*) FROM call");
        centre.sim().trunkAt("127.0.45.1").call("+998712004502").start().awaitEnded();
        assertThat(centre.count("SELECT count(*) FROM call WHERE tenant_id = " + theirs.id()))
                .isZero();
        assertThat(centre.count("SELECT count(*) FROM call")).isEqualTo(before);
    }

    @Test
    void aCallThatRingsAtAnotherTenantCannotBePickedUp() {
        var company = new Company(centre, "Ringing");
        company.operator("First");
        company.operator("Second");
        company.operator("Third");
        var ringing = company.operator("Fourth");
        var ringingPhone = company.simPhone(ringing).reacts(Reaction.ringOnly());
        company.number(
                "+998712004503",
                company.trunk("127.0.45.3", 0),
                new Step.Extension(ringing.id().value()));
        var client = centre.sim().trunkAt("127.0.45.3").call("+998712004503").start();
        var call = ringingPhone.awaitCall().awaitRinging();

        phone.dial("*8" + ringing.extension()).awaitEnded();
        phone.dial("*8").awaitEnded();
        call.answer();
        client.awaitBridgedWith(ringingPhone);
        client.hangUp().awaitEnded();
    }

    @Test
    void aClientCannotBeTransferredToAnotherTenantsExtension() {
        centre.sim().trunk("g" + trunkOf(mine)).reacts(Reaction.refuse(404));
        var to = mine.simPhone(colleague).answersAfter(SOON);
        var talk = phone.dial(colleague.extension());
        talk.awaitBridgedWith(to);
        to.awaitCall().blindTransfer(stranger.extension());
        talk.awaitEnded();
        nothingReached();
    }

    @Test
    void aPhoneCannotCallThroughAnotherTenantsGatewayByItsName() {
        phone.dial("gw+g" + trunkOf(theirs)).awaitEnded();
        assertThat(centre.count("SELECT count(*) FROM leg WHERE role = 'outside' AND tenant_id = " + theirs.id()))
                .isZero();
    }

    @Test
    void aFileOfAnotherTenantIsNotPlayedEvenWhenAStepNamesIt() {
        var company = new Company(centre, "Foreign file");
        var trunk = company.trunk("127.0.45.4", 0);
        company.number("+998712004504", trunk, new Step.HangUp());
        centre.db()
                .acrossTenants(tx -> tx.update(
                                "INSERT INTO audio (tenant_id, name, file, duration_ms) VALUES ($1, 'Secret', 'audio/secret.wav', 1000)",
                                theirs.id().value())
                        .compose(made -> tx.update("""
                                UPDATE number SET step = jsonb_build_object('type', 'message', 'audio', (SELECT max(id) FROM audio WHERE name = 'Secret'))
                                WHERE number = '+998712004504'""")))
                .await();
        var client = centre.sim().trunkAt("127.0.45.4").call("+998712004504").start();
        client.awaitEnded();
        assertThat(client.heard()).noneMatch(heard -> heard.what().contains("secret"));
    }

    private static long trunkOf(Company company) {
        return centre.count("SELECT min(id) FROM trunk WHERE tenant_id = " + company.id());
    }

    private static void nothingReached() {
        assertThat(centre.count("SELECT count(*) FROM leg WHERE operator_id = " + stranger.id()))
                .isZero();
        assertThat(centre.count("""
                SELECT count(*) FROM leg l JOIN call c ON c.id = l.call_id WHERE l.tenant_id <> c.tenant_id""")).isZero();
    }
}
