package uz.alovoice.core.routing;

import io.vertx.core.Future;
import java.util.List;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.database.Tx;

/**
 * Keeps steps and what they name together. Saving a step locks what it names until the commit; deleting locks the thing
 * before it looks for uses: so neither can slip past the other.
 */
public final class Uses {
    private static final int NAMED = 10; // more places than this are counted, not named

    private Uses() {}

    /** Fails with INVALID unless everything the step names exists in the tenant of this transaction. */
    public static Future<Void> check(Tx tx, Step step) {
        return switch (step) {
            case Step.Schedule s -> exists(tx, Thing.SCHEDULE, s.id());
            case Step.Menu m -> exists(tx, Thing.MENU, m.id());
            case Step.Queue q -> exists(tx, Thing.DEPARTMENT, q.department());
            case Step.Extension e -> exists(tx, Thing.OPERATOR, e.operator());
            case Step.Voicemail v -> exists(tx, Thing.DEPARTMENT, v.department());
            case Step.Message m -> exists(tx, Thing.AUDIO, m.audio());
            case Step.PickUp p -> exists(tx, Thing.OPERATOR, p.operator());
            case Step.Speak s
            when s.then() == null || s.language() == null ->
                Future.failedFuture(new CoreException(Reason.INVALID, Message.of("step.language_incomplete")));
            case Step.Speak s -> check(tx, s.then());
            case Step.Outside o
            when o.number() == null || !o.number().matches("\\+?[0-9]{2,15}") ->
                Future.failedFuture(
                        new CoreException(Reason.INVALID, Message.of("phone.invalid", String.valueOf(o.number()))));
            case Step.Outside o -> Future.succeededFuture();
            case Step.Refuse r ->
                Future.failedFuture(new CoreException(Reason.INVALID, Message.of("step.invalid", "refuse")));
            case Step.TestCall t ->
                Future.failedFuture(new CoreException(Reason.INVALID, Message.of("step.invalid", "test_call")));
            case Step.HangUp h -> Future.succeededFuture();
        };
    }

    /** {@link #check} for several, one after the other; a null among them is refused. */
    public static Future<Void> checkAll(Tx tx, List<Step> steps) {
        var all = Future.<Void>succeededFuture();
        for (var step : steps) {
            all = all.compose(ok -> check(tx, step));
        }
        return all;
    }

    /** @param id null means nothing is named, which is fine */
    public static Future<Void> exists(Tx tx, Thing thing, Long id) {
        if (id == null) {
            return Future.succeededFuture();
        }
        return tx.one(
                        row -> true,
                        "SELECT 1 FROM " + thing.table() + " WHERE id = $1" + thing.present() + " FOR KEY SHARE",
                        id)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                new CoreException(Reason.INVALID, Message.of(thing.table() + ".missing", id))));
    }

    /** Locks the thing for its deletion. Fails with NOT_FOUND when it is not there, with CONFLICT and the places when it is in use. */
    public static Future<Void> refuseIfUsed(Tx tx, Thing thing, long id) {
        return tx.one(
                        row -> true,
                        "SELECT 1 FROM " + thing.table() + " WHERE id = $1" + thing.present() + " FOR UPDATE",
                        id)
                .compose(found -> found.isEmpty()
                        ? Future.failedFuture(
                                new CoreException(Reason.NOT_FOUND, Message.of(thing.table() + ".not_found")))
                        : places(tx, thing, id))
                .compose(places -> places.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new CoreException(Reason.CONFLICT, Message.of("in_use", words(places)))));
    }

    /** Where the thing is named, in words a customer knows; a thing that names only itself is not in use. */
    static Future<List<String>> places(Tx tx, Thing thing, long id) {
        return tx.list(row -> row.getString("place"), """
                WITH place (place, owner, owner_id, step) AS (
                    SELECT 'number ' || number, 'number', id, step FROM number
                    UNION ALL SELECT 'menu ' || name || ', default', 'menu', id, default_step FROM menu
                    UNION ALL SELECT 'menu ' || m.name || ', key ' || k.digits, 'menu', m.id, k.step
                        FROM menu_key k JOIN menu m ON m.id = k.menu_id
                    UNION ALL SELECT 'schedule ' || name || ', open', 'schedule', id, open_step FROM schedule
                    UNION ALL SELECT 'schedule ' || name || ', closed', 'schedule', id, closed_step FROM schedule
                    UNION ALL SELECT 'department ' || name || ', after waiting', 'department', id, max_wait_step FROM department
                    UNION ALL SELECT 'campaign ' || name || ', on answer', 'campaign', id, on_answer FROM campaign WHERE state <> 'finished')
                SELECT place FROM place
                WHERE NOT (owner = $2 AND owner_id = $3)
                  AND jsonb_path_exists(step, $1::text::jsonpath, jsonb_build_object('id', $3::bigint))
                UNION ALL SELECT 'department ' || d.name || ', member' FROM department_operator o
                    JOIN department d ON d.id = o.department_id WHERE $2 = 'operator' AND o.operator_id = $3
                UNION ALL SELECT 'department ' || name || ', music' FROM department WHERE $2 = 'audio' AND music_audio_id = $3
                UNION ALL SELECT 'menu ' || name || ', greeting' FROM menu WHERE $2 = 'audio' AND greeting_audio_id = $3
                ORDER BY place""", thing.jsonPath(), thing.table(), id);
    }

    private static String words(List<String> places) {
        var named = String.join("; ", places.subList(0, Math.min(NAMED, places.size())));
        return places.size() <= NAMED ? named : named + "; and " + (places.size() - NAMED) + " more";
    }
}
