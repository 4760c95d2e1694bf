package uz.alovoice.core.trunk;

import java.util.Locale;
import uz.alovoice.core.Language;

/** Why a trunk does not work, in words for who has to repair it. */
public enum TrunkDiagnosis {
    WRONG_PASSWORD("Login yoki parol notoʻgʻri.", "Неверный логин или пароль.", "The login or the password is wrong."),
    NOT_ANSWERING(
            "Server javob bermayapti: manzil, port va tarmoqni tekshiring.",
            "Сервер не отвечает: проверьте адрес, порт и сеть.",
            "The server does not answer: check address, port and network."),
    UNKNOWN_HOST(
            "Bunday server nomi topilmadi: manzilni tekshiring.",
            "Такого имени сервера нет: проверьте адрес.",
            "There is no server of that name: check the address."),
    WRONG_DOMAIN(
            "Server bu raqamni yoki domenni bilmaydi: login va domenni tekshiring.",
            "Сервер не знает этого номера или домена: проверьте логин и домен.",
            "The server does not know this number or domain: check login and domain."),
    UNAVAILABLE(
            "Operator serveri vaqtincha ishlamayapti.",
            "Сервер оператора временно не работает.",
            "The provider's server is out of service for now."),
    NOT_ACCEPTABLE(
            "Server taklif etilgan kodeklar yoki shifrlashni qabul qilmadi.",
            "Сервер не принял предложенные кодеки или шифрование.",
            "The server did not accept the codecs or the encryption offered."),
    REGISTERS_TOO_OFTEN(
            "Server tez-tez roʻyxatdan oʻtishni cheklayapti.",
            "Сервер ограничивает частоту регистраций.",
            "The server limits how often one may register."),
    PAYMENT(
            "Operator hisobni toʻlashni talab qilyapti.",
            "Оператор требует оплаты счёта.",
            "The provider asks for its bill to be paid."),
    REFUSED("Server rad etdi.", "Сервер отказал.", "The server refused.");

    private final String uz;
    private final String ru;
    private final String en;

    TrunkDiagnosis(String uz, String ru, String en) {
        this.uz = uz;
        this.ru = ru;
        this.en = en;
    }

    public String in(Language language) {
        return switch (language) {
            case UZ -> uz;
            case RU -> ru;
            case EN -> en;
        };
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
            case 401, 403, 407 -> WRONG_PASSWORD;
            case 402 -> PAYMENT;
            case 404, 410, 416, 484, 604 -> WRONG_DOMAIN;
            case 0, 408, 504 -> NOT_ANSWERING;
            case 423, 429 -> REGISTERS_TOO_OFTEN;
            case 415, 420, 421, 488, 606 -> NOT_ACCEPTABLE;
            case 503 -> answered ? UNAVAILABLE : NOT_ANSWERING;
            case 480, 500, 502 -> UNAVAILABLE;
            default -> REFUSED;
        };
    }
}
