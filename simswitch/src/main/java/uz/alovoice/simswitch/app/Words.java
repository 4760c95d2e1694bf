package uz.alovoice.simswitch.app;

import java.util.ArrayList;
import java.util.List;

/** FreeSWITCH's way of splitting arguments: quotes keep separators, backslashes keep quotes. */
public final class Words {
    private Words() {}

    public static List<String> split(String text, char separator) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '\'') {
                word.append(text.charAt(++i));
            } else if (c == '\'') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                if (separator != ' ' || !word.isEmpty()) words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        if (!word.isEmpty()) words.add(word.toString());
        return words;
    }
}
