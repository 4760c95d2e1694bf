package uz.alovoice.simswitch.sip;

import java.util.HashMap;
import java.util.Map;
import org.w3c.dom.Element;
import uz.alovoice.simswitch.dialplan.Xml;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.event.SwitchEvent;
import uz.alovoice.simswitch.node.Node;

/** Looks users up, with FreeSWITCH's cache of cacheable ones. */
public final class Directory {
    private static final EventSource USER_CALL = new EventSource("mod_dptools.c", "user_outgoing_channel", "4368");
    private static final EventSource API = new EventSource("mod_commands.c", "user_data_function", "1016");
    private final Node node;
    private final Map<String, Cached> cache = new HashMap<>();

    private record Cached(DirectoryUser user, long untilMillis) {}

    public Directory(Node node) {
        this.node = node;
    }

    /** For {@code bridge user/..}. Null when unknown. Awaits. */
    DirectoryUser forCall(String user, String domain) {
        SwitchEvent event = node.event(null, "REQUEST_PARAMS", USER_CALL)
                .add("as_channel", "true")
                .add("action", "user_call");
        return lookup(user, domain, event);
    }

    /** For user_exists and user_data; {@code type} null, var or param. */
    public DirectoryUser forApi(String user, String domain, String type) {
        return lookup(user, domain, node.event(null, "REQUEST_PARAMS", API).add("type", type));
    }

    /**
     * Adds key, user and domain to the request and asks. The cache key has no separators between its parts, as in
     * FreeSWITCH: users of different domains can collide in it.
     */
    DirectoryUser lookup(String user, String domain, SwitchEvent request) {
        String key = "id" + user + domain;
        Cached known = cache.get(key);
        if (known != null && known.untilMillis > node.clock().millis()) return known.user;
        request.add("key", "id").add("user", user).add("domain", domain);
        return find(user, domain, key, request);
    }

    DirectoryUser lookupAt(String user, String domain, String ip, SwitchEvent request) {
        String key = "id" + user + domain;
        Cached known = cache.get(key);
        if (known != null && known.untilMillis > node.clock().millis()) return known.user;
        request.add("key", "id").add("user", user).add("domain", domain).add("ip", ip);
        return find(user, domain, key, request);
    }

    private DirectoryUser find(String user, String domain, String key, SwitchEvent request) {
        Element section = node.xml().directory(domain, request);
        if (section == null) return null;
        for (Element of : Xml.children(section, "domain")) {
            if (!of.getAttribute("name").equals(domain)) continue;
            for (Element element : Xml.all(of, "user")) {
                boolean alias = element.getAttribute("number-alias").equals(user);
                if (!element.getAttribute("id").equals(user) && !alias) continue;
                DirectoryUser found = DirectoryUser.of(element);
                if (found.cacheMillis() > 0) {
                    cache.put(key, new Cached(found, node.clock().millis() + found.cacheMillis()));
                }
                return found;
            }
        }
        return null;
    }

    /** xml_flush_cache; nulls flush everything. The number of entries dropped. */
    public int flush(String user, String domain) {
        if (user == null || domain == null) {
            int all = cache.size();
            cache.clear();
            return all;
        }
        return cache.remove("id" + user + domain) == null ? 0 : 1;
    }
}
