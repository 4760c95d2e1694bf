package uz.alovoice.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern KEY = Pattern.compile("\"(%s)\\.[a-z_]+\"".formatted(prefixes()));

    /** What the keys begin with: a text in the sources that begins so too is one of them. */
    private static String prefixes() {
        return Messages.keys(Language.EN).stream()
                .filter(key -> key.contains("."))
                .map(key -> key.substring(0, key.indexOf('.')))
                .distinct()
                .collect(Collectors.joining("|"));
    }

    @Test
    void theThreeLanguagesSayTheSameThings() {
        for (var language : Language.values()) {
            assertThat(Messages.keys(language)).isEqualTo(Messages.keys(Language.EN));
        }
        for (var key : Messages.keys(Language.EN)) {
            for (var argument : List.of("{0}", "{1}")) {
                assertThat(Messages.text(Language.UZ, key, List.of()).contains(argument))
                        .as(key)
                        .isEqualTo(Messages.text(Language.EN, key, List.of()).contains(argument));
                assertThat(Messages.text(Language.RU, key, List.of()).contains(argument))
                        .as(key)
                        .isEqualTo(Messages.text(Language.EN, key, List.of()).contains(argument));
            }
        }
    }

    @Test
    void everyKeyThatIsUsedExists() throws IOException {
        var used = new TreeSet<String>();
        for (var module : List.of("core", "web")) {
            var sources = Files.isDirectory(Path.of(module)) ? Path.of(module) : Path.of("..", module);
            try (var files = Files.walk(sources.resolve("src/main/java"))) {
                for (var file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    KEY.matcher(Files.readString(file))
                            .results()
                            .map(match -> match.group().replace("\"", ""))
                            .forEach(used::add);
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(Messages.keys(Language.EN)).containsAll(used);
    }

    @Test
    void uzbekIsWrittenWithItsOwnLetters() {
        for (var key : Messages.keys(Language.UZ)) {
            assertThat(Messages.text(Language.UZ, key, List.of())).as(key).doesNotContain("'", "’", "‘", "`");
        }
    }
}
