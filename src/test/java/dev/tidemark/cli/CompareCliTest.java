package dev.tidemark.cli;

import static dev.tidemark.fixture.TableDraft.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.files.SchemaDocuments;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What compare, check and snapshot say and which code they end with, over schemas in memory. */
@Tag("fast")
class CompareCliTest {
    private static final String HERE = "jdbc:postgresql://db.example.org/orders";
    private static final String STAGING = "jdbc:postgresql://staging.example.org/orders";
    private static final Schema TASKS =
            Schemas.database(table("tasks").with("id", "bigint not null").with("title", "text").key("id"));
    private static final Schema WANTED = Schemas.model(table("tasks").with("id", "bigint not null")
            .with("title", "varchar(255)").with("priority", "integer").key("id"));

    @TempDir
    Path folder = Path.of("");

    @Test
    void equalSchemasEndWithNothing() {
        MemoryCli cli = cli("a |");
        cli.schemas.put(STAGING, TASKS);
        assertThat(cli.run("compare", "database", "url:postgresql://ann@staging.example.org/orders")).isZero();
        assertThat(cli.terminal.takeOut()).contains("No differences.").contains("staging.example.org");
    }

    @Test
    void differencesAreGroupedByTableWithWeightAndReason() {
        MemoryCli cli = cli("a |");
        cli.model = WANTED;
        assertThat(cli.run("compare", "model", "database")).isEqualTo(4);
        assertThat(cli.terminal.takeOut())
                .contains("Wanted: the entity model\nThere:  the database " + HERE)
                .contains(
                        "\ntasks\n  breaking  column priority is missing: integer\n            The model has this column")
                .contains("  cosmetic  column title, type: wanted character varying(255), there text")
                .contains("2 differences: 1 breaking, 1 cosmetic.");
        assertThat(cli.terminal.takeErr()).contains("Note: a.B: It lacks its parent. Add it.")
                .contains("runs parts of them");
    }

    @Test
    void compareAsJsonHasEveryFieldOfTheContract() {
        MemoryCli cli = cli("a |");
        cli.model = WANTED;
        assertThat(cli.run("compare", "model", "database", "--json")).isEqualTo(4);
        JsonNode json = cli.json();
        assertThat(json.path("left").asString()).isEqualTo("model");
        assertThat(json.path("right").asString()).isEqualTo("database");
        JsonNode first = json.path("differences").get(0);
        assertThat(first.propertyNames())
                .contains("kind", "objectType", "name", "property", "left", "right", "severity", "why");
        assertThat(first.path("kind").asString()).isEqualTo("missing");
        assertThat(first.path("objectType").asString()).isEqualTo("column");
        assertThat(first.path("name").asString()).isEqualTo("tasks.priority");
        assertThat(first.path("property").isNull()).isTrue();
        assertThat(first.path("severity").asString()).isEqualTo("breaking");
    }

    @Test
    void compareFailsOnlyFromTheWeightThatWasAskedFor() {
        MemoryCli cli = cli("a |");
        cli.model = Schemas.model(table("tasks").with("id", "bigint not null").with("title", "varchar(255)").key("id"));
        assertThat(cli.run("compare", "model", "database")).isEqualTo(4);
        assertThat(cli.run("compare", "model", "database", "--fail-on", "notable")).isZero();
        assertThat(cli.run("compare", "model", "database", "--fail-on", "severe")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            a b | ; equal ; notable ; 0 ; 0
            a | b c ; equal ; notable ; 3 ; 0
            a b | ; wanted ; notable ; 4 ; 1
            a b | ; wanted ; cosmetic ; 4 ; 2
            a | b ; wanted ; breaking ; 7 ; 1
            a b | ; none ; notable ; 0 ; 0
            a | b ; none ; notable ; 3 ; 0""")
    void checkEndsWithWhatIsNotDone(String timeline, String model, String failOn, int code, int differences) {
        MemoryCli cli = cli(timeline);
        cli.model = model.equals("none") ? null : model.equals("equal") ? TASKS.from(Schemas.MODEL) : WANTED;
        assertThat(cli.run("check", "--json", "--fail-on", failOn)).isEqualTo(code);
        JsonNode json = cli.json();
        assertThat(json.propertyNames()).contains("pending", "differences", "clean");
        assertThat(json.path("differences").asInt()).isEqualTo(differences);
        assertThat(json.path("clean").asBoolean()).isEqualTo(code == 0);
        assertThat(json.path("model").asBoolean()).isEqualTo(!model.equals("none"));
    }

    @Test
    void checkListsWhatIsPendingAndWhatDiffers() {
        MemoryCli cli = cli("a | b");
        cli.model = WANTED;
        assertThat(cli.run("check")).isEqualTo(7);
        assertThat(cli.terminal.takeOut()).contains("1 revision is pending:").contains("db.xml::b::ann")
                .contains("column priority is missing").doesNotContain("column title")
                .contains("2 differences: 1 breaking, 1 cosmetic.");
    }

    @Test
    void withoutAModelCheckSaysSo() {
        MemoryCli cli = cli("a |");
        assertThat(cli.run("check")).isZero();
        assertThat(cli.terminal.takeErr()).contains("No entity model is known for this project.")
                .contains("--classpath");
        assertThat(cli.terminal.takeOut()).contains("Nothing is pending.");
    }

    @Test
    void aSnapshotIsReadByCompare() throws IOException {
        MemoryCli cli = cli("a |");
        assertThat(cli.run("snapshot", "--output", "before.json")).isZero();
        assertThat(cli.terminal.takeOut()).contains("before.json: 1 table, 0 views.");
        assertThat(new SchemaDocuments().read(folder.resolve("before.json"))).isEqualTo(TASKS);
        assertThat(cli.run("compare", "snapshot:before.json", "database")).isZero();
        cli.schemas.put(HERE, Schemas.database());
        assertThat(cli.run("compare", "snapshot:before.json", "database")).isEqualTo(4);
        assertThat(cli.terminal.takeOut()).contains("breaking  table is missing: table (id bigint not null");
        assertThat(cli.run("snapshot", "--output", "before.json", "--json")).isZero();
        assertThat(cli.json().path("replaced").asBoolean()).isTrue();
    }

    @Test
    void twoFilesAreComparedWithoutAnyConnection() throws IOException {
        MemoryCli cli = cli("a |");
        Files.writeString(folder.resolve("one.json"), new SchemaDocuments().content(TASKS));
        assertThat(cli.run("compare", "snapshot:one.json", "snapshot:one.json")).isZero();
        assertThat(cli.read).isEmpty();
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void aModelCanBeSavedForSomebodyWhoHasNotTheClasses() throws IOException {
        MemoryCli cli = cli("a |");
        cli.model = WANTED;
        assertThat(cli.run("snapshot", "--model", "--output", "model.json")).isZero();
        cli.model = null;
        cli.terminal.takeOut();
        assertThat(cli.run("compare", "snapshot:model.json", "database", "--json")).isEqualTo(4);
        assertThat(cli.json().path("differences")).hasSize(2);
    }

    @Test
    void theSideThatCannotBeReadIsNamed() {
        MemoryCli cli = cli("a |");
        assertThat(cli.run("compare", "database", "url:postgresql://ann@gone.example.org/orders")).isEqualTo(1);
        assertThat(cli.terminal.takeErr())
                .contains("Reading the database jdbc:postgresql://gone.example.org/orders: Nobody answers. Start it.");
        assertThat(cli.run("compare", "snapshot:gone.json", "database")).isNotZero();
        assertThat(cli.terminal.takeErr()).contains("gone.json");
    }

    @Test
    void twoProductsAreNotCompared() throws IOException {
        MemoryCli cli = cli("a |");
        Files.writeString(folder.resolve("h2.json"), new SchemaDocuments().content(Schemas.of(Schemas.H2, table("T"))));
        assertThat(cli.run("compare", "snapshot:h2.json", "database")).isEqualTo(2);
        assertThat(cli.terminal.takeErr()).contains("different products").contains("is h2").contains("is postgresql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "url:", "snapshot:", "Model"})
    void aSideThatIsNoneIsSaid(String side) {
        MemoryCli cli = cli("a |");
        assertThat(cli.run("compare", side, "database")).isEqualTo(2);
        assertThat(cli.terminal.takeErr()).contains("model, database, connection:NAME, url:URL or snapshot:FILE");
    }

    @Test
    void theModelIsNotComparedWithItself() {
        MemoryCli cli = cli("a |");
        assertThat(cli.run("compare", "model", "model")).isEqualTo(2);
        assertThat(cli.terminal.takeErr()).contains("Both sides are the entity model.");
    }

    @Test
    void aPasswordInAUrlIsRefusedAndNotRepeated() {
        MemoryCli cli = cli("a |");
        assertThat(cli.run("compare", "database", "url:postgresql://ann:hunter2@staging.example.org/orders"))
                .isEqualTo(2);
        assertThat(cli.terminal.takeErr()).contains("The URL holds a password").doesNotContain("hunter2");
        assertThat(cli.read).isEmpty();
    }

    private MemoryCli cli(String timeline) {
        MemoryCli cli = new MemoryCli(new MemoryEngine(timeline), folder);
        cli.schemas.put(HERE, TASKS);
        return cli;
    }
}
