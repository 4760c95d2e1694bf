package uz.alovoice.web;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.Language;
import uz.alovoice.core.billing.GiveCredit;
import uz.alovoice.core.database.Databases;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.department.DepartmentSettings;
import uz.alovoice.core.department.Departments;
import uz.alovoice.core.menu.Menu;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.number.Numbers;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.operator.OperatorSettings;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.Tenant;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.core.trunk.Trunks;

/** A call centre to try things with, made at the first start on an empty database: two operators, a department, a menu, a trunk, a number. */
final class Demo {
    /** The number that callers of the demo dial. */
    static final String NUMBER = "+998712000001";

    /** Tiyin: 170 000 soʻm, as a phone is given at its first sign-in. */
    private static final long CREDIT = 17_000_000;

    private static final TrunkSettings DEMO_TRUNK = new TrunkSettings(
            "Demo", null, "127.0.0.1", 5090, Transport.UDP, false, null, null, null, List.of("127.0.0.1/32"), 30, 5, 0);

    private static final List<String> FEW = List.of("Aziza", "Bekzod");
    private static final List<String> MANY = List.of("Aziza", "Bekzod", "Dilnoza", "Eldor", "Feruza", "Gʻayrat");

    private static final Logger log = LoggerFactory.getLogger(Demo.class);

    private final Tenants tenants;
    private final GiveCredit giveCredit;
    private final Operators operators;
    private final Departments departments;
    private final Menus menus;
    private final Trunks trunks;
    private final Numbers numbers;

    private Demo(Db db, Config config) {
        var seal = new Seal(config.key());
        tenants = new Tenants(db, config.sipDomain());
        giveCredit = new GiveCredit(db);
        operators = new Operators(db, seal);
        departments = new Departments(db);
        menus = new Menus(db);
        trunks = new Trunks(db, seal);
        numbers = new Numbers(db);
    }

    /**
     * Makes the demo when there is no tenant, and says where things are and how to register a phone. Blocks; called once at start.
     *
     * @param scenario where to write who plays in the demo's traffic, for the simulated switch; null for no traffic
     */
    static void introduce(Vertx vertx, Config config, @Nullable Path scenario) {
        var pool = Databases.open(vertx, config.brainDatabaseUrl());
        try {
            var demo = new Demo(new Db(pool), config);
            var all = demo.tenants.list().await();
            var tenant = all.isEmpty() ? demo.make(scenario == null ? FEW : MANY) : all.getFirst();
            demo.say(config, tenant);
            if (scenario != null) {
                demo.write(tenant, scenario);
            }
        } finally {
            pool.close().await();
        }
    }

    private Tenant make(List<String> names) {
        var tenant = tenants.create(TenantSettings.of("Demo")).await();
        giveCredit.give(tenant.id(), "demo", CREDIT, "Demo").await();
        var members = names.stream()
                .map(name -> operators
                        .create(tenant.id(), OperatorSettings.of(name))
                        .await()
                        .id())
                .toList();
        var sales = departments
                .create(tenant.id(), DepartmentSettings.of("Savdo"), members)
                .await();
        var keys = new TreeMap<String, Step>();
        keys.put("1", new Step.Queue(sales.id().value()));
        keys.put("2", new Step.Extension(members.getFirst().value()));
        keys.put("0", new Step.Voicemail(sales.id().value()));
        var menu = menus.save(
                        tenant.id(),
                        new Menu(
                                null,
                                0,
                                "Asosiy menyu",
                                null,
                                10,
                                1,
                                new Step.Queue(sales.id().value()),
                                keys))
                .await();
        keys.put("9", new Step.Speak(Language.RU, new Step.Menu(menu.id().value())));
        menus.save(
                        tenant.id(),
                        new Menu(
                                menu.id(),
                                menu.version(),
                                menu.name(),
                                null,
                                menu.timeoutSeconds(),
                                menu.repeats(),
                                menu.defaultStep(),
                                keys))
                .await();
        var trunk = trunks.create(tenant.id(), DEMO_TRUNK, null).await();
        numbers.connect(
                        tenant.id(),
                        PhoneNumber.parse(NUMBER),
                        trunk.id(),
                        new Step.Menu(menu.id().value()))
                .await();
        return tenant;
    }

    /** Has the phones' passwords in it, so it is its owner's alone; there as a whole or not at all, for somebody waits for it. */
    private void write(Tenant tenant, Path scenario) {
        var phones = new JsonArray();
        for (var operator : operators.list(tenant.id()).await()) {
            var account = operators.revealSipAccount(tenant.id(), operator.id()).await();
            phones.add(new JsonObject().put("extension", account.extension()).put("password", account.secret()));
        }
        var gateways = new JsonArray();
        trunks.list(tenant.id())
                .await()
                .forEach(trunk -> gateways.add("g" + trunk.id().value()));
        var json = new JsonObject()
                .put("domain", tenant.sipDomain())
                .put("phones", phones)
                .put("numbers", new JsonArray().add(NUMBER))
                .put("gateways", gateways)
                .put("address", DEMO_TRUNK.server());
        try {
            var part = Files.createTempFile(scenario.toAbsolutePath().getParent(), "demo", ".json");
            Files.writeString(part, json.encodePrettily());
            Files.move(part, scenario, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's scenario was not written", e);
        }
    }

    private void say(Config config, Tenant tenant) {
        log.info("http://{}/ · health at /healthz and /readyz, metrics at /metrics", config.publicAddress());
        log.info(
                "call {} by way of sip:{}:5080 (from {}), press 1 for the department",
                NUMBER,
                config.sip().sipIp(),
                "127.0.0.1");
        for (var operator : operators.list(tenant.id()).await()) {
            var account = operators.revealSipAccount(tenant.id(), operator.id()).await();
            log.info(
                    "register a phone at {}:5060 as {}, password {}",
                    config.sip().sipIp(),
                    account,
                    account.secret());
        }
    }
}
