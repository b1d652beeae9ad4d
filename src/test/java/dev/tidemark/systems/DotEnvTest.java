package dev.tidemark.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.Composition;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestTerminal;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The teams' database addresses as they stand in their settings, tried out on a server that asks for the password. */
@ExtendWith({LeakCheck.class, Tally.class})
class DotEnvTest {
    private static final String PASSWORD = "p@ss:w/r%d?#+ &ü";
    private static PostgresDatabase database;
    private static SecretRole role;

    @TempDir
    Path place = Path.of("");

    private final TestTerminal terminal = new TestTerminal();
    private final Map<String, String> variables = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        database = PostgresServer.shared().fresh();
        role = new SecretRole(database, PASSWORD);
    }

    @AfterAll
    static void stop() throws Exception {
        role.close();
        database.close();
    }

    @BeforeEach
    void project() throws IOException {
        Team.TODO_CHATBOT.copy(place.resolve("project"));
        variables.put("TIDEMARK_HOME", place.resolve("home").toString());
    }

    @ParameterizedTest(name = "{0} POSTGRESQL")
    @ValueSource(strings = {
        "DATABASE_URL=postgresql://ROLE:ENCODED@localhost:PORT/DATABASE",
        "DATABASE_URL=postgresql://ROLE:ENCODED@localhost:PORT/DATABASE?sslmode=disable",
        "DATABASE_URL=postgresql://ROLE:ENCODED@localhost:PORT/DATABASE?sslmode=prefer&application_name=todo",
        "DATABASE_URL=postgresql+asyncpg://ROLE:ENCODED@localhost:PORT/DATABASE",
        "DATABASE_URL=postgresql+asyncpg://ROLE:ENCODED@localhost:PORT/DATABASE?ssl=disable",
        "DATABASE_URL=postgresql+psycopg2://ROLE:ENCODED@localhost:PORT/DATABASE?connect_timeout=5",
        "DATABASE_URL=postgres://ROLE:ENCODED@localhost:PORT/DATABASE",
        "DATABASE_URL=postgresql:///DATABASE?host=localhost&port=PORT&user=ROLE&password=ENCODED",
        "DATABASE_URL=jdbc:postgresql://localhost:PORT/DATABASE?user=ROLE&password=ENCODED",
        "export DATABASE_URL=\"postgresql://ROLE:ENCODED@localhost:PORT/DATABASE\"  # the database",
        "DATABASE_URL = 'postgresql://ROLE:ENCODED@localhost:PORT/DATABASE'",
        "POSTGRES_PASSWORD=ENCODED\nDATABASE_URL=postgresql://${DB_USER:ROLE}:${POSTGRES_PASSWORD}@localhost:PORT/DATABASE",
        "# DATABASE_URL=sqlite:///todo.db\r\nDATABASE_URL=postgresql://ROLE:ENCODED@localhost:PORT/DATABASE\r\n",
        "\uFEFFDATABASE_URL=postgresql://ROLE:ENCODED@127.0.0.1:PORT/DATABASE"})
    void everyShapeReachesTheDatabase(String line) throws Exception {
        dotEnv(line);

        JsonNode found = json(0, "status", "--json").path("database");

        assertThat(found.path("name").asString()).isEqualTo(database.name());
        assertThat(found.path("user").asString()).isEqualTo(role.name());
        assertThat(found.path("url").asString()).doesNotContain("ENCODED").startsWith("jdbc:postgresql://");
        assertThat(found.path("protected").asBoolean()).isTrue();
    }

    /** A password that stands elsewhere; the address names only who. */
    @DisabledOnOs(OS.WINDOWS)
    @ParameterizedTest(name = "{0} POSTGRESQL")
    @ValueSource(strings = {"TIDEMARK_PASSWORD", "PGPASSWORD", "PGPASSFILE"})
    void aPasswordMayStandElsewhere(String variable) throws Exception {
        dotEnv("DATABASE_URL=postgresql://ROLE@localhost:PORT/DATABASE");
        String value = PASSWORD;
        if (variable.equals("PGPASSFILE")) {
            Path file = Files.writeString(place.resolve("pgpass"),
                    "localhost:*:*:" + role.name() + ":" + PASSWORD.replace(":", "\\:") + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            value = file.toString();
        }
        variables.put(variable, value);

        assertThat(json(0, "status", "--json").path("database").path("user").asString()).isEqualTo(role.name());
    }

    @Test
    void theTeamsOwnFileWorksOnceItNamesTheServer() throws Exception {
        String file = Files.readString(place.resolve("project/.env"));
        Files.writeString(place.resolve("project/.env"), filled(file
                .replace("todo:ch%40nge-me", "ROLE:ENCODED")
                .replace("localhost:5432/todo", "localhost:PORT/DATABASE")));

        typed(0, "upgrade", "--environment", "development", "--yes");
        assertThat(json(0, "status", "--json").path("counts").path("pending").asInt()).isZero();
        typed(0, "rollback", "base", "--environment", "development", "--yes", "--allow-data-loss");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "sqlite:///./todo.db | 2 | Databases of the kind 'sqlite' are not supported. Tidemark works with PostgreSQL and H2.",
        "sqlite+aiosqlite:///./todo.db | 2 | Databases of the kind 'sqlite' are not supported.",
        "mysql+pymysql://ROLE:ENCODED@localhost/todo | 2 | Databases of the kind 'mysql' are not supported.",
        "mongodb+srv://ROLE:ENCODED@cluster/todo | 2 | Databases of the kind 'mongodb' are not supported.",
        "postgressql://ROLE:ENCODED@localhost/todo | 2 | Databases of the kind 'postgressql' are not supported.",
        "localhost:PORT/DATABASE | 2 | not",
        "postgresql://ROLE:100%@localhost:PORT/DATABASE | 2 | A percent sign itself is written %25.",
        "postgresql://ROLE:s3cret@localhost:PORT/DATABASE | 1 | does not accept the password of",
        "postgresql://ROLE@localhost:PORT/DATABASE | 1 | asks for a password of",
        "postgresql://ROLE:ENCODED@localhost:PORT/todo_gone | 1 | does not exist",
        "postgresql://ROLE:ENCODED@localhost:PORT/DATABASE?sslmode=require | 1 | does not offer encryption",
        "postgresql+asyncpg://ROLE:ENCODED@localhost:PORT/DATABASE?ssl=require | 1 | does not offer encryption"})
    void whatCannotBeUsedIsSaidAndNoSecretIsRepeated(String url, int exit, String words) throws Exception {
        dotEnv("DATABASE_URL=" + url);

        String said = typed(exit, "upgrade", "--yes");

        assertThat(said).contains(words).doesNotContain(encoded()).doesNotContain(PASSWORD).doesNotContain("s3cret");
        if (exit == 2) {
            assertThat(said).contains("DATABASE_URL in " + place.resolve("project/.env"));
        }
    }

    @Test
    void theEnvironmentsVariableWinsOverTheFile() throws Exception {
        dotEnv("DATABASE_URL=sqlite:///todo.db");
        variables.put("DATABASE_URL", filled("postgres://ROLE:ENCODED@localhost:PORT/DATABASE"));

        assertThat(json(0, "status", "--json").path("database").path("name").asString()).isEqualTo(database.name());
    }

    @Test
    void databasesOfH2StandInTheProjectsFolder() throws Exception {
        dotEnv("DATABASE_URL=jdbc:h2:file:./data/todo;IFEXISTS=FALSE;USER=sa;PASSWORD=h2-s3cret");

        assertThat(typed(0, "upgrade", "--environment", "development", "--yes")).doesNotContain("h2-s3cret");
        assertThat(place.resolve("project/data/todo.mv.db")).exists();
        assertThat(json(0, "status", "--json").path("counts").path("pending").asInt()).isZero();
        dotEnv("DATABASE_URL=jdbc:h2:mem:todo");
        assertThat(json(0, "status", "--json").path("counts").path("pending").asInt()).isEqualTo(2);
    }

    private void dotEnv(String text) throws IOException {
        Files.writeString(place.resolve("project/.env"), filled(text) + "\n");
    }

    private static String filled(String text) {
        return text.replace("ROLE", role.name())
                .replace("ENCODED", encoded())
                .replace("PORT/", PostgresServer.shared().port() + "/")
                .replace("port=PORT", "port=" + PostgresServer.shared().port())
                .replace("/DATABASE", "/" + database.name());
    }

    private static String encoded() {
        return URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode json(int exit, String... arguments) throws IOException {
        typed(exit, arguments);
        return JsonMapper.builder().build().readTree(document);
    }

    private String document = "";

    private String typed(int exit, String... arguments) throws IOException {
        int code = new Composition(variables, place.resolve("home"))
                .commandLine(terminal, place.resolve("project"))
                .run(arguments);
        document = terminal.takeOut();
        String said = document + terminal.takeErr();
        assertThat(code).as(said).isEqualTo(exit);
        assertThat(said).doesNotContain(PASSWORD).doesNotContain(encoded());
        try (Stream<Path> files = Files.exists(place.resolve("home"))
                ? Files.walk(place.resolve("home"))
                : Stream.empty()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(PASSWORD).doesNotContain(encoded());
            }
        }
        return said;
    }
}
