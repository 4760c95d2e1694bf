package uz.alovoice.esl;

/** How FreeSWITCH writes the events of a connection; both give the same {@link Event}. Plain is cheaper to read. */
public enum EventFormat {
    PLAIN("plain"),
    JSON("json");

    private final String word;

    EventFormat(String word) {
        this.word = word;
    }

    /** The format's name in the commands {@code event} and {@code myevents}. */
    public String word() {
        return word;
    }

    /** The Content-Type of a message that carries an event in this format. */
    public String contentType() {
        return "text/event-" + word;
    }
}
