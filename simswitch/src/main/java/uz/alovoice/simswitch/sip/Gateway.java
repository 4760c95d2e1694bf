package uz.alovoice.simswitch.sip;

import java.util.Map;

/** A gateway of sofia.conf and the state of its registration. */
public final class Gateway {
    /** As sofia's thread names them. */
    public enum State {
        NOREG,
        UNREGED,
        TRYING,
        REGISTER,
        REGED,
        FAILED,
        FAIL_WAIT,
        TIMEOUT,
        DOWN
    }

    private final String name;
    private final Map<String, String> params;
    private final Map<String, String> inboundVariables;
    private final Map<String, String> outboundVariables;
    State state;
    boolean pingUp;
    boolean contacted;
    boolean deleting;
    long nextMillis;
    long stateMillis;
    int callsIn;
    int callsOut;
    int failedIn;
    int failedOut;

    Gateway(
            String name,
            Map<String, String> params,
            Map<String, String> inboundVariables,
            Map<String, String> outboundVariables) {
        this.name = name;
        this.params = params;
        this.inboundVariables = inboundVariables;
        this.outboundVariables = outboundVariables;
        this.state = registers() ? State.UNREGED : State.NOREG;
        this.pingUp = !registers();
    }

    public String name() {
        return name;
    }

    public State state() {
        return state;
    }

    public boolean registers() {
        return !params.getOrDefault("register", "true").equals("false");
    }

    /** Whether calls may go out: registered, or not needing it. */
    public boolean usable() {
        return !deleting && (state == State.NOREG || state == State.REGED || pingUp);
    }

    public String param(String name, String otherwise) {
        return params.getOrDefault(name, otherwise);
    }

    public String username() {
        return param("username", name);
    }

    public String proxy() {
        return param("proxy", param("realm", name));
    }

    public String proxyHost() {
        String proxy = proxy();
        int colon = proxy.indexOf(':');
        return colon < 0 ? proxy : proxy.substring(0, colon);
    }

    public String proxyPort() {
        String proxy = proxy();
        int colon = proxy.indexOf(':');
        return colon < 0 ? "5060" : proxy.substring(colon + 1);
    }

    public String context() {
        return param("context", "public");
    }

    public Map<String, String> inboundVariables() {
        return inboundVariables;
    }

    public Map<String, String> outboundVariables() {
        return outboundVariables;
    }

    public boolean pingUp() {
        return pingUp;
    }

    public int callsIn() {
        return callsIn;
    }

    public int callsOut() {
        return callsOut;
    }

    public int failedIn() {
        return failedIn;
    }

    public int failedOut() {
        return failedOut;
    }

    /** How long it has been in its state. */
    public long uptimeMicros(long nowMillis) {
        return state == State.REGED || state == State.NOREG ? (nowMillis - stateMillis) * 1000 : 0;
    }
}
