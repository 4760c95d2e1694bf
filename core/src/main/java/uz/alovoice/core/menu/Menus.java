package uz.alovoice.core.menu;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.audio.AudioId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Refusals;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.database.Version;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.routing.Thing;
import uz.alovoice.core.routing.Uses;

/** The voice menus of a tenant. */
public final class Menus {
    private static final String SELECT = """
        SELECT m.*, (SELECT coalesce(jsonb_object_agg(digits, step), '{}') FROM menu_key k WHERE k.menu_id = m.id) AS keys
        FROM menu m WHERE m.tenant_id = $1\
        """;

    private final Db db;

    public Menus(Db db) {
        this.db = db;
    }

    /** Stores a new one when its id is null, else changes the one with this id, keys included. A key may lead to its own menu. */
    public Future<Menu> save(TenantId tenant, Menu menu) {
        return db.inTenant(tenant, tx -> unchanged(tx, menu)
                .compose(locked -> write(tx, tenant, menu))
                .compose(id -> checkSteps(tx, menu)
                        .compose(ok -> writeKeys(tx, tenant, id, menu.keys()))
                        .compose(ok -> read(tx, tenant, id))));
    }

    private static Future<Void> unchanged(Tx tx, Menu menu) {
        return menu.id() == null
                ? Future.succeededFuture()
                : Version.require(tx, "menu", menu.id().value(), menu.version(), Message.of("menu.not_found"));
    }

    private static Future<MenuId> write(Tx tx, TenantId tenant, Menu menu) {
        return tx.one(
                        row -> new MenuId(row.getLong("id")),
                        menu.id() == null ? """
                            INSERT INTO menu (tenant_id, name, greeting_audio_id, timeout_seconds, repeats, default_step)
                            SELECT $1, $3, $4, $5, $6, $7 WHERE $2::bigint IS NULL RETURNING id\
                            """ : """
                                    UPDATE menu SET name = $3, greeting_audio_id = $4, timeout_seconds = $5, repeats = $6,
                                        default_step = $7, version = version + 1 WHERE tenant_id = $1 AND id = $2 RETURNING id\
                                    """,
                        tenant.value(),
                        menu.id() == null ? null : menu.id().value(),
                        menu.name(),
                        menu.greeting() == null ? null : menu.greeting().value(),
                        menu.timeoutSeconds(),
                        menu.repeats(),
                        menu.defaultStep().toJson())
                .map(saved -> saved.orElseThrow(Menus::noSuch))
                .recover(Refusals.explained(Map.of(
                        "menu_tenant_id_greeting_audio_id_fkey",
                        Message.of("audio.not_found").at("greeting"))));
    }

    private static Future<Void> checkSteps(Tx tx, Menu menu) {
        var steps = new ArrayList<>(menu.keys().values());
        steps.add(menu.defaultStep());
        return Uses.checkAll(tx, steps);
    }

    private static Future<Void> writeKeys(Tx tx, TenantId tenant, MenuId menu, Map<String, Step> keys) {
        var json = new JsonObject();
        keys.forEach((digits, step) -> json.put(digits, step.toJson()));
        return tx.update(
                        "DELETE FROM menu_key WHERE menu_id = $1 AND digits <> ALL ($2)",
                        menu.value(),
                        keys.keySet().toArray(String[]::new))
                .compose(left -> tx.update("""
                        INSERT INTO menu_key AS k (tenant_id, menu_id, digits, step)
                        SELECT $1, $2, key, value FROM jsonb_each($3)
                        ON CONFLICT (menu_id, digits) DO UPDATE SET step = excluded.step WHERE k.step <> excluded.step\
                        """, tenant.value(), menu.value(), json))
                .mapEmpty();
    }

    /** Fails with NOT_FOUND when there is none. */
    public Future<Menu> get(TenantId tenant, MenuId menu) {
        return db.inTenant(tenant, tx -> read(tx, tenant, menu));
    }

    private static Future<Menu> read(Tx tx, TenantId tenant, MenuId menu) {
        return tx.one(Menus::read, SELECT + " AND m.id = $2", tenant.value(), menu.value())
                .map(found -> found.orElseThrow(Menus::noSuch));
    }

    public Future<List<Menu>> list(TenantId tenant) {
        return db.inTenant(tenant, tx -> tx.list(Menus::read, SELECT + " ORDER BY m.name, m.id", tenant.value()));
    }

    /** Refused with CONFLICT, and the places named, while a step leads to it. */
    public Future<Void> delete(TenantId tenant, MenuId menu) {
        return db.inTenant(tenant, tx -> Uses.refuseIfUsed(tx, Thing.MENU, menu.value())
                .compose(unused ->
                        tx.update("DELETE FROM menu WHERE tenant_id = $1 AND id = $2", tenant.value(), menu.value()))
                .mapEmpty());
    }

    private static Menu read(Row row) {
        var keys = new TreeMap<String, Step>();
        var json = row.getJsonObject("keys");
        json.fieldNames().forEach(digits -> keys.put(digits, Step.fromJson(json.getJsonObject(digits))));
        var greeting = row.getLong("greeting_audio_id");
        return new Menu(
                new MenuId(row.getLong("id")),
                row.getInteger("version"),
                row.getString("name"),
                greeting == null ? null : new AudioId(greeting),
                row.getInteger("timeout_seconds"),
                row.getInteger("repeats"),
                Step.fromJson(row.getJsonObject("default_step")),
                keys);
    }

    private static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("menu.not_found"));
    }
}
