package dev.tidemark.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tidemark.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way up and the whole way down as scripts, made without a connection and run by the databases' own clients. */
@ExtendWith({LeakCheck.class, Tally.class})
class OfflineScriptsTest {
    private static final String RECORD = "SELECT id, author, filename, orderexecuted, exectype, md5sum, description,"
            + " comments, liquibase FROM databasechangelog ORDER BY orderexecuted";

    @TempDir
    Path place = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "TODO_CHATBOT, H2", "TODO_CHATBOT, POSTGRESQL", "AI_MESSAGING, H2", "AI_MESSAGING, POSTGRESQL",
        "USERS_AND_TASKS, H2", "USERS_AND_TASKS, POSTGRESQL", "CHATS_AND_MESSAGES, H2",
        "CHATS_AND_MESSAGES, POSTGRESQL"})
    void upAndDownByScriptIsUpAndDownByTidemark(Team team, On on) throws Exception {
        List<String> schema;
        List<String> record;
        try (Desk twin = Desk.of(team, on, place, "twin")) {
            twin.tidemark("upgrade", "--yes").exits(0);
            schema = twin.schema();
            record = twin.rows(RECORD);
        }
        try (Desk desk = Desk.of(team, on, place)) {
            String up = script(desk, on, "base:head");
            String down = script(desk, on, "head:base");
            assertThatThrownBy(() -> desk.execute(down)).isInstanceOf(SQLException.class);
            assertThat(desk.tables()).isEmpty();
            desk.typed("plan", "head", "--offline", on.product()).exits(0).says(desk.revisions().getLast());

            desk.execute(up);
            assertThat(desk.rows(RECORD)).isEqualTo(record);
            assertThat(desk.schema()).isEqualTo(schema);
            desk.tidemark("upgrade", "--yes").exits(0).says("Nothing to do");
            assertThatThrownBy(() -> desk.execute(up)).hasMessageContaining("Tidemark");

            desk.execute(down);
            assertThat(desk.recorded()).isEmpty();
            assertThat(desk.tables()).isEmpty();
            desk.execute(up);
            assertThat(desk.schema()).isEqualTo(schema);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EVOLUTION") // its own project is EvolutionWizardTest's
    void psqlRunsTheSame(Team team) throws Exception {
        try (Desk desk = Desk.of(team, On.POSTGRESQL, place)) {
            String up = script(desk, On.POSTGRESQL, "base:head");
            String down = script(desk, On.POSTGRESQL, "head:base");

            assertThat(psql(desk, up)).as(desk.psqlSaid()).isZero();
            desk.tidemark("upgrade", "--yes").exits(0).says("Nothing to do");
            List<String> record = desk.rows(RECORD);
            assertThat(psql(desk, up)).as("psql stops where the database does not stand at the beginning").isEqualTo(3);
            assertThat(desk.psqlSaid()).contains("Tidemark");
            assertThat(desk.rows(RECORD)).isEqualTo(record);
            assertThat(psql(desk, down)).as(desk.psqlSaid()).isZero();
            assertThat(desk.tables()).isEmpty();
            assertThat(desk.recorded()).isEmpty();
        }
    }

    /** From one revision to another, on databases that stand there. */
    @ParameterizedTest
    @EnumSource
    void partsOfTheWayAreScriptsToo(On on) throws Exception {
        try (Desk desk = Desk.of(Team.AI_MESSAGING, on, place)) {
            desk.execute(script(desk, on, "base:753d9557b07b"));
            desk.execute(script(desk, on, "753d9557b07b:8be27f5510aa"));
            assertThat(desk.recorded()).isEqualTo(desk.revisions().subList(0, 3));
            assertThat(desk.rows("SELECT name FROM users ORDER BY id"))
                    .containsExactly("Planner", "O'Hara, translator");
            desk.execute(script(desk, on, "8be27f5510aa:753d9557b07b"));
            assertThat(desk.count("users")).isZero();
            assertThat(desk.recorded()).containsExactly("753d9557b07b");
        }
    }

    private static String script(Desk desk, On on, String range) {
        return desk.typed("script", range, "--offline", on.product()).exits(0).out();
    }

    private static int psql(Desk desk, String script) throws InterruptedException {
        try {
            return desk.psql(script);
        } catch (IOException e) {
            System.out.println("NOT TESTED: there is no psql on this machine, so no script was run by it");
            return abort("NOT TESTED: there is no psql on this machine, so the script was not run by it");
        }
    }
}
