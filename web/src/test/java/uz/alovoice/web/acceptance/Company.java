package uz.alovoice.web.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import uz.alovoice.core.billing.GiveCredit;
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

/** One customer in a {@link CallCentre}: a trunk known by its address, operators with phones, and what a story adds. */
final class Company implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(6);
    private static final AtomicInteger numbers = new AtomicInteger();

    private final CallCentre centre;
    private final Tenant tenant;
    private final List<SipPhone> phones = new java.util.ArrayList<>();
    private final List<SipPhone> providers = new java.util.ArrayList<>();

    /** A person with a phone that is registered. */
    record Agent(Operator operator, SipPhone phone) {
        String extension() {
            return phone.account().user();
        }
    }

    /** A provider's side of a trunk. */
    record Line(Trunk trunk, SipPhone provider) {}

    Company(CallCentre centre, String name) {
        this.centre = centre;
        tenant = new Tenants(centre.db(), CallCentre.domain())
                .create(TenantSettings.of(name))
                .await();
        new GiveCredit(centre.db()).give(tenant.id(), "test", 100_000_000, "").await();
    }

    Tenant tenant() {
        return tenant;
    }

    /** An operator whose phone is registered when this returns. */
    Agent agent(String name) {
        var operator = operator(name);
        var account = account(operator);
        var phone = new SipPhone(
                new SipPhone.Account(account.extension(), account.domain(), account.secret()),
                centre.freeAddress(),
                5060,
                centre.internal());
        phones.add(phone);
        var agent = new Agent(operator, phone);
        register(agent);
        return agent;
    }

    /** An operator without a phone, and what one needs to register as him. */
    SipAccount account(Operator operator) {
        return new Operators(centre.db(), CallCentre.seal())
                .revealSipAccount(tenant.id(), operator.id())
                .await();
    }

    Operator operator(String name) {
        return new Operators(centre.db(), CallCentre.seal())
                .create(tenant.id(), OperatorSettings.of(name))
                .await();
    }

    /** Until the brain knows it. */
    void register(Agent agent) {
        int status = agent.phone().register(Duration.ofMinutes(10));
        if (status != 200) {
            throw new AssertionError("REGISTER of " + agent.extension() + ": " + status);
        }
        awaitRegistered(agent.operator());
    }

    void awaitRegistered(Operator operator) {
        Await.until("registration of " + operator.settings().name(), SOON, () -> !centre.rows(
                        "SELECT contact FROM registration WHERE operator_id = "
                                + operator.id().value())
                .isEmpty());
    }

    Line line(String name, int place) {
        return line(name, place, settings -> settings);
    }

    /** A trunk known by its address; the node has its gateway when this returns. */
    Line line(String name, int place, UnaryOperator<TrunkSettings> change) {
        var provider = provider();
        var address = provider.address().getHostAddress();
        return line(
                provider,
                change.apply(new TrunkSettings(
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
                        20,
                        20,
                        place)));
    }

    private SipPhone provider() {
        var provider = new SipPhone(
                new SipPhone.Account("provider", centre.node().address(), ""),
                centre.freeAddress(),
                5060,
                centre.external());
        phones.add(provider);
        providers.add(provider);
        return provider;
    }

    private Line line(SipPhone provider, TrunkSettings settings) {
        return new Line(trunk(settings), provider);
    }

    /** The node has its gateway when this returns, and its provider may be anybody. */
    Trunk trunk(TrunkSettings settings) {
        var trunk = new Trunks(centre.db(), CallCentre.seal())
                .create(tenant.id(), settings, settings.registered() ? "secret" : null)
                .await();
        centre.db().wake(uz.alovoice.core.database.Channel.SETTINGS);
        Await.until("gateway of " + settings.name(), Duration.ofSeconds(15), () -> !centre.node()
                .api("sofia", "status gateway g" + trunk.id().value())
                .startsWith("Invalid"));
        if (!settings.registered()) {
            // The gateway is there a moment before the list of addresses that may call.
            Await.until("calls of " + settings.name() + " are let in", Duration.ofSeconds(15), () -> centre.node()
                    .api("acl", settings.server() + " trunks")
                    .equals("true"));
        }
        return trunk;
    }

    /** A trunk that registers with a provider who answers every REGISTER so. */
    Line registeredLine(String name, int status) {
        var provider = provider();
        provider.answerRegister(status);
        var address = provider.address().getHostAddress();
        return line(
                provider,
                new TrunkSettings(
                        name, null, address, 5060, Transport.UDP, true, "login", null, null, List.of(), 20, 20, 0));
    }

    /** Connects a new number that leads to the step; returns it as a provider writes it. */
    String number(Line line, Step step) {
        var number = "+99871" + String.format("%07d", 2000000 + numbers.incrementAndGet());
        new Numbers(centre.db())
                .connect(tenant.id(), PhoneNumber.parse(number), line.trunk().id(), step)
                .await();
        return number.substring(1);
    }

    Department department(String name, UnaryOperator<DepartmentSettings> change, Agent... agents) {
        return department(name, change, Stream.of(agents).map(Agent::operator).toList());
    }

    Department department(String name, UnaryOperator<DepartmentSettings> change, List<Operator> members) {
        return new Departments(centre.db())
                .create(
                        tenant.id(),
                        change.apply(DepartmentSettings.of(name)),
                        members.stream().map(Operator::id).toList())
                .await();
    }

    /** No announcements, no wrap-up: what most stories want. */
    static DepartmentSettings plain(DepartmentSettings settings) {
        return settings(settings, 20, 600, new Step.HangUp());
    }

    static DepartmentSettings settings(DepartmentSettings s, int ringSeconds, int maxWaitSeconds, Step afterwards) {
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

    Step menu(Map<String, Step> keys, Step otherwise) {
        return new Step.Menu(new Menus(centre.db())
                .save(tenant.id(), new Menu(null, 0, "Menu", null, 5, 1, otherwise, new TreeMap<>(keys)))
                .await()
                .id()
                .value());
    }

    /** A call from the world through the trunk. */
    static SipCall callIn(Line line, String number) {
        return line.provider().call(number);
    }

    /** Its story is over: nothing is left, and what its trunks saw was recorded. */
    @Override
    public void close() {
        phones.forEach(SipPhone::close);
        centre.awaitQuiet();
        providers.forEach(provider -> TrunkRecords.check(centre, provider.calls()));
    }
}
