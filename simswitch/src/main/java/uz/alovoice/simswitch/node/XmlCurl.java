package uz.alovoice.simswitch.node;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.ChannelData;
import uz.alovoice.simswitch.dialplan.Xml;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.event.SwitchEvent;

/**
 * mod_xml_curl: POSTs a form to each binding in turn until one answers 200 with XML that is not "not found". One
 * connection a request.
 */
public final class XmlCurl {
    private static final Logger log = LoggerFactory.getLogger(XmlCurl.class);
    private static final int LIMIT = 1024 * 1024;
    private final Node node;
    private final HttpClient client;
    private final String authorization;

    XmlCurl(Node node) {
        this.node = node;
        this.client = node.core()
                .vertx()
                .createHttpClient(
                        new HttpClientOptions().setKeepAlive(false).setConnectTimeout((int)
                                node.options().xmlTimeout().toMillis()),
                        new PoolOptions().setHttp1MaxSize(10_000));
        String pair = node.options().xmlUser() + ":" + node.options().xmlPassword();
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** The configuration of that name; null when no binding has it. Awaits. */
    public Element configuration(String name, SwitchEvent parameters) {
        Element section = fetch("configuration", "configuration", "name", name, parameters);
        if (section == null) return null;
        for (Element found : Xml.children(section, "configuration")) {
            if (found.getAttribute("name").equals(name)) return found;
        }
        return null;
    }

    /** The directory section for a domain, or for all when {@code domain} is null; null when not found. Awaits. */
    public Element directory(String domain, SwitchEvent parameters) {
        return domain == null
                ? fetch("directory", "", "", "", parameters)
                : fetch("directory", "domain", "name", domain, parameters);
    }

    /** The dialplan section for a channel; null when no binding answers. Awaits. */
    public Element dialplan(Channel channel) {
        EventSource source = new EventSource("mod_dialplan_xml.c", "dialplan_xml_locate", "619");
        SwitchEvent event = node.event(null, "REQUEST_PARAMS", source);
        ChannelData.add(event, channel, true);
        ChannelData.addCaller(event, channel, "Hunt-");
        return fetch("dialplan", "", "", "", event);
    }

    private Element fetch(String section, String tag, String keyName, String keyValue, SwitchEvent parameters) {
        StringBuilder form = new StringBuilder(8192);
        form.append("hostname=").append(node.options().hostname());
        form.append("&section=").append(section);
        form.append("&tag_name=").append(Form.value(tag));
        form.append("&key_name=").append(Form.value(keyName));
        form.append("&key_value=").append(Form.value(keyValue));
        Form.append(form, parameters);
        Buffer body = Buffer.buffer(form.toString());
        for (URI url : List.copyOf(node.options().xmlUrls())) {
            Element found = ask(url, section, body);
            if (found != null) return found;
        }
        return null;
    }

    private Element ask(URI url, String section, Buffer body) {
        String text = post(url, body)
                .otherwise(e -> {
                    log.info("{} for {}: {}", url, section, e.toString());
                    return null;
                })
                .await();
        if (text == null) return null;
        try {
            Element root = Xml.parse(text);
            if (!root.getAttribute("type").equals("freeswitch/xml")) return null;
            return Xml.section(root, section);
        } catch (SAXException e) {
            log.warn("{} answered {} with broken XML: {}", url, section, e.getMessage());
            return null;
        }
    }

    /** Null unless 200. */
    private Future<String> post(URI url, Buffer body) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url.toString())
                .setTimeout(node.options().xmlTimeout().toMillis())
                .putHeader("Authorization", authorization)
                .putHeader("User-Agent", "freeswitch-xml/1.0")
                .putHeader("Accept", "*/*")
                .putHeader("Content-Type", "application/x-www-form-urlencoded");
        return client.request(request).compose(sent -> sent.send(body)).compose(XmlCurl::read);
    }

    private static Future<String> read(HttpClientResponse answer) {
        if (answer.statusCode() != 200) {
            log.info("xml_curl got status {}", answer.statusCode());
            return Future.succeededFuture();
        }
        return answer.body().map(bytes -> bytes.length() > LIMIT ? null : bytes.toString(StandardCharsets.UTF_8));
    }
}
