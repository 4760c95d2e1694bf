package uz.alovoice.web.centre;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.billing.GiveCredit;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.department.Department;
import uz.alovoice.core.department.DepartmentSettings;
import uz.alovoice.core.department.Departments;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.menu.Menu;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.number.Numbers;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.operator.Operator;
import uz.alovoice.core.operator.OperatorSettings;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.operator.SipAccount;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.tenant.Tenant;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.Trunk;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.core.trunk.Trunks;
import uz.alovoice.simswitch.SimPhone;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.Parties.Phone;

/** A customer with everything a story needs, made through the same stores as by a person. */
public final class Company implements AutoCloseable {
    private static final AtomicInteger numbers = new AtomicInteger();
    private static final int CHANNELS = 100;

    private final CallCentre centre;
    private final Tenant tenant;
    private final List<Operator> operators = new ArrayList<>();
    private final List<Phone> phones = new ArrayList<>();
    private final List<Parties.Provider> providers = new ArrayList<>();

    /** A person with a phone that is registered. */
    public record Agent(Operator operator, Phone phone) {
        public String extension() {
            return phone.extension();
        }

        public Step step() {
            return new Step.Extension(operator.id().value());
        }
    }

    /** A trunk, and the provider's side of it. */
    public record Line(Trunk trunk, Parties.Provider provider) {}

    public Company(CallCentre centre, String name) {
        this.centre = centre;
        tenant = new Tenants(centre.db(), Installation.DOMAIN)
                .create(TenantSettings.of(name))
                .await();
        new GiveCredit(centre.db()).give(id(), "test", 100_000_000, "").await();
    }

    public Tenant tenant() {
        return tenant;
    }

    public TenantId id() {
        return tenant.id();
    }

    /** Without a phone. */
    public Operator operator(String name) {
        var operator = store().create(id(), OperatorSettings.of(name)).await();
        operators.add(operator);
        return operator;
    }

    /** In the order in which they came. */
    public List<Operator> operators() {
        return List.copyOf(operators);
    }

    /** What one needs to register as this operator. */
    public SipAccount account(Operator operator) {
        return store().revealSipAccount(id(), operator.id()).await();
    }

    private Operators store() {
        return new Operators(centre.db(), Installation.seal());
    }

    /** An operator whose phone is registered when this returns. */
    public Agent agent(String name) {
        return agent(name, centre.parties());
    }

    /** An operator whose phone is registered at these parties' node when this returns. */
    public Agent agent(String name, Parties parties) {
        var operator = operator(name);
        var agent = new Agent(operator, parties.phone(account(operator)));
        phones.add(agent.phone());
        register(agent);
        return agent;
    }

    /** Until the brains know it. */
    public void register(Agent agent) {
        int status = agent.phone().register();
        if (status != 200) {
            throw new AssertionError("REGISTER of " + agent.extension() + ": " + status);
        }
        awaitRegistered(agent.operator());
    }

    public void awaitRegistered(Operator operator) {
        Await.until("registration of " + operator.settings().name(), Parties.SOON, () -> registrations(operator) > 0);
    }

    public void unregister(Agent agent) {
        agent.phone().unregister();
        awaitUnregistered(agent.operator());
    }

    public void awaitUnregistered(Operator operator) {
        Await.until("no phone of " + operator.settings().name(), Parties.SOON, () -> registrations(operator) == 0);
    }

    private long registrations(Operator operator) {
        return centre.count("SELECT count(*) FROM registration WHERE operator_id = "
                + operator.id().value());
    }

    /** The operator's phone on the first node, which is simulated; registered, and known to the brains. */
    public SimPhone simPhone(Operator operator) {
        var account = account(operator);
        var phone = centre.sim()
                .phone(account.extension(), account.domain(), account.secret())
                .register();
        awaitRegistered(operator);
        return phone;
    }

    /** A trunk known by its address, with its provider; in force on its node when this returns. */
    public Line line(String name, int place) {
        return line(name, place, centre.parties());
    }

    public Line line(String name, int place, Parties parties) {
        var provider = provider(parties);
        return new Line(trunk(byAddress(name, provider.address(), place)), provider);
    }

    /** A trunk that registers with a provider who answers every REGISTER so. */
    public Line registeredLine(String name, int status) {
        return registeredLine(name, status, centre.parties());
    }

    public Line registeredLine(String name, int status, Parties parties) {
        var provider = provider(parties);
        provider.answersRegister(status);
        return new Line(
                trunk(new TrunkSettings(
                        name,
                        null,
                        provider.address(),
                        5060,
                        Transport.UDP,
                        true,
                        "login",
                        null,
                        null,
                        List.of(),
                        CHANNELS,
                        CHANNELS,
                        0)),
                provider);
    }

    /** @param state as in the database */
    public void awaitState(Line line, String state) {
        Await.until(
                "trunk is " + state,
                Duration.ofSeconds(15),
                () -> centre.count("SELECT count(*) FROM trunk WHERE state = '" + state + "' AND id = "
                                + line.trunk().id())
                        == 1);
    }

    private Parties.Provider provider(Parties parties) {
        var provider = parties.provider();
        providers.add(provider);
        return provider;
    }

    /** A trunk known by its address; it is in force on its node when this returns. */
    public Trunk trunk(String address, int place) {
        return trunk(byAddress("Trunk " + place, address, place));
    }

    private static TrunkSettings byAddress(String name, String address, int place) {
        return new TrunkSettings(
                name,
                null,
                address,
                5060,
                Transport.UDP,
                false,
                null,
                null,
                null,
                List.of(address),
                CHANNELS,
                CHANNELS,
                place);
    }

    public Trunk trunk(TrunkSettings settings) {
        var trunk = new Trunks(centre.db(), Installation.seal())
                .create(id(), settings, settings.registered() ? "secret" : null)
                .await();
        awaitInForce(centre, trunk);
        return trunk;
    }

    static void awaitInForce(CallCentre centre, Trunk trunk) {
        centre.db().wake(Channel.SETTINGS);
        Await.until(
                "trunk " + trunk.id() + " is in force",
                Duration.ofSeconds(15),
                () -> centre.count("SELECT count(*) FROM trunk k JOIN node n ON n.id = k.node_id WHERE k.id = "
                                + trunk.id().value() + " AND n.synced_at > k.changed_at")
                        == 1);
    }

    /** Connects a new number that leads to the step; returns it as a provider writes it. */
    public String number(Line line, Step step) {
        var number = "+99871" + String.format("%07d", 2000000 + numbers.incrementAndGet());
        number(number, line.trunk(), step);
        return number.substring(1);
    }

    public void number(String number, Trunk trunk, Step step) {
        new Numbers(centre.db())
                .connect(id(), PhoneNumber.parse(number), trunk.id(), step)
                .await();
    }

    /** A call from the world through the trunk to a new number that leads to the step. */
    public Parties.Line callIn(Line line, Step step) {
        return line.provider().call(number(line, step));
    }

    public Department department(UnaryOperator<DepartmentSettings> change, Operator... members) {
        return new Departments(centre.db())
                .create(
                        id(),
                        change.apply(DepartmentSettings.of("Sales")),
                        Stream.of(members).map(Operator::id).toList())
                .await();
    }

    /** A department whose callers are neither told anything nor sent away within a story; no wrap-up. */
    public Step queue(Agent... agents) {
        return queue(20, 600, new Step.HangUp(), agents);
    }

    public Step queue(int ringSeconds, int maxWaitSeconds, Step afterwards, Agent... agents) {
        return queue(
                ringSeconds,
                maxWaitSeconds,
                afterwards,
                Stream.of(agents).map(Agent::operator).toArray(Operator[]::new));
    }

    public Step queue(Operator... members) {
        return queue(20, 600, new Step.HangUp(), members);
    }

    private Step queue(int ringSeconds, int maxWaitSeconds, Step afterwards, Operator... members) {
        return new Step.Queue(department(settings -> plain(settings, ringSeconds, maxWaitSeconds, afterwards), members)
                .id()
                .value());
    }

    private static DepartmentSettings plain(
            DepartmentSettings s, int ringSeconds, int maxWaitSeconds, Step afterwards) {
        return new DepartmentSettings(
                s.name(),
                null,
                Strategy.LONGEST_IDLE,
                0,
                ringSeconds,
                15,
                0,
                maxWaitSeconds,
                afterwards,
                0,
                false,
                false,
                null);
    }

    /** So many calls, when all of them have ended. */
    public List<CallRecord> endedCalls(int count) {
        return Await.value(count + " calls that have ended", Duration.ofSeconds(10), () -> {
            var calls = centre.rows("SELECT id FROM call WHERE tenant_id = " + id()).stream()
                    .map(row -> CallRecord.read(centre, UUID.fromString(row.getString("id"))))
                    .toList();
            return calls.size() == count && calls.stream().allMatch(CallRecord::over) ? calls : null;
        });
    }

    public Step.Menu menu(Step otherwise, Map<String, Step> keys) {
        return menu(5, 1, otherwise, keys);
    }

    public Step.Menu menu(int seconds, int repeats, Step otherwise, Map<String, Step> keys) {
        var menu = new Menu(null, 0, "Menu", null, seconds, repeats, otherwise, new TreeMap<>(keys));
        return new Step.Menu(
                new Menus(centre.db()).save(id(), menu).await().id().value());
    }

    /** Its story is over: nothing is left, and what its trunks saw was recorded. */
    @Override
    public void close() {
        phones.forEach(Phone::close);
        providers.forEach(Parties.Provider::close);
        try {
            centre.awaitQuiet();
        } catch (AssertionError e) {
            centre.hangUpAll(); // of the next story nothing shall fail for this one
            throw e;
        }
        providers.forEach(provider -> TrunkRecords.check(centre, provider.calls()));
    }
}
