package uz.alovoice.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import uz.alovoice.core.CoreException.Reason;

/** A language that prompts exist in. */
public enum Language {
    UZ,
    RU,
    EN;

    /** ISO 639-1 code: uz, ru, en. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Language fromCode(String code) {
        for (var language : values()) {
            if (language.code().equals(code)) {
                return language;
            }
        }
        throw new CoreException(
                Reason.INVALID,
                Message.of("language.unknown", String.valueOf(code)).at("language"));
    }
}
