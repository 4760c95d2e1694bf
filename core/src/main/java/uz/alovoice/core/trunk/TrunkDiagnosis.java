package uz.alovoice.core.trunk;

import java.util.Locale;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;

/** What is wrong with a trunk, and what to do, in words for who has to repair it: messages {@code diagnosis.…}. */
public enum TrunkDiagnosis {
    WRONG_PASSWORD,
    /** Known to the provider, and not let in. */
    FORBIDDEN,
    NOT_ANSWERING,
    UNKNOWN_HOST,
    UNKNOWN_LOGIN,
    UNAVAILABLE,
    NOT_ACCEPTABLE,
    REGISTERS_TOO_OFTEN,
    PAYMENT,
    REFUSED,
    /** An outgoing call was forbidden. */
    CALL_FORBIDDEN,
    /** A call came for a number that is not connected; it is what the text names. */
    UNASSIGNED_NUMBER,
    /** A talk in which nothing was heard from the provider's side. */
    ONE_WAY_AUDIO;

    /** As stored and in the API: wrong_password. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TrunkDiagnosis fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** @param detail the number that was called; empty where there is none */
    public String in(Language language, String detail) {
        return Message.of("diagnosis." + code(), detail).text(language);
    }

    /**
     * From the Status and Phrase of {@code sofia::gateway_state}. A 401 or 407 as a final answer means that the digest was
     * tried and refused. Sofia reports its own failures like answers (tried on 1.11.3): 503 "DNS Error" for a name that does not
     * resolve, 503 "Service Unavailable" for a refused connection or a network without a way there, 408 for silence.
     *
     * @param status   null or 0 when there was no answer
     * @param phrase   null when there was none
     * @param answered whether any answer, good or bad, ever came from the provider's side
     */
    public static TrunkDiagnosis of(Integer status, String phrase, boolean answered) {
        var words = phrase == null ? "" : phrase.toLowerCase(Locale.ROOT);
        if (words.contains("dns") || words.contains("resolve")) {
            return UNKNOWN_HOST;
        }
        return switch (status == null ? 0 : status) {
            case 401, 407 -> WRONG_PASSWORD;
            case 403 -> FORBIDDEN;
            case 402 -> PAYMENT;
            case 404, 410, 416, 484, 604 -> UNKNOWN_LOGIN;
            case 0, 408, 504 -> NOT_ANSWERING;
            case 423, 429 -> REGISTERS_TOO_OFTEN;
            case 415, 420, 421, 488, 606 -> NOT_ACCEPTABLE;
            case 503 -> answered ? UNAVAILABLE : NOT_ANSWERING;
            case 480, 500, 502 -> UNAVAILABLE;
            default -> REFUSED;
        };
    }

    /** Of an outgoing call that the trunk was at fault for. */
    static TrunkDiagnosis ofCall(int status) {
        return status == 403 ? CALL_FORBIDDEN : of(status, null, true);
    }
}
