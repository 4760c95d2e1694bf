package uz.alovoice.web.switchxml;

import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import uz.alovoice.core.directory.Directory;

/** Which answer a look-up gets. Everything unknown is "not found", which lets a node ask the next, or its own files. */
final class LookUps {
    /** Actions that want a user as he is. Others, such as reverse-auth-lookup (the password in clear), get nothing. */
    private static final Set<String> USER_ACTIONS = Set.of("", "sip_auth", "user_call");

    private static final int LONGEST_DOMAIN = 253;

    private final Directory directory;
    private final LiveBrains brains;
    private final SofiaConf sofia;
    private final DialplanXml dialplan =
            new DialplanXml(() -> ThreadLocalRandom.current().nextInt(1000, 4001));

    LookUps(Directory directory, LiveBrains brains, SipSettings sip) {
        this.directory = directory;
        this.brains = brains;
        this.sofia = new SofiaConf(sip);
    }

    Future<String> answer(Form form) {
        return switch (form.get("section").orElse("")) {
            case "directory" -> directory(form);
            case "dialplan" -> brains.sockets().map(live -> dialplan.answer(form, live));
            case "configuration" -> configuration(form);
            default -> notFound();
        };
    }

    private Future<String> directory(Form form) {
        var user = form.get("user").orElse("");
        var domain = form.get("domain").orElse("");
        // Gateways are in sofia.conf and networks in acl.conf, so purpose=gateways and purpose=network-list have
        // nothing to add.
        boolean asksForUser = form.get("purpose").isEmpty()
                && USER_ACTIONS.contains(form.get("action").orElse(""))
                && form.get("key").orElse("id").equals("id");
        if (!asksForUser || !user.matches("[0-9]{3,6}") || domain.isEmpty() || domain.length() > LONGEST_DOMAIN) {
            return notFound();
        }
        return directory.user(user, domain).map(found -> found.map(DirectoryXml::answer)
                .orElseGet(Xml::notFound));
    }

    private Future<String> configuration(Form form) {
        var hostname = form.get("hostname").orElse("");
        return switch (form.get("key_value").orElse("")) {
            case "sofia.conf" -> directory.gateways(hostname).map(sofia::answer);
            case "acl.conf" ->
                directory
                        .trunkNetworks()
                        .compose(trunks -> directory.otherNodes(hostname).map(nodes -> AclConf.answer(trunks, nodes)));
            default -> notFound();
        };
    }

    private static Future<String> notFound() {
        return Future.succeededFuture(Xml.notFound());
    }
}
