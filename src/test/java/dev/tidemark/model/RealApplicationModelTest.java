package dev.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.Composition;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.fixture.TestTerminal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deploy service of Cloud Foundry's MultiApps: its entities against the schema that its own changelog makes. */
@ExtendWith(LeakCheck.class)
class RealApplicationModelTest {
    private static final Path UNPACKED = Path.of("target", "real-changelogs").toAbsolutePath();
    private static final String ROOT =
            "org/cloudfoundry/multiapps/controller/persistence/db/changelog/db-changelog.xml";

    @TempDir
    Path place = Path.of("");

    private final TestTerminal terminal = new TestTerminal();

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "h2"})
    void look(String product) throws Exception {
        try (TestDatabase database = fresh(product)) {
            int exit = run(database, both(), "upgrade", "head", "--yes", "--allow-data-loss");
            System.out.println(exit + terminal.takeErr());
            terminal.takeOut();
            exit = run(database, both(), "compare", "model", "database");
            System.out.println(exit + terminal.takeOut() + terminal.takeErr());
            exit = run(database, List.of(classes().getFirst()), "compare", "model", "database");
            System.out.println(exit + terminal.takeOut() + terminal.takeErr());
        }
    }

    private static List<Path> both() {
        return Stream.of("multiapps-controller-persistence.jar", "eclipselink.jar")
                .map(UNPACKED.resolve("multiapps-classes")::resolve).toList();
    }

    private static List<Path> classes() {
        return both();
    }

    private static TestDatabase fresh(String product) throws SQLException {
        return product.equals("h2") ? H2Databases.memory() : PostgresServer.shared().fresh();
    }

    private int run(TestDatabase database, List<Path> classPath, String... arguments) {
        String[] all = Stream.concat(
                Stream.of(arguments),
                Stream.of(
                        "--search-path", UNPACKED.resolve("multiapps").toString(), "--changelog", ROOT, "--url",
                        database.url(), "--user", database.user(), "--environment", "development", "--classpath",
                        String.join(",", classPath.stream().map(Path::toString).toList())))
                .toArray(String[]::new);
        Map<String, String> variables = Map.of(
                "TIDEMARK_HOME", place.resolve("home").toString(), "TIDEMARK_PASSWORD", database.password());
        return new Composition(variables, place).commandLine(terminal, place).run(all);
    }
}
