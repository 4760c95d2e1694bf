package uz.alovoice.core.audio;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uz.alovoice.core.Language;

/** The recordings that ship with the project and the tables of what they say. */
final class Recordings {
    /** Surefire names the module's directory; an IDE usually starts in the project's. */
    static final Path SOUNDS = Path.of(System.getProperty("basedir", "core"), "..", "freeswitch-conf", "sounds")
            .toAbsolutePath()
            .normalize();

    private Recordings() {}

    /** Key to text, in the table's order; a malformed line or a repeated key fails. */
    static Map<String, String> texts(Language language) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        for (String line : Files.readAllLines(SOUNDS.resolve(language.code() + ".tsv"))) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 2 || columns[1].isBlank() || texts.put(columns[0], columns[1]) != null) {
                throw new AssertionError(language + ": malformed or repeated: " + line);
            }
        }
        return texts;
    }

    /** What a caller hears, as text. */
    static String say(Language language, List<Prompt> prompts) throws IOException {
        Map<String, String> texts = texts(language);
        return prompts.stream().map(prompt -> texts.get(prompt.key())).collect(joining(" "));
    }

    static String sayFiles(Language language, List<Path> files) throws IOException {
        Map<String, String> texts = texts(language);
        return files.stream()
                .map(file -> texts.get(file.getFileName().toString().replace(".wav", "")))
                .collect(joining(" "));
    }
}
