package dev.tidemark.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
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
        return java.util.regex.Matcher.quoteReplacement(
                match.group(1) + match.group(2).replace("/", json ? "\\\\" : "\\"));
    }
}
