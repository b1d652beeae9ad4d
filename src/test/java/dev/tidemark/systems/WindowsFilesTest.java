package dev.tidemark.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The same project as somebody on Windows has it: other line ends, paths with backslashes, a folder with blanks. */
@ExtendWith({LeakCheck.class, Tally.class})
class WindowsFilesTest {
    private static final String FOLDER = "Meine Projekte/Größe ü 項目 (1)";
    private static final Pattern PATHS =
            Pattern.compile("((?:file|path|changelog)\"?[:=] ?\"?)([^\",}\\s]+/[^\",}\\s]+)");

    @TempDir
    Path place = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "TODO_CHATBOT, H2", "TODO_CHATBOT, POSTGRESQL", "AI_MESSAGING, H2", "AI_MESSAGING, POSTGRESQL",
        "USERS_AND_TASKS, H2", "USERS_AND_TASKS, POSTGRESQL", "CHATS_AND_MESSAGES, H2",
        "CHATS_AND_MESSAGES, POSTGRESQL"})
    void revisionsAndChecksumsAreTheSame(Team team, On on) throws Exception {
        try (Desk desk = Desk.of(team, on, place, FOLDER)) {
            desk.tidemark("upgrade", "--yes").exits(0);
            List<String> record = desk.rows("SELECT id, author, filename, md5sum FROM databasechangelog ORDER BY 1");
            List<String> schema = desk.schema();

            asOnWindows(desk.project());
            JsonNode status = desk.tidemark("status", "--json").exits(0).json();
            assertThat(status.path("counts").path("applied").asInt()).isEqualTo(record.size());
            assertThat(status.path("counts").path("pending").asInt()).isZero();
            assertThat(status.path("counts").path("edited").asInt()).isZero();
            assertThat(status.path("counts").path("orphaned").asInt()).isZero();
            assertThat(status.path("problems")).isEmpty();

            desk.tidemark("rollback", "base", "--yes", "--allow-data-loss").exits(0);
            assertThat(desk.tables()).isEmpty();
            desk.tidemark("upgrade", "--yes").exits(0);
            assertThat(desk.rows("SELECT id, author, filename, md5sum FROM databasechangelog ORDER BY 1"))
                    .isEqualTo(record);
            assertThat(desk.schema()).isEqualTo(schema);
        }
    }

    /** In double quotes a backslash is something else, and nothing runs before that is said. */
    @ParameterizedTest(name = "{0} H2")
    @CsvSource(delimiter = '|', value = {
        "db/changelog.yaml | \"versions\\0001_first.yaml\" | db/changelog.yaml:2: The path 'versions\\0001_first.yaml' holds",
        "db/changelog.yaml | \"versions\\new.yaml\" | db/changelog.yaml:2: The path 'versions\\new.yaml' holds a sign that no path has",
        "db/changelog.yaml | \"versions\\8be27f5510aa_read_receipts.yaml\" | db/changelog.yaml:2 is not valid YAML: in double quotes a backslash begins an escape, and there is no such one.",
        "tidemark.yaml | \"db\\new.yaml\" | tidemark.yaml, line 1: 'changelog' holds a sign that is none: in double quotes a backslash",
        "tidemark.yaml | \"db\\changelog.yaml\" | tidemark.yaml, line 1: It is not YAML that can be read: in double quotes a backslash"})
    void aBackslashInDoubleQuotesIsExplained(String file, String path, String words) throws Exception {
        try (Desk desk = Desk.of(Team.AI_MESSAGING, On.H2, place)) {
            boolean settings = file.equals("tidemark.yaml");
            desk.file(file, settings
                    ? "changelog: " + path + "\n"
                    : "databaseChangeLog:\n  - include: {file: " + path + ", relativeToChangelogFile: true}\n");

            desk.tidemark("upgrade", "--yes").exits(settings ? 2 : 1).says(words);
            assertThat(desk.tables()).isEmpty();
        }
    }

    private static void asOnWindows(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean json = file.toString().endsWith(".json");
                String text = PATHS.matcher(Files.readString(file)).replaceAll(match -> backslashes(match, json));
                Files.writeString(file, text.replace("\n", "\r\n"));
            }
        }
    }

    private static String backslashes(MatchResult match, boolean json) {
        return Matcher.quoteReplacement(
                match.group(1) + match.group(2).replace("/", json ? "\\\\" : "\\"));
    }
}
