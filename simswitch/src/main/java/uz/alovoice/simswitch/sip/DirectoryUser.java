package uz.alovoice.simswitch.sip;

import java.util.LinkedHashMap;
import java.util.Map;
import org.w3c.dom.Element;
import uz.alovoice.simswitch.dialplan.Xml;

/** A user of the directory answer: parameters and variables in their order. */
public record DirectoryUser(String id, Map<String, String> params, Map<String, String> variables, long cacheMillis) {
    static DirectoryUser of(Element user) {
        String cacheable = user.getAttribute("cacheable");
        long cache = cacheable.matches("\\d{1,10}") ? Long.parseLong(cacheable) : 0;
        return new DirectoryUser(
                user.getAttribute("id"), pairs(user, "params", "param"), pairs(user, "variables", "variable"), cache);
    }

    private static Map<String, String> pairs(Element user, String list, String item) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Element parent : Xml.children(user, list)) {
            for (Element pair : Xml.children(parent, item)) {
                pairs.put(pair.getAttribute("name"), pair.getAttribute("value"));
            }
        }
        return pairs;
    }

    /** Null when absent. */
    public String param(String name) {
        return params.get(name);
    }
}
