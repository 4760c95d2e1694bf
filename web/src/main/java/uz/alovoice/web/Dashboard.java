package uz.alovoice.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.file.Path;

/** The built dashboard. Paths that are no files are pages of it: its router reads them. */
final class Dashboard {
    private final Path directory;

    Dashboard(Path directory) {
        this.directory = directory;
    }

    void mount(Router router) {
        var files = StaticHandler.create(FileSystemAccess.ROOT, directory.toString())
                .setIndexPage("index.html")
                .setIncludeHidden(false)
                .setCachingEnabled(false); // the headers are set here
        // Vite names what it makes by its content.
        router.get("/assets/*").handler(context -> {
            context.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
            context.next();
        });
        router.get("/*").handler(context -> {
            if (!context.response().headers().contains("Cache-Control")) {
                context.response().putHeader("Cache-Control", "no-cache");
            }
            context.next();
        });
        router.get("/*").handler(files);
        router.get("/*").handler(this::page);
    }

    private void page(RoutingContext context) {
        var path = context.request().path();
        if (path.startsWith("/assets/") || path.substring(path.lastIndexOf('/')).contains(".")) {
            context.response().headers().remove("Cache-Control");
            context.fail(404);
            return;
        }
        context.response()
                .sendFile(directory.resolve("index.html").toString())
                .onFailure(missing -> context.fail(404, missing));
    }
}
