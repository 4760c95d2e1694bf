package uz.alovoice.web.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.alovoice.core.person.Token;
import uz.alovoice.core.workplace.DesktopProgram;

/** AloVoice Desktop on Wine, with a program in Edge's place that writes down how it was started. */
@DisplayName("AloVoice Desktop")
class DesktopProgramTest {
    private static final Path SCRIPT = Path.of("desktop", "alovoice.nsi").toAbsolutePath();
    private static final String EDGE = """
        Unicode true
        Target amd64-unicode
        Name "Edge"
        OutFile "msedge.exe"
        RequestExecutionLevel user
        SilentInstall silent
        Section
            FileOpen $0 "$EXEDIR\\started.txt" w
            FileWrite $0 "$CMDLINE"
            FileClose $0
        SectionEnd
        """;

    @TempDir
    Path directory;

    @Test
    @DisplayName("opens the phone of its operator in an app window, tells the token and the computer behind the #, and"
            + " keeps a copy (skipped where makensis or Wine is missing)")
    void opensThePhone() throws Exception {
        assumeTrue(has("makensis"), "makensis is not installed: apt install nsis");
        assumeTrue(has("wine"), "Wine is not installed: apt install wine wine64");
        Files.writeString(directory.resolve("edge.nsi"), EDGE);
        Files.createDirectories(directory.resolve("target"));
        run("makensis", "-V1", "edge.nsi");
        run("makensis", "-V1", "-NOCD", SCRIPT.toString());
        var program = Buffer.buffer(Files.readAllBytes(directory.resolve("target/AloVoice.exe")));
        var token = Token.make();
        Files.write(
                directory.resolve("AloVoice-2000.exe"),
                DesktopProgram.of(program, "https://pbx.example", token).getBytes());
        run(
                "wine",
                "reg",
                "add",
                "HKCU\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\msedge.exe",
                "/ve",
                "/d",
                "Z:" + directory.resolve("msedge.exe").toString().replace('/', '\\'),
                "/f");

        run("wine", "AloVoice-2000.exe");
        var first = started();
        var address = Pattern.compile("--app=\"?https://pbx.example/desktop.html#" + Pattern.quote(token.value())
                + "/([0-9a-f-]{36})/[^\"]+\"? --user-data-dir=\"[^\"]*AloVoice\\\\Profile\"");
        var seen = address.matcher(first);
        assertThat(seen.find()).as(first).isTrue();

        // The copy that it keeps opens the same, on the same computer.
        Files.delete(directory.resolve("started.txt"));
        Path copy;
        try (var files = Files.walk(directory.resolve("prefix/drive_c/users"))) {
            copy = files.filter(file -> file.endsWith("AloVoice/AloVoice.exe"))
                    .findFirst()
                    .orElseThrow();
        }
        run("wine", copy.toString());
        assertThat(started()).isEqualTo(first);
        run("wineserver", "-k");
    }

    private String started() throws IOException {
        var file = directory.resolve("started.txt");
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(file) || Files.size(file) == 0) {
            assertThat(System.nanoTime()).as("Edge was started").isLessThan(patience);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return Files.readString(file);
    }

    private static boolean has(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private void run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().put("WINEPREFIX", directory.resolve("prefix").toString());
        builder.environment().put("WINEDEBUG", "-all");
        builder.environment().put("DISPLAY", "");
        builder.environment().put("HOME", directory.toString()); // its desktop is the person's own otherwise
        var process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES))
                .as(command[0] + " ends")
                .isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("log")))
                .isZero();
    }
}
