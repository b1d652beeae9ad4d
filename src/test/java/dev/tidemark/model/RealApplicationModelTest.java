package dev.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.Composition;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.fixture.TestTerminal;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The deploy service of Cloud Foundry's MultiApps: its entities against the schema that its own changelog makes. */
@ExtendWith(LeakCheck.class)
class RealApplicationModelTest {
    private static final Path UNPACKED = Path.of("target", "real-changelogs").toAbsolutePath();
    private static final String ROOT =
            "org/cloudfoundry/multiapps/controller/persistence/db/changelog/db-changelog.xml";
    private static final Path CLASSES = UNPACKED.resolve("multiapps-classes");
    private static final Path ENTITIES = CLASSES.resolve("multiapps-controller-persistence.jar");
    private static final Path PROVIDER = CLASSES.resolve("eclipselink.jar");
    private static final String EXPECTED =
            """
                    cosmetic unexpected index access_token.idx_access_token_user_guid
                    cosmetic unexpected index access_token.idx_access_token_username
                    cosmetic changed column async_upload_job.error type: character varying(255) -> text
                    notable changed column async_upload_job.state type: character varying(255) -> character varying(64)
                    cosmetic changed column async_upload_job.url type: character varying(255) -> text
                    cosmetic unexpected table audit_log
                    breaking changed column configuration_registry.content_id type: text -> character varying(255)
                    cosmetic changed column configuration_registry.provider_id type: character varying(255) -> character varying(500)
                    notable changed column configuration_registry.provider_nid type: character varying(255) -> character varying(100)
                    notable changed column configuration_registry.space_id nullable: not null -> null
                    notable changed column configuration_registry.target_org nullable: not null -> null
                    notable missing uniqueKey configuration_registry unique (provider_nid, provider_id, provider_version, target_space, provider_namespace)
                    cosmetic unexpected uniqueKey configuration_registry.configuration_registry_uq
                    breaking changed column configuration_subscription.module_id type: text -> character varying(255)
                    breaking changed column configuration_subscription.resource_id type: text -> character varying(255)
                    notable changed column historic_operation_event.event type: character varying(255) -> character varying(100)
                    cosmetic unexpected index historic_operation_event.idx_historic_operation_event_process_id\s
                    cosmetic unexpected table lm_sl_persistence_file
                    breaking changed column operation.current_state nullable: null -> not null
                    notable changed column operation.current_state type: character varying(255) -> character varying(50)
                    notable changed column operation.process_type type: character varying(255) -> character varying(50)
                    cosmetic unexpected index operation.idx_operation_space_id
                    cosmetic unexpected table process_log
                    cosmetic changed column progress_message.id generation: whoever writes -> identity, by default
                    cosmetic changed column progress_message.text type: character varying(255) -> character varying(4000)
                    notable changed column progress_message.type type: character varying(255) -> character varying(100)
                    cosmetic unexpected index progress_message.idx_progress_message_process_id
                    cosmetic unexpected table task_extension
                    cosmetic unexpected sequence xtension_id_seq
                    """;

    @TempDir
    Path place = Path.of("");

    private final TestTerminal terminal = new TestTerminal();

    /** Read one by one; the judgement stands in comparison.md. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "h2"})
    void theModelDiffersFromItsOwnChangelogInExactlyThis(String product) throws Exception {
        try (TestDatabase database = migrated(product)) {
            assertThat(run(database, List.of(ENTITIES, PROVIDER), "compare", "model", "database", "--json"))
                    .isEqualTo(4);

            JsonNode compared = json();
            assertThat(differences(compared)).containsExactlyInAnyOrderElementsOf(judged(product));
            assertThat(compared.path("renames").size()).isEqualTo(product.equals("h2") ? 1 : 0);
            assertThat(notes(compared)).singleElement().asString()
                    .contains("The application keeps its entities through EclipseLink");
        }
    }

    private static List<String> judged(String product) {
        List<String> judged = new ArrayList<>(EXPECTED.lines().toList());
        if (product.equals("h2")) {
            // The entity quotes "value"; the changelog does not, and H2 then calls it VALUE.
            judged.add("breaking missing column access_token.value");
            judged.add("breaking unexpected column access_token.value");
        }
        return judged;
    }

    /** Woven entities extend EclipseLink's interfaces and carry its fields; none of that says anything about the schema. */
    @Test
    void theClassesThatTheEntitiesAreWovenForAreNotNeeded() throws Exception {
        try (TestDatabase database = migrated("h2")) {
            assertThat(run(database, List.of(ENTITIES), "compare", "model", "database", "--json")).isEqualTo(4);

            JsonNode compared = json();
            assertThat(differences(compared)).containsExactlyInAnyOrderElementsOf(judged("h2"));
            assertThat(notes(compared)).noneMatch(note -> note.contains("not on the class path"));
        }
    }

    @Test
    void aClassThatIsMissingIsNamedAndTheRestIsCompared() throws Exception {
        try (TestDatabase database = migrated("h2")) {
            Path less = without("TextAttributeConverter.class");
            assertThat(run(database, List.of(less, PROVIDER), "compare", "model", "database", "--json")).isEqualTo(4);

            JsonNode compared = json();
            assertThat(notes(compared)).anySatisfy(note -> assertThat(note)
                    .contains("ProgressMessageDto").contains("TextAttributeConverter")
                    .contains("which is not on the class path"));
            assertThat(differences(compared))
                    .contains("cosmetic unexpected table progress_message", "cosmetic unexpected sequence id_seq")
                    .filteredOn(line -> !line.contains("progress_message") && !line.endsWith(" id_seq"))
                    .containsExactlyInAnyOrderElementsOf(
                            judged("h2").stream().filter(l -> !l.contains("progress_message")).toList());
        }
    }

    private Path without(String name) throws IOException {
        Path less = Files.copy(ENTITIES, place.resolve("less.jar"));
        try (FileSystem jar = FileSystems.newFileSystem(less);
                Stream<Path> files = Files.walk(jar.getPath("/"))) {
            for (Path file : files.filter(f -> f.endsWith(name)).toList()) {
                Files.delete(file);
            }
        }
        return less;
    }

    private static List<String> differences(JsonNode compared) {
        return compared.path("differences").valueStream().map(RealApplicationModelTest::line).toList();
    }

    private static String line(JsonNode difference) {
        String type = difference.path("objectType").asString();
        String name = difference.path("name").asString().toLowerCase(Locale.ROOT);
        boolean made = type.equals("uniqueKey") && difference.path("kind").asString().equals("missing");
        String property = difference.path("property").isNull()
                ? ""
                : " " + difference.path("property").asString() + ": "
                        + difference.path("left").asString() + " -> " + difference.path("right").asString();
        return difference.path("severity").asString() + " " + difference.path("kind").asString() + " " + type + " "
        // A name that nobody chose is the product's.
                + (made
                        ? name.replaceFirst("\\..*", "") + " "
                                + difference.path("left").asString().toLowerCase(Locale.ROOT)
                        : name + property.replace("character large object", "text"));
    }

    private static List<String> notes(JsonNode compared) {
        return compared.path("notes").valueStream().map(JsonNode::asString).toList();
    }

    private TestDatabase migrated(String product) throws SQLException {
        TestDatabase database = fresh(product);
        assertThat(run(database, List.of(), "upgrade", "head", "--yes", "--allow-data-loss"))
                .as(terminal::takeErr).isZero();
        assertThat(terminal.takeErr()).contains("[32/32]");
        terminal.takeOut();
        return database;
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(terminal.takeOut());
    }

    private static TestDatabase fresh(String product) throws SQLException {
        return product.equals("h2") ? H2Databases.memory() : PostgresServer.shared().fresh();
    }

    private int run(TestDatabase database, List<Path> classPath, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--search-path", UNPACKED.resolve("multiapps").toString(), "--changelog", ROOT, "--url", database.url(),
                "--user", database.user(), "--environment", "development"));
        if (!classPath.isEmpty()) {
            all.addAll(List.of("--classpath", String.join(",", classPath.stream().map(Path::toString).toList())));
        }
        Map<String, String> variables = Map.of(
                "TIDEMARK_HOME", place.resolve("home").toString(), "TIDEMARK_PASSWORD", database.password());
        return new Composition(variables, place).commandLine(terminal, place).run(all.toArray(String[]::new));
    }
}
