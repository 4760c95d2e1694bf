package uz.alovoice.simswitch.event;

/** How a listener wants its events. */
public enum EventFormat {
    PLAIN,
    JSON,
    XML;

    /** An unknown name is taken as plain (captures esl-outbound/04). */
    public static EventFormat named(String word) {
        return switch (word) {
            case "json" -> JSON;
            case "xml" -> XML;
            default -> PLAIN;
        };
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
