package uz.alovoice.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import uz.alovoice.core.brain.LiveBrains;
import uz.alovoice.core.call.CdrReport;
import uz.alovoice.core.directory.Directory;
import uz.alovoice.core.flow.TakeCdr;
import uz.alovoice.web.switchxml.Gate;
import uz.alovoice.web.switchxml.SwitchRoutes;

/** What only nodes may reach: their look-ups and their CDRs. */
final class SwitchListener {
    private final Config config;
    private final HttpServer server;

    SwitchListener(Vertx vertx, Config config, Directory directory, LiveBrains liveBrains, TakeCdr takeCdr) {
        this.config = config;
        var router = Router.router(vertx);
        new SwitchRoutes(
                        new Gate(config.switchUser(), config.switchPassword(), InstantSource.system()),
                        directory,
                        liveBrains::sockets,
                        config.sip(),
                        cdr -> takeCdr.take(CdrReport.of(cdr)))
                .mount(router);
        server = vertx.createHttpServer().requestHandler(router);
    }

    Future<Void> start() {
        return server.listen(config.switchAddress()).mapEmpty();
    }

    Future<Void> stop() {
        return server.close();
    }
}
