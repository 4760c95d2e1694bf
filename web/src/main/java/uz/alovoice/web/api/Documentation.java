package uz.alovoice.web.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The contract for programs at /api/openapi.json, and for people at /api/docs. */
final class Documentation {
    private static final String POM = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String START = """
        window.onload = () => {
          window.ui = SwaggerUIBundle({
            url: "/api/openapi.json",
            dom_id: "#swagger-ui",
            deepLinking: true,
            presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
            layout: "StandaloneLayout",
          });
        };
        """;

    private final Buffer document;

    Documentation(Contract contract) {
        document = contract.document().toBuffer();
    }

    void mount(Router router) {
        router.get("/api/openapi.json").handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .end(document));
        router.get("/api/docs").handler(context -> context.redirect("/api/docs/index.html"));
        router.get("/api/docs/").handler(context -> context.redirect("/api/docs/index.html"));
        router.get("/api/docs/swagger-initializer.js").handler(context -> context.response()
                .putHeader("Content-Type", "text/javascript")
                .end(START));
        router.get("/api/docs/*").handler(StaticHandler.create("META-INF/resources/webjars/swagger-ui/" + version()));
    }

    private static String version() {
        try (var in = Documentation.class.getResourceAsStream(POM)) {
            var pom = new Properties();
            pom.load(in);
            return pom.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(POM, e);
        }
    }
}
