package uz.alovoice.core.number;

import java.util.Optional;
import java.util.Set;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;

/**
 * A telephone number in the one form the product keeps: E.164 with the plus, or a short number as dialled.
 *
 * @param value {@code +} and 7 to 15 digits, or 2 to 4 digits
 */
public record PhoneNumber(String value) {
    private static final String COUNTRY = "998";
    private static final Set<String> EMERGENCY = Set.of("101", "102", "103", "104", "112");
    private static final int LONGEST_INPUT = 40;

    public PhoneNumber {
        if (!value.matches("\\+[1-9][0-9]{6,14}|[0-9]{2,4}")) {
            throw refused(value);
        }
    }

    /**
     * Reads what people and carriers write, with Uzbekistan's rules: nine digits are national, 998… and foreign numbers may
     * lack their plus, 00 and 8-10 lead abroad, 8 before nine digits is the old national form; four digits and fewer are
     * short numbers and stay as they are. Blanks, dots, dashes and brackets mean nothing.
     *
     * @throws CoreException INVALID for anything else, such as seven digits without an area code
     */
    public static PhoneNumber parse(String text) {
        if (text == null || text.length() > LONGEST_INPUT) {
            throw refused(text == null ? "" : text.substring(0, LONGEST_INPUT) + "…");
        }
        var bare = text.replaceAll("[\\s\\u00a0().-]", "");
        if (!bare.matches("\\+?[0-9]+")) {
            throw refused(text);
        }
        try {
            return new PhoneNumber(international(bare));
        } catch (CoreException e) {
            throw refused(text);
        }
    }

    /** {@link #parse}, for text that may well be no number: empty then. */
    public static Optional<PhoneNumber> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (CoreException notANumber) {
            return Optional.empty();
        }
    }

    private static String international(String bare) {
        int length = bare.length();
        if (bare.startsWith("+") || length <= 4) {
            return bare;
        }
        if (bare.startsWith("00")) {
            return "+" + bare.substring(2);
        }
        if (length == 9) {
            return "+" + COUNTRY + bare;
        }
        if (length == 12 && bare.startsWith(COUNTRY)) {
            return "+" + bare;
        }
        if (bare.startsWith("8")) {
            return afterEight(bare.substring(1));
        }
        return length >= 11 ? "+" + bare : bare; // ten digits and five to eight mean nothing by themselves
    }

    private static String afterEight(String rest) {
        if (rest.length() == 9) {
            return "+" + COUNTRY + rest;
        }
        if (rest.length() == 12 && rest.startsWith(COUNTRY)) {
            return "+" + rest;
        }
        if (rest.startsWith("10") && rest.length() >= 12) {
            return "+" + rest.substring(2);
        }
        // 8 and ten digits is Russia's national form, other lengths are countries such as China (86).
        return rest.length() == 10 ? rest : "+8" + rest;
    }

    public boolean isE164() {
        return value.startsWith("+");
    }

    /** Two to four digits: operators' services, banks, taxis, and emergencies. */
    public boolean isShort() {
        return !isE164();
    }

    /** 101 fire, 102 police, 103 ambulance, 104 gas, 112: never limited, never charged. */
    public boolean isEmergency() {
        return EMERGENCY.contains(value);
    }

    /** In Uzbekistan. */
    public boolean isNational() {
        return value.startsWith("+" + COUNTRY);
    }

    @Override
    public String toString() {
        return value;
    }

    private static CoreException refused(String text) {
        return new CoreException(
                Reason.INVALID, Message.of("phone.invalid", text).at("phone"));
    }
}
