package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class CommandWordsTest {
    private static final Path MAIN = Path.of("src/main/java/dev/tidemark");
    private static final Pattern OPTION = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*--[a-z](?:[^\"\\\\\n]|\\\\.)*\"");

    /** Arguments of other programs, which nobody reads. */
    private static final Set<Path> START_PROGRAMS =
            Set.of(MAIN.resolve("adapter/embedded/RunningServer.java"),
                    MAIN.resolve("adapter/desktop/SystemDesktop.java"));

    @Test
    void onlyTheCommandLineSpeaksOfOptions() throws IOException {
        for (Path file : sources()) {
            if (file.startsWith(MAIN.resolve("ui/tour"))) {
                continue; // writes changelogs of its own, whose comments begin like options
            }
            boolean starts = START_PROGRAMS.contains(file);
            assertThat(OPTION.matcher(Files.readString(file)).results()
                    .map(r -> r.group())
                    .filter(literal -> !starts || !literal.startsWith("\"--")))
                    .as("%s", file)
                    .isEmpty();
        }
    }

    @Test
    void noTextOfTheWindowNamesAnOption() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/resources/dev/tidemark/ui/messages.properties"));
        assertThat(lines).noneMatch(line -> line.contains("--"));
    }

    @Test
    void everyPhraseIsStillSaid() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : sources()) {
            all.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
        }
        assertThat(CommandWords.PHRASES.keySet()).allSatisfy(phrase -> assertThat(all).contains(phrase));
    }

    @Test
    void aPhraseBecomesTheOptionThatDoesIt() {
        assertThat(
                CommandWords.of("Give the database's name, orders, or say what the connection is for (an environment,"
                        + " or a pattern in tidemark.yaml)."))
                .isEqualTo("Give --confirm orders, or say what the connection is for (--environment development, or a"
                        + " pattern in tidemark.yaml).");
        assertThat(CommandWords.of("Something else.")).isEqualTo("Something else.");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.startsWith(MAIN.resolve("cli")))
                    .toList();
        }
    }
}
