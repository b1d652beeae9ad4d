package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.Composition;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.fixture.TestTerminal;
import dev.tidemark.model.ModelDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Comparing a real model, real databases and schema files, with a schema that a person wrote. */
@ExtendWith(LeakCheck.class)
class CompareOnDatabasesTest {
    /** As a person writes it: other names, defaults, no list of an enum's values, an index of his own. */
    private static final Map<String, List<String>> SCHEMA = Map.of(
            "postgresql", List.of(
                    "CREATE TABLE users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email varchar(255) NOT NULL,"
                            + " \"createdAt\" timestamptz NOT NULL DEFAULT now())",
                    "CREATE UNIQUE INDEX ix_users_email ON users (email)",
                    "CREATE TABLE tasks (id serial PRIMARY KEY, user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,"
                            + " title varchar(500) NOT NULL, description text, done boolean NOT NULL DEFAULT false,"
                            + " status varchar(20) DEFAULT 'OPEN', effort numeric, priority integer)",
                    "CREATE INDEX ix_tasks_user_id ON tasks (user_id)",
                    "CREATE INDEX ix_tasks_search ON tasks (lower(title)) WHERE NOT done",
                    "CREATE VIEW open_tasks AS SELECT id FROM tasks WHERE NOT done",
                    "ALTER TABLE users RENAME COLUMN \"createdAt\" TO createdat"),
            "h2", List.of(
                    "CREATE TABLE users (id uuid DEFAULT random_uuid() PRIMARY KEY, email varchar(255) NOT NULL,"
                            + " createdAt timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL)",
                    "CREATE UNIQUE INDEX ix_users_email ON users (email)",
                    "CREATE TABLE tasks (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id uuid NOT NULL,"
                            + " title varchar(500) NOT NULL, description clob, done boolean DEFAULT false NOT NULL,"
                            + " status varchar(20) DEFAULT 'OPEN', effort numeric(38,2), priority int,"
                            + " FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE)",
                    "CREATE INDEX ix_tasks_user_id ON tasks (user_id)",
                    "CREATE INDEX ix_tasks_search ON tasks (title)",
                    "CREATE VIEW open_tasks AS SELECT id FROM tasks WHERE NOT done"));

    @TempDir
    Path elsewhere = Path.of("");

    @TempDir
    Path project = Path.of("");

    private final TestTerminal terminal = new TestTerminal();

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void theNewColumnOfTheModelIsTheOneDifferenceThatMatters(String product) throws Exception {
        try (TestDatabase database = fresh(product)) {
            database.run(Objects.requireNonNull(SCHEMA.get(product)).toArray(String[]::new));
            assertThat(run(database, "check", "--json")).as(() -> terminal.takeOut() + terminal.takeErr()).isZero();
            assertThat(json().path("model").asBoolean()).isTrue();

            database.run("ALTER TABLE tasks DROP COLUMN priority");
            assertThat(run(database, "check")).isEqualTo(4);
            assertThat(terminal.takeOut()).contains("is missing: integer").containsIgnoringCase("column priority");
            assertThat(run(database, "compare", "model", "database", "--json", "--fail-on", "notable")).isEqualTo(4);
            assertThat(json().path("differences").valueStream()
                    .filter(d -> !d.path("severity").asString().equals("cosmetic"))
                    .map(d -> d.path("kind").asString() + " "
                            + d.path("name").asString().toLowerCase(java.util.Locale.ROOT)))
                    .containsExactly("missing tasks.priority");
            assertThat(run(database, "compare", "database", "model", "--json")).isEqualTo(4);
            assertThat(json().path("differences").valueStream()
                    .filter(d -> d.path("severity").asString().equals("breaking"))
                    .map(d -> d.path("kind").asString())).containsExactly("unexpected");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void aSchemaFileAnotherDatabaseAndIgnoredDifferences(String product) throws Exception {
        try (TestDatabase database = fresh(product);
                TestDatabase other = fresh(product)) {
            database.run(Objects.requireNonNull(SCHEMA.get(product)).toArray(String[]::new));
            other.run(Objects.requireNonNull(SCHEMA.get(product)).toArray(String[]::new));
            String url = "url:" + other.url();
            assertThat(run(database, "snapshot", "--output", "schema.json")).as(terminal.takeErr()).isZero();
            assertThat(run(database, "compare", "snapshot:schema.json", "database")).as(terminal.takeOut()).isZero();
            assertThat(run(database, "compare", "database", url)).as(() -> terminal.takeOut() + terminal.takeErr())
                    .isZero();

            other.run("DROP INDEX ix_tasks_search", "DROP VIEW open_tasks");
            assertThat(run(database, "compare", "database", url, "--json")).isEqualTo(4);
            assertThat(json().path("differences").valueStream()
                    .map(d -> d.path("kind").asString() + " " + d.path("objectType").asString()))
                    .containsExactly("missing view", "missing index");
            Files.writeString(
                    project.resolve("tidemark.yaml"),
                    "ignore:\n  - {object: '*open_tasks', reason: reports}\n  - {object: 'tasks.ix_*', type: index, reason: tried}\n");
            assertThat(run(database, "compare", "database", url)).isZero();
            assertThat(terminal.takeOut())
                    .contains("No differences. 2 more are ignored by the rules of tidemark.yaml.");
        }
    }

    private static TestDatabase fresh(String product) throws java.sql.SQLException {
        return product.equals("h2") ? H2Databases.memory() : PostgresServer.shared().fresh();
    }

    private int run(TestDatabase database, String... arguments) throws IOException {
        terminal.takeOut();
        terminal.takeErr();
        String[] all = Stream.concat(
                Stream.of(arguments),
                Stream.of(
                        "--project", project.toString(), "--url", database.url(), "--user", database.user(),
                        "--classpath",
                        ModelDesk.classes().toString(), "--model-packages", "dev.tidemark.model.entities.tasks"))
                .toArray(String[]::new);
        Map<String, String> variables = new HashMap<>();
        variables.put("TIDEMARK_HOME", elsewhere.resolve("home").toString());
        variables.put("TIDEMARK_PASSWORD", String.valueOf(database.password()));
        return new Composition(variables, elsewhere).commandLine(terminal, elsewhere).run(all);
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(terminal.takeOut());
    }
}
