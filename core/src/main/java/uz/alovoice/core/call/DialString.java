package uz.alovoice.core.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;

/**
 * Whom to ring, in FreeSWITCH's words: {@code {for=all}[for=one]endpoint,[for=another]endpoint}. Nothing from outside gets in unchecked:
 * endpoints and names must match a pattern, values lose what the syntax would take for its own.
 */
public final class DialString {
    private static final Pattern ENDPOINT = Pattern.compile("[A-Za-z0-9+:;=@._/%~-]{1,600}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    /** Quotes, brackets, separators, expansion and control characters. */
    private static final Pattern SYNTAX = Pattern.compile("[\\p{Cntrl},|'\"{}\\[\\]<>()^\\\\$&;]+");

    private final Map<String, String> forAll = new LinkedHashMap<>();
    private final List<String> legs = new ArrayList<>();

    public DialString with(String variable, String value) {
        forAll.put(checked(VARIABLE, variable), plain(value));
        return this;
    }

    /**
     * Adds one endpoint; several are rung together and the first to answer has the call.
     *
     * @param uuid that the channel will have
     * @param endpoint such as {@code sofia/gateway/g7/998901234567}
     */
    public DialString leg(UUID uuid, String endpoint) {
        legs.add("[origination_uuid=" + uuid + "]" + checked(ENDPOINT, endpoint));
        return this;
    }

    /** Adds one thing to ring, with what is said of its leg alone. */
    public DialString leg(Ring ring) {
        var own = new StringBuilder("[origination_uuid=").append(ring.leg());
        new TreeMap<>(ring.variables()).forEach((name, value) -> own.append(',')
                .append(checked(VARIABLE, name))
                .append("='")
                .append(plain(value))
                .append('\''));
        legs.add(own.append(']').append(checked(ENDPOINT, ring.endpoint())).toString());
        return this;
    }

    /** Adds an endpoint whose channels the switch names itself. */
    public DialString endpoint(String endpoint) {
        legs.add(checked(ENDPOINT, endpoint));
        return this;
    }

    public String encode() {
        var all = new StringBuilder();
        if (!forAll.isEmpty()) {
            all.append('{');
            forAll.forEach((name, value) -> all.append(all.length() == 1 ? "" : ",")
                    .append(name)
                    .append("='")
                    .append(value)
                    .append('\''));
            all.append('}');
        }
        return all.append(String.join(",", legs)).toString();
    }

    private static String checked(Pattern pattern, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new CoreException(Reason.INVALID, "not for a dial string: " + plain(value));
        }
        return value;
    }

    /** The value without anything that dial-string syntax could take for its own. */
    public static String plain(String value) {
        return SYNTAX.matcher(value).replaceAll(" ").replaceAll(" {2,}", " ").strip();
    }
}
