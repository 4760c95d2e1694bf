package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import uz.alovoice.core.apikey.ApiKeys;
import uz.alovoice.core.audio.Audios;
import uz.alovoice.core.audit.AuditLog;
import uz.alovoice.core.billing.Accounts;
import uz.alovoice.core.billing.Balances;
import uz.alovoice.core.billing.GiveCredit;
import uz.alovoice.core.billing.Invoices;
import uz.alovoice.core.billing.Ledger;
import uz.alovoice.core.billing.PayInvoice;
import uz.alovoice.core.billing.Prices;
import uz.alovoice.core.call.CallHistory;
import uz.alovoice.core.campaign.Campaigns;
import uz.alovoice.core.campaign.Contacts;
import uz.alovoice.core.campaign.DoNotCall;
import uz.alovoice.core.campaign.PreviewSkips;
import uz.alovoice.core.campaign.TenantCallingRules;
import uz.alovoice.core.client.Clients;
import uz.alovoice.core.client.ImportClients;
import uz.alovoice.core.conclusion.ConcludeCall;
import uz.alovoice.core.conclusion.Conclusions;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.department.Departments;
import uz.alovoice.core.flow.PlaceCall;
import uz.alovoice.core.idempotency.GivenAnswers;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.number.Numbers;
import uz.alovoice.core.operator.ImportOperators;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.person.Members;
import uz.alovoice.core.person.People;
import uz.alovoice.core.person.Staff;
import uz.alovoice.core.recording.Recordings;
import uz.alovoice.core.routing.CallRoutes;
import uz.alovoice.core.schedule.Schedules;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.speech.SpeakText;
import uz.alovoice.core.speech.SpeechProviders;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.Trunks;
import uz.alovoice.core.voicemail.Voicemails;
import uz.alovoice.core.workplace.BrowserPhones;
import uz.alovoice.core.workplace.PauseReasons;
import uz.alovoice.core.workplace.PushKeys;
import uz.alovoice.core.workplace.PushSubscriptions;
import uz.alovoice.core.workplace.Workplaces;
import uz.alovoice.web.auth.Gate;
import uz.alovoice.web.auth.RateLimit;
import uz.alovoice.web.auth.Sessions;
import uz.alovoice.web.auth.Visitors;

/** The page on which the whole API is mounted: every noun, with the stores it needs. */
public final class Api {
    private static final int BURST = 300;
    private static final int PER_SECOND = 30;

    private final Vertx vertx;
    private final Contract contract = new Contract();
    private final Routes routes;

    /**
     * @param data     directory of sound files and recordings
     * @param sipProxy host:port that phones register at
     */
    public Api(
            Vertx vertx,
            Db db,
            Seal seal,
            Tenants tenants,
            Path data,
            String sipProxy,
            InstallationSettings installation,
            PlaceCall placeCall,
            Visitors visitors,
            Sessions sessions) {
        this.vertx = vertx;
        var clock = Clock.systemUTC();
        var apiKeys = new ApiKeys(db);
        var operators = new Operators(db, seal);
        routes = new Routes(
                contract,
                new Gate(sessions, apiKeys, new RateLimit(clock, BURST, PER_SECOND), visitors),
                new Idempotency(new GivenAnswers(db)),
                data.resolve("uploads"));
        new CompanyApi(tenants).mount(routes);
        new MembersApi(new Members(db)).mount(routes);
        new OperatorsApi(operators, new ImportOperators(db, operators), sipProxy).mount(routes);
        new WorkplacesApi(
                        new BrowserPhones(db),
                        new PauseReasons(db),
                        new PushSubscriptions(db),
                        new PushKeys(db, seal),
                        new Workplaces(db, seal),
                        operators,
                        sipProxy,
                        installation.workplaces())
                .mount(routes);
        new DepartmentsApi(new Departments(db)).mount(routes);
        new NumbersApi(new Numbers(db)).mount(routes);
        new TrunksApi(new Trunks(db, seal), placeCall).mount(routes);
        new MenusApi(new Menus(db), placeCall).mount(routes);
        new SchedulesApi(new Schedules(db), tenants, clock).mount(routes);
        var campaigns = new Campaigns(db);
        var contacts = new Contacts(db);
        new CampaignsApi(campaigns, contacts, new PreviewSkips(db), tenants).mount(routes);
        new ContactsApi(campaigns, contacts, new DoNotCall(db), new TenantCallingRules(db)).mount(routes);
        var audios = new Audios(vertx, db, data);
        var speechProviders = new SpeechProviders(db, seal);
        new AudioApi(
                        audios,
                        speechProviders,
                        new SpeakText(vertx, speechProviders, audios, installation.privateServices()))
                .mount(routes);
        new CallRoutesApi(new CallRoutes(db)).mount(routes);
        new CallsApi(new CallHistory(db), new Recordings(db, data)).mount(routes);
        new ClientsApi(new Clients(db), new ImportClients(db)).mount(routes);
        new ConclusionsApi(
                        new Conclusions(db),
                        new ConcludeCall(db),
                        new CallHistory(db),
                        placeCall,
                        new People(db, Staff.NOBODY))
                .mount(routes);
        new VoicemailsApi(new Voicemails(db)).mount(routes);
        var invoices = new Invoices(db, installation.seller());
        new BillingApi(new Balances(db), new Ledger(db), new Prices(db), invoices).mount(routes);
        new InstallationApi(installation, new Accounts(db), new GiveCredit(db), invoices, new PayInvoice(db))
                .mount(routes);
        new ApiKeysApi(apiKeys).mount(routes);
        new AuditApi(new AuditLog(db)).mount(routes);
    }

    /** For operations that live elsewhere: sign-in. */
    public Api with(Consumer<Routes> mount) {
        mount.accept(routes);
        return this;
    }

    /** Everything below /api, problems for what is not there included. */
    public Future<Void> mount(Router router) {
        return routes.router(vertx).map(operations -> {
            router.route("/api/v1/*").subRouter(operations);
            new Documentation(contract).mount(router);
            router.route("/api/*").handler(context -> context.fail(404)).failureHandler(Problems::answer);
            return null;
        });
    }
}
