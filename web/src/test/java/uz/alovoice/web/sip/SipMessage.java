package uz.alovoice.web.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A SIP message as text (RFC 3261): start line, headers in their order, body. Knows full header names only, as FreeSWITCH writes them. */
record SipMessage(String start, List<Map.Entry<String, String>> headers, String body) {

    static SipMessage parse(byte[] data, int length) {
        var text = new String(data, 0, length, UTF_8);
        int end = text.indexOf("\r\n\r\n");
        var lines = (end < 0 ? text : text.substring(0, end)).split("\r\n");
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.add(Map.entry(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
        }
        return new SipMessage(lines[0], headers, end < 0 ? "" : text.substring(end + 4));
    }

    static SipMessage of(String start) {
        return new SipMessage(start, List.of(), "");
    }

    /** What answers this request: Via, From, To, Call-ID and CSeq are its own. {@code tag} is added to To where it has none. */
    SipMessage reply(int status, String reason, String tag) {
        var reply = of("SIP/2.0 " + status + " " + reason);
        for (var header : headers) {
            switch (header.getKey()) {
                case "Via", "From", "Call-ID", "CSeq", "Record-Route" ->
                    reply = reply.with(header.getKey(), header.getValue());
                case "To" ->
                    reply = reply.with(
                            "To",
                            header.getValue().contains(";tag=") || status == 100
                                    ? header.getValue()
                                    : header.getValue() + ";tag=" + tag);
                default -> {} // the others say something about the request only
            }
        }
        return reply;
    }

    SipMessage with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new SipMessage(start, more, body);
    }

    SipMessage withSdp(String sdp) {
        return new SipMessage(start, with("Content-Type", "application/sdp").headers, sdp);
    }

    byte[] encode() {
        var text = new StringBuilder(start).append("\r\n");
        headers.forEach(header -> text.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        return text.append("Content-Length: ")
                .append(body.getBytes(UTF_8).length)
                .append("\r\n\r\n")
                .append(body)
                .toString()
                .getBytes(UTF_8);
    }

    boolean isRequest() {
        return !start.startsWith("SIP/2.0 ");
    }

    /** 0 in a request. */
    int status() {
        return isRequest() ? 0 : Integer.parseInt(start.substring(8, 11));
    }

    /** The method of a request, or of the request that this answers. */
    String method() {
        var cseq = header("CSeq");
        return cseq.substring(cseq.indexOf(' ') + 1);
    }

    int sequence() {
        var cseq = header("CSeq");
        return Integer.parseInt(cseq.substring(0, cseq.indexOf(' ')));
    }

    String callId() {
        return header("Call-ID");
    }

    String requestUri() {
        return start.split(" ")[1];
    }

    String branch() {
        return String.valueOf(parameter(header("Via"), "branch"));
    }

    /** The first of that name, empty when there is none. */
    String header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** {@code ;name=value} or {@code name="value"} of a header's value; null when it is not there. */
    static @Nullable String parameter(String value, String name) {
        var found = Pattern.compile("(?:^|[;, ])" + name + "=(?:\"([^\"]*)\"|([^;, ]*))")
                .matcher(value);
        if (!found.find()) {
            return null;
        }
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    /** The URI between angle brackets. */
    static String uri(String address) {
        int open = address.indexOf('<');
        return open < 0 ? address.split(";")[0] : address.substring(open + 1, address.indexOf('>', open));
    }
}
