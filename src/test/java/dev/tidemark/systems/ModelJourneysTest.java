package dev.tidemark.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The teams' entity models at work: compared, written as revisions, taken up and down, by command. */
@ExtendWith({LeakCheck.class, Tally.class})
class ModelJourneysTest {
    private static final String PRIORITY = "breaking missing column tasks.priority";

    @TempDir
    Path place = Path.of("");

    /** A desk whose project file names the entities. */
    private Desk desk(Team team, On on, String entities) throws Exception {
        Desk desk = Desk.of(team, on, place);
        model(desk, team, entities);
        return desk;
    }

    private static void model(Desk desk, Team team, String entities) throws IOException {
        Path file = team.files().resolve("tidemark.yaml");
        String own = Files.exists(file) ? Files.readString(file) : "changelog: " + team.root() + "\n";
        desk.file("tidemark.yaml",
                own + "model:\n  classPath: ['" + classes() + "']\n  packages: [dev.tidemark.systems."
                        + entities + "]\n");
    }

    private static Path classes() {
        return Path.of(java.net.URI.create(
                ModelJourneysTest.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Everything that a comparison found, and its exit code fits. */
    private static List<String> compared(Desk desk, String left, String right) {
        Desk.Answer answer = desk.tidemark("compare", left, right, "--json");
        List<String> found = answer.json().path("differences").valueStream().map(ModelJourneysTest::line).toList();
        answer.exits(found.isEmpty() ? 0 : 4);
        return found;
    }

    private static String line(JsonNode difference) {
        String property = difference.path("property").isNull()
                ? ""
                : " " + difference.path("property").asString() + ": " + difference.path("left").asString() + " -> "
                        + difference.path("right").asString();
        return difference.path("severity").asString() + " " + difference.path("kind").asString() + " "
                + difference.path("objectType").asString() + " "
                + difference.path("name").asString().toLowerCase(Locale.ROOT) + property;
    }

    @ParameterizedTest
    @CsvSource({
        "TODO_CHATBOT, todochatbot.after, H2", "TODO_CHATBOT, todochatbot.after, POSTGRESQL",
        "AI_MESSAGING, aimessaging, H2", "AI_MESSAGING, aimessaging, POSTGRESQL",
        "USERS_AND_TASKS, usersandtasks, H2", "USERS_AND_TASKS, usersandtasks, POSTGRESQL",
        "CHATS_AND_MESSAGES, chatsandmessages, H2", "CHATS_AND_MESSAGES, chatsandmessages, POSTGRESQL",
        "EVOLUTION, evolution, H2", "EVOLUTION, evolution, POSTGRESQL"})
    void nothingThatMattersIsFoundBetweenTheModelAndWhatItsChangelogMakes(Team team, String entities, On on)
            throws Exception {
        try (Desk desk = desk(team, on, entities)) {
            desk.tidemark("upgrade", "head", "--yes", "--contexts", "none", "--allow-data-loss").exits(0);

            assertThat(compared(desk, "model", "database")).isEqualTo(cosmetic(team, on));
            JsonNode check = desk.tidemark("check", "--json", "--contexts", "none").exits(0).json();
            assertThat(check.path("clean").asBoolean()).isTrue();
            assertThat(check.path("model").asBoolean()).isTrue();
        }
    }

    /** The guide's table numbers its rows by SERIAL, and has an index beside a key that does the same. */
    private static List<String> cosmetic(Team team, On on) {
        return team != Team.USERS_AND_TASKS || on == On.H2
                ? List.of()
                : List.of(
                        "cosmetic changed column tasks.id generation: identity, by default -> sequence tasks_id_seq",
                        "cosmetic unexpected index users.ix_users_email");
    }

    @ParameterizedTest
    @CsvSource({
        "H2, sql", "H2, yaml", "H2, xml", "H2, json", "POSTGRESQL, sql", "POSTGRESQL, xml"})
    void theNewPriorityIsOneDifferenceWhoseRevisionGoesUpDownAndUp(On on, String format) throws Exception {
        try (Desk desk = desk(Team.TODO_CHATBOT, on, "todochatbot.before")) {
            withoutPriority(desk);
            desk.tidemark("upgrade", "head", "--yes").exits(0);
            assertThat(compared(desk, "model", "database")).isEmpty();
            List<String> schema = desk.schema();

            model(desk, Team.TODO_CHATBOT, "todochatbot.after");
            assertThat(compared(desk, "model", "database")).containsExactly(PRIORITY);
            desk.tidemark("check").exits(4).says("1 difference: 1 breaking");
            String root = desk.text("db/changelog.xml");
            desk.tidemark("revision", "-m", "Task priority", "--from-model", "--format", format, "--dry-run").exits(0)
                    .says("priority", "Nothing was written");
            assertThat(desk.text("db/changelog.xml")).isEqualTo(root);
            assertThat(revisions(desk)).hasSize(1);

            desk.tidemark("revision", "-m", "Task priority", "--from-model", "--format", format, "--yes").exits(0)
                    .says("Written: ");
            assertThat(revisions(desk)).hasSize(2).anyMatch(name -> name.endsWith("_task_priority." + format));
            desk.tidemark("check").exits(7).says("task_priority", "1 difference: 1 breaking");
            desk.tidemark("upgrade", "head", "--yes").exits(0).says("Done: 1 revision");
            assertThat(compared(desk, "model", "database")).isEmpty();
            desk.tidemark("check").exits(0);

            desk.tidemark("rollback", "-1", "--yes", "--allow-data-loss").exits(0);
            assertThat(desk.schema()).isEqualTo(schema);
            assertThat(compared(desk, "model", "database")).containsExactly(PRIORITY);
            desk.tidemark("upgrade", "+1", "--yes").exits(0);
            assertThat(compared(desk, "database", "model")).isEmpty();
            desk.tidemark("revision", "-m", "Nothing", "--from-model", "--yes").exits(0).says("nothing to write");
            assertThat(revisions(desk)).hasSize(2);
        }
    }

    private static void withoutPriority(Desk desk) throws IOException {
        Files.delete(desk.project().resolve("db/revisions/20260215_task_priority.xml"));
        desk.file("db/changelog.xml", desk.text("db/changelog.xml").replaceFirst(".*20260215_task_priority.*\n", ""));
    }

    private static List<String> revisions(Desk desk) throws IOException {
        try (Stream<Path> files = Files.list(desk.project().resolve("db/revisions"))) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theChatServiceIsAdoptedWithItsRowsAndGoesOnFromItsModel(On on) throws Exception {
        try (Desk desk = desk(Team.CHATS_AND_MESSAGES, on, "chatsandmessages")) {
            desk.run("application/create_all-" + on.product() + ".sql");
            desk.run("application/rows.sql");
            forget(desk);
            List<String> before = counts(desk);
            List<String> schema = desk.schema();

            desk.tidemark("baseline", "--format", "json", "--yes").exits(0).says("New file", "'tidemark stamp head'");
            assertThat(desk.schema()).isEqualTo(schema);
            desk.tidemark("stamp", "head", "--yes").exits(0).says("Done: 2 revisions");
            assertThat(counts(desk)).isEqualTo(before).containsExactly("2, 7, 4");
            assertThat(desk.schema()).containsAll(schema);
            assertThat(matters(desk)).containsExactlyInAnyOrder(
                    "breaking missing column chats.last_read_at", "breaking missing column chats.user_id",
                    "notable missing index chats.ix_chats_user_id",
                    "breaking missing column messages.text_length");

            desk.tidemark("revision", "-m", "What the model wants", "--from-model", "--yes").exits(0)
                    .says("To be written before it runs: Say what 7 rows of");
            desk.tidemark("upgrade", "head", "--yes").exits(5)
                    .says("A place that says 'Write here' has not been written");
            assertThat(counts(desk)).isEqualTo(before);
            writeThePlace(desk);
            desk.tidemark("upgrade", "head", "--yes").exits(0).says("Done: 1 revision");

            assertThat(counts(desk)).isEqualTo(before);
            assertThat(desk.rows("SELECT text_length FROM messages ORDER BY id"))
                    .containsExactly("4", "0", "16", "0", "9", "0", "6");
            assertThat(matters(desk)).isEmpty();
            desk.tidemark("check").exits(0);
            desk.tidemark("rollback", "-1", "--yes", "--allow-data-loss").exits(0);
            assertThat(counts(desk)).isEqualTo(before);
            assertThat(desk.schema()).containsAll(schema);
        }
    }

    /** The differences that are more than cosmetic. */
    private static List<String> matters(Desk desk) {
        return compared(desk, "model", "database").stream().filter(line -> !line.startsWith("cosmetic ")).toList();
    }

    /** What the file asks of a person. */
    private static void writeThePlace(Desk desk) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(desk.project().resolve("db"))) {
            file = files.filter(f -> f.toString().endsWith(".sql")).findFirst().orElseThrow();
        }
        String written = Files.readString(file)
                .replaceAll("(?m)^--precondition.*\\R|^-- Once every place.*\\R", "")
                .replaceAll("(?m)^-- Write here.*\\R", "")
                .replaceAll("(?mi)^--( +UPDATE messages SET text_length =) \\.\\.\\.", "$1 coalesce(length(text), 0);");
        Files.writeString(file, written);
    }

    /** The team has no changelog yet. */
    private static void forget(Desk desk) throws IOException {
        try (Stream<Path> files = Files.walk(desk.project().resolve("db"))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<String> counts(Desk desk) throws Exception {
        return desk.rows("SELECT (SELECT count(*) FROM chats), (SELECT count(*) FROM messages),"
                + " (SELECT count(text) FROM messages)");
    }

    @ParameterizedTest
    @EnumSource
    void whoHasTheClassesSavesTheModelAndWhoHasNotCompares(On on) throws Exception {
        try (Desk desk = desk(Team.TODO_CHATBOT, on, "todochatbot.after")) {
            withoutPriority(desk);
            desk.tidemark("upgrade", "head", "--yes").exits(0);
            Path file = place.resolve("model.json");
            desk.tidemark("snapshot", "--model", "--output", file.toString()).exits(0).says("4 tables");

            desk.file("tidemark.yaml", "changelog: " + Team.TODO_CHATBOT.root() + "\n");
            assertThat(desk.tidemark("check", "--json").exits(0).json().path("model").asBoolean()).isFalse();
            assertThat(compared(desk, "snapshot:" + file, "database")).containsExactly(PRIORITY);
            desk.database().run("ALTER TABLE tasks ADD priority integer");
            assertThat(compared(desk, "snapshot:" + file, "database")).isEmpty();
            assertThat(compared(desk, "database", "snapshot:" + file)).isEmpty();
        }
    }
}
