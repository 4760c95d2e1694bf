package uz.alovoice.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.audio.Audios;
import uz.alovoice.core.audio.Prompts;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.billing.ChargeOperators;
import uz.alovoice.core.billing.StartingBalance;
import uz.alovoice.core.billing.TellWarnings;
import uz.alovoice.core.brain.Lease;
import uz.alovoice.core.brain.LiveBrains;
import uz.alovoice.core.call.Attempts;
import uz.alovoice.core.call.Calls;
import uz.alovoice.core.call.DialOut;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.JoinLegs;
import uz.alovoice.core.call.ReserveLine;
import uz.alovoice.core.call.RingingCalls;
import uz.alovoice.core.call.Routes;
import uz.alovoice.core.campaign.Dialler;
import uz.alovoice.core.database.Databases;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Wakes;
import uz.alovoice.core.department.Departments;
import uz.alovoice.core.directory.Devices;
import uz.alovoice.core.directory.Directory;
import uz.alovoice.core.directory.Registrations;
import uz.alovoice.core.flow.AbandonAttempts;
import uz.alovoice.core.flow.ExtendTalks;
import uz.alovoice.core.flow.FlowRunner;
import uz.alovoice.core.flow.IncomingCalls;
import uz.alovoice.core.flow.PlaceCall;
import uz.alovoice.core.flow.TakeCdr;
import uz.alovoice.core.flow.Takeover;
import uz.alovoice.core.flow.step.ExtensionStep;
import uz.alovoice.core.flow.step.MenuStep;
import uz.alovoice.core.flow.step.MessageStep;
import uz.alovoice.core.flow.step.OutsideStep;
import uz.alovoice.core.flow.step.PickUpStep;
import uz.alovoice.core.flow.step.QueueStep;
import uz.alovoice.core.flow.step.RefuseStep;
import uz.alovoice.core.flow.step.ScheduleStep;
import uz.alovoice.core.flow.step.TestCallStep;
import uz.alovoice.core.flow.step.VoicemailStep;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.node.CatchUp;
import uz.alovoice.core.node.Guardian;
import uz.alovoice.core.node.Nodes;
import uz.alovoice.core.node.Reconcile;
import uz.alovoice.core.node.SwitchLost;
import uz.alovoice.core.node.Switches;
import uz.alovoice.core.node.SyncSettings;
import uz.alovoice.core.notify.SendCode;
import uz.alovoice.core.notify.SendSms;
import uz.alovoice.core.notify.TelegramReports;
import uz.alovoice.core.person.ConfirmSignIn;
import uz.alovoice.core.person.ForgetSignIns;
import uz.alovoice.core.person.People;
import uz.alovoice.core.person.Sessions;
import uz.alovoice.core.person.SignInByDesktop;
import uz.alovoice.core.person.StartSignIn;
import uz.alovoice.core.queue.MatchQueue;
import uz.alovoice.core.queue.QueuePlaces;
import uz.alovoice.core.queue.Queues;
import uz.alovoice.core.queue.RingOffer;
import uz.alovoice.core.recording.EraseRecordings;
import uz.alovoice.core.recording.Recordings;
import uz.alovoice.core.schedule.Schedules;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.GuidedSetUp;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.Trunks;
import uz.alovoice.core.workplace.BrowserPhones;
import uz.alovoice.core.workplace.PushKeys;
import uz.alovoice.core.workplace.PushSubscriptions;
import uz.alovoice.core.workplace.WakeBrowsers;
import uz.alovoice.core.workplace.Workplaces;
import uz.alovoice.esl.OutboundServer;
import uz.alovoice.esl.OutboundServerOptions;
import uz.alovoice.web.api.Api;
import uz.alovoice.web.api.DesktopApi;
import uz.alovoice.web.api.SignInApi;
import uz.alovoice.web.auth.CookieSessions;
import uz.alovoice.web.auth.SignIn;
import uz.alovoice.web.auth.TelegramCallback;
import uz.alovoice.web.auth.Visitors;
import uz.alovoice.web.phone.PhoneLinks;
import uz.alovoice.web.phone.SipRelay;

/** One brain, put together: the only place that knows all parts. Any number may run on one database, in one process or in many. */
public final class Brain {
    private static final Logger log = LoggerFactory.getLogger(Brain.class);
    /** How long Telegram may take to deliver a sign-in code before it goes by SMS. */
    private static final Duration TELEGRAM_PATIENCE = Duration.ofSeconds(20);

    private static final long DRAIN_LOOK_MS = 100;

    private final Vertx vertx;
    private final Config config;
    private final Pool pool;
    /** However many calls wait for the others, the lease is renewed, and nodes are told which brains live. */
    private final Pool leasePool;

    private final Wakes wakes;
    private final Lease lease;
    private final Nodes nodes;
    private final Guardian guardian;
    private final Reconcile reconcile;
    private final EndLeg endLeg;
    private final Takeover takeover;
    private final ExtendTalks extendTalks;
    private final ChargeOperators chargeOperators;
    private final TellWarnings tellWarnings;
    private final EraseRecordings eraseRecordings;
    private final Dialler dialler;
    private final Queues queues;
    private final OutboundServer sockets;
    private final IncomingCalls incomingCalls;
    private final SwitchListener switchListener;
    private final PublicListener publicListener;
    private final ForgetSignIns forgetSignIns;

    public Brain(Vertx vertx, Config config) {
        this.vertx = vertx;
        this.config = config;
        pool = Databases.open(vertx, config.brainDatabaseUrl());
        leasePool = Databases.openOne(vertx, config.brainDatabaseUrl());
        var db = new Db(pool);
        wakes = new Wakes(vertx, PgConnectOptions.fromUri(config.brainDatabaseUrl()));
        var clock = Clock.systemUTC();
        var seal = new Seal(config.key());
        var leases = new Db(leasePool);
        lease = new Lease(
                vertx, leases, UUID.randomUUID(), config.socketAddress().toString());

        var tenants = new Tenants(db, config.sipDomain());
        var departments = new Departments(db);
        var trunks = new Trunks(db, seal);
        var registrations = new Registrations(db);
        var devices = new Devices();
        var sounds = new Sounds(new Prompts(config.sounds()), new Audios(vertx, db, config.data()));

        var calls = new Calls(db, lease.brain());
        var joinLegs = new JoinLegs(db);
        endLeg = new EndLeg(db, joinLegs);
        var recordings = new Recordings(db, config.data());
        var attempts = new Attempts(db, devices, endLeg);

        var switches = new Switches();
        nodes = new Nodes(
                vertx,
                db,
                lease,
                switches,
                new SwitchLost(db, endLeg, registrations),
                config.eslPassword(),
                config.sip().internalPort());
        reconcile = new Reconcile(vertx, db, switches, endLeg);
        var catchUp = new CatchUp(switches, registrations, trunks, joinLegs, clock);
        guardian = new Guardian(
                vertx,
                db,
                lease,
                config.eslPassword(),
                endLeg,
                joinLegs,
                recordings,
                registrations,
                trunks,
                catchUp,
                reconcile);
        new SyncSettings(db, wakes, switches, guardian);
        takeover = new Takeover(vertx, lease, calls, switches, joinLegs);
        chargeOperators = new ChargeOperators(vertx, db, clock);
        extendTalks = new ExtendTalks(vertx, db, lease, switches);
        eraseRecordings = new EraseRecordings(vertx, db, config.data());

        var placeCall =
                new PlaceCall(vertx, new DialOut(db, lease.brain(), new ReserveLine(db), devices), switches, endLeg);
        dialler = new Dialler(vertx, db, wakes, lease, placeCall);
        var wakeBrowsers = new WakeBrowsers(vertx, new PushSubscriptions(db), new PushKeys(db, seal));
        queues = new Queues(db, wakes, new MatchQueue(db, devices), endLeg);
        var flow = new FlowRunner(
                new ScheduleStep(new Schedules(db), clock),
                new MenuStep(new Menus(db), sounds),
                new QueueStep(
                        departments,
                        new QueuePlaces(db),
                        queues,
                        new RingOffer(db, switches, endLeg, wakeBrowsers),
                        switches,
                        endLeg,
                        recordings,
                        sounds,
                        clock),
                new ExtensionStep(attempts, recordings, sounds, wakeBrowsers),
                new OutsideStep(new ReserveLine(db), attempts, recordings, sounds),
                new VoicemailStep(recordings, sounds),
                new MessageStep(sounds),
                new PickUpStep(new RingingCalls(db), switches, sounds),
                new TestCallStep(sounds),
                new RefuseStep(sounds));
        var routes = new Routes(db);
        incomingCalls = new IncomingCalls(
                lease,
                nodes,
                routes,
                calls,
                tenants,
                new AbandonAttempts(db, switches, endLeg),
                endLeg,
                joinLegs,
                recordings,
                sounds,
                flow);
        sockets = new OutboundServer(vertx, OutboundServerOptions.DEFAULT);
        switchListener = new SwitchListener(
                vertx,
                config,
                new Directory(db, seal),
                new LiveBrains(leases),
                new TakeCdr(db, endLeg, routes, calls, nodes));
        var visitors = new Visitors(config.signIn().proxies());
        var sessions = new Sessions(db, config.signIn().staff());
        var people = new People(db, config.signIn().staff());
        var reports = new TelegramReports(db, config.signIn().telegramToken(), clock);
        var sendCode = new SendCode(vertx, config.signIn().providers(), reports, TELEGRAM_PATIENCE, clock);
        var signIn = new SignIn(
                new StartSignIn(db, seal, sendCode),
                new ConfirmSignIn(
                        db,
                        seal,
                        tenants,
                        StartingBalance::grant,
                        config.signIn().staff()),
                sessions,
                people,
                tenants,
                new GuidedSetUp(db),
                visitors);
        tellWarnings =
                new TellWarnings(vertx, db, new SendSms(vertx, config.signIn().providers()));
        forgetSignIns = new ForgetSignIns(vertx, db);
        var cookies = new CookieSessions(sessions, people);
        var api = new Api(
                        vertx,
                        db,
                        seal,
                        tenants,
                        config.data(),
                        config.sipProxy(),
                        config.installation(),
                        placeCall,
                        visitors,
                        cookies)
                .with(new SignInApi(signIn)::mount)
                .with(new DesktopApi(new SignInByDesktop(db), visitors)::mount);
        var sip =
                new SipRelay(vertx, cookies, new BrowserPhones(db), config.sip().wsPort());
        publicListener = new PublicListener(
                vertx,
                config,
                this,
                api,
                new TelegramCallback(reports),
                sip,
                new PhoneLinks(new Workplaces(db, seal), config.sipProxy()));
    }

    /** Ready to take calls when completed. */
    public Future<Void> start() {
        return Databases.refuseBypass(pool)
                .compose(refused -> sockets.listen(
                        config.socketAddress().host(), config.socketAddress().port(), incomingCalls))
                .compose(listening -> lease.start())
                .compose(leased -> switchListener.start())
                .compose(listening ->
                        Future.join(config.nodes().stream().map(nodes::add).toList()))
                .compose(connected -> publicListener.start())
                .onSuccess(started -> {
                    guardian.start();
                    takeover.start();
                    extendTalks.start();
                    chargeOperators.start();
                    dialler.start();
                    tellWarnings.start();
                    eraseRecordings.start();
                    forgetSignIns.start();
                    log.info("brain {} is ready", lease.brain());
                });
    }

    /** Whether new calls are welcome, and a node is there to bring them. */
    public boolean ready() {
        return lease.valid() && !lease.draining() && nodes.connected() > 0;
    }

    /** Sockets of calls that are open now. */
    public int openCalls() {
        return incomingCalls.open();
    }

    /** Tells the registry what README's table promises. */
    public void measure(MeterRegistry registry) {
        new Metrics(registry).of(lease, nodes, guardian, reconcile, incomingCalls, queues, endLeg);
    }

    /**
     * New calls go to other brains from here on; completes when no call needs this one any more, or when its time is over: what is left is
     * handed over by {@link #stop}.
     */
    public Future<Void> drain(Duration longest) {
        var deadline = System.nanoTime() + longest.toNanos();
        return lease.drain().compose(told -> {
            var drained = Promise.<Void>promise();
            vertx.setPeriodic(0, DRAIN_LOOK_MS, timer -> {
                if (incomingCalls.inSteps() == 0 || System.nanoTime() > deadline) {
                    vertx.cancelTimer(timer);
                    drained.complete();
                }
            });
            return drained.future();
        });
    }

    /** Gives everything back: what is left of calls goes to other brains at once. */
    public Future<Void> stop() {
        takeover.stop();
        extendTalks.stop();
        chargeOperators.stop();
        dialler.stop();
        tellWarnings.stop();
        eraseRecordings.stop();
        forgetSignIns.stop();
        wakes.close();
        return guardian.stop()
                .transform(left -> lease.stop())
                .transform(left -> sockets.close())
                .transform(closed -> Future.join(nodes.stop(), switchListener.stop(), publicListener.stop()))
                .transform(closed -> Future.join(pool.close(), leasePool.close()))
                .mapEmpty();
    }
}
