package uz.alovoice.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.database.Databases;
import uz.alovoice.core.database.Db;

class ClaimContactsTest extends OneCampaign {
    @Test
    void severalBrainsThatClaimAtOnceNeverClaimTheSame() {
        people(2000);
        var claimed = ConcurrentHashMap.<ContactId>newKeySet();
        var other = Databases.open(vertx, database.brainUrl());
        var all = new ArrayList<Future<Integer>>();
        for (var pool : List.of(claimContacts, new ClaimContacts(new Db(other)))) {
            for (var i = 0; i < 6; i++) {
                all.add(claimAll(pool, claimed, 0));
            }
        }
        Future.all(all).await();
        assertThat(all.stream().mapToInt(Future::result).sum()).isEqualTo(2000);
        assertThat(claimed).hasSize(2000);
        other.close().await();
    }

    private Future<Integer> claimAll(ClaimContacts claims, java.util.Set<ContactId> claimed, int before) {
        return claims.claim(tenant, campaign, 7).compose(some -> {
            some.forEach(claim -> claimed.add(claim.contact()));
            return some.isEmpty() ? Future.succeededFuture(before) : claimAll(claims, claimed, before + some.size());
        });
    }

    @Test
    void thoseOfAHigherPriorityGoFirstAndThoseNotYetDueBlockNobody() {
        var ordinary = people(1).getFirst();
        var urgent = new NewContact(null, "urgent", List.of(number()), new JsonObject(), null, null, null, 9);
        var later = new NewContact(null, "later", List.of(number()), new JsonObject(), null, null, null, 8);
        contacts.add(tenant, campaign, List.of(urgent, later)).await();
        db.inTenant(tenant, tx -> tx.update("UPDATE turn SET due_at = now() + interval '1 hour' WHERE priority = 8"))
                .await();
        assertThat(claimContacts.claim(tenant, campaign, 1).await())
                .extracting(Claim::name)
                .containsExactly("urgent");
        assertThat(claimContacts.claim(tenant, campaign, 10).await())
                .extracting(Claim::number)
                .containsExactly(ordinary);
        assertThat(claimContacts.claim(tenant, campaign, 10).await()).isEmpty();
    }

    @Test
    void theClaimOfABrainThatDiedIsAnyonesAgainAndItsOwnNoMore() {
        people(1);
        var dead = claimOne();
        assertThat(turn(dead.contact()).dueInSeconds()).isBetween(25.0, 30.0);
        everyoneIsDue();
        var living = claimOne();
        assertThat(living.contact()).isEqualTo(dead.contact());
        assertFails(beginAttempt.begin(dead), Reason.LOST, "no longer held");
        assertThat(begin(living)).isInstanceOf(BeginAttempt.Answer.Begun.class);
        assertFails(beginAttempt.begin(living), Reason.LOST, "no longer held");
        assertThat(rows("call")).isOne();
    }
}
