package uz.alovoice.core;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** What the product says to people, in each language: {@code messages/{uz,ru,en}.properties}. */
public final class Messages {
    private static final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            texts.put(language, load(language));
        }
    }

    private Messages() {}

    private static Properties load(Language language) {
        var file = "/messages/" + language.code() + ".properties";
        try (var in = new InputStreamReader(Messages.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** @return the text with {0}, {1} … replaced; throws IllegalArgumentException for a key that is not there, which is a mistake of ours */
    public static String text(Language language, String key, List<Object> args) {
        var text = texts.get(language).getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no message " + key);
        }
        for (var i = 0; i < args.size(); i++) {
            text = text.replace("{" + i + "}", String.valueOf(args.get(i)));
        }
        return text;
    }

    /** Every key there is in a language. */
    public static Set<String> keys(Language language) {
        return texts.get(language).stringPropertyNames();
    }
}
