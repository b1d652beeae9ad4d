package dev.tidemark.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.adapter.files.SchemaDocuments;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.fixture.H2Database;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LeakCheck.class)
class SchemaFilesTest {
    @TempDir
    Path folder;

    private final SchemaDocuments files = new SchemaDocuments();

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("schema.json"), content);
    }

    private Schema again(Schema schema) throws IOException {
        return files.read(file(files.content(schema)));
    }

    private Failure.BadChangelog refused(String content) throws IOException {
        Path file = file(content);
        return (Failure.BadChangelog) assertThatExceptionOfType(FailedException.class)
                .isThrownBy(() -> files.read(file)).actual().failure();
    }

    @Test
    void everythingOfPostgresComesBackAsItWas() throws SQLException, IOException {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            database.run(Everything.postgres());
            database.run("CREATE EXTENSION pgcrypto", "CREATE TABLE u (a int UNIQUE NULLS NOT DISTINCT,"
                    + " b int GENERATED ALWAYS AS (a + 1) VIRTUAL, c text DEFAULT '')");
            Schema schema = Schemas.read(database, null, "audit");
            assertThat(again(schema)).isEqualTo(schema);
        }
    }

    @Test
    void everythingOfH2ComesBackAsItWas() throws SQLException, IOException {
        try (H2Database database = H2Databases.memory()) {
            Schema schema = Schemas.of(database, "CREATE DOMAIN D AS INT CHECK (VALUE > 0)", "CREATE SEQUENCE S",
                    "CREATE TABLE P (A INT PRIMARY KEY, B VARCHAR(9) UNIQUE)",
                    "CREATE TABLE A (B D, C INT ARRAY, E ENUM('x', 'y'), I BIGINT GENERATED ALWAYS AS IDENTITY,"
                            + " F INT REFERENCES P ON DELETE CASCADE, G INT GENERATED ALWAYS AS (F + 1), CHECK (F > 0))",
                    "CREATE INDEX I ON A (F DESC, B)", "CREATE VIEW V AS SELECT F FROM A\nWHERE F > 1");
            // How many rows there are is no part of a schema file, and H2 knows it.
            Schema read = again(schema);
            assertThat(files.content(read)).isEqualTo(files.content(schema));
            assertThat(read.tables()).extracting(Table::columns)
                    .isEqualTo(schema.tables().stream().map(Table::columns).toList());
            assertThat(read.views()).isEqualTo(schema.views());
        }
    }

    @Test
    void modelStaysSilentAboutWhatItWas() throws IOException {
        Schema schema = Schema.empty(Schema.Origin.database("h2", "2.5", List.of("One thing.")).asModel());
        assertThat(again(schema)).isEqualTo(schema);
    }

    @Test
    void columnHasALineOfItsOwn() throws IOException {
        Table table = new Table(
                ObjectName.of("a"), List.of(Column.of("b", DataType.varchar(9), false)), null, List.of(), List.of(),
                List.of(), List.of(), Table.Traits.NONE);
        Schema schema = new Schema(
                Schema.Origin.database("h2", "2.5", List.of()), List.of(table), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of());
        assertThat(files.content(schema)).isEqualTo("""
                {
                  "format": "tidemark-schema",
                  "version": 1,
                  "product": "h2",
                  "serverVersion": "2.5",
                  "tables": [
                    {
                      "name": "a",
                      "columns": [
                        {"name":"b","type":"character varying","length":9,"nullable":false}
                      ]
                    }
                  ]
                }
                """);
    }

    @Test
    void newerFormatIsRefusedWithASentence() throws IOException {
        Failure failure = refused("{\"format\": \"tidemark-schema\", \"version\": 99, \"product\": \"h2\"}");
        assertThat(failure.sentences()).contains("was written by a newer Tidemark (format 99");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            { "format": "tidemark-schema", "version": 1,                            | 2 | is broken in line 2
            { "format": "tidemark-schema", "version": 1, "product": 3 }             | 1 | 'product' is to be a text
            { "format": "tidemark-schema", "version": 1 }                           | 1 | 'product' is missing
            { "format": "tidemark-schema", "product": "h2", "tables": [%n {}] }     | 2 | 'name' is missing
            { "format": "tidemark-schema", "product": "h2", "tables": [%n 1] }      | 1 | 'tables' is a list of objects
            { "format": "tidemark-schema", "product": "h2", "silent": ["NOISE"] }   | 1 | 'NOISE' is not known here
            { "format": "tidemark-schema", "product": "h2" } more                   | 1 | is broken in line 1
            """)
    void brokenFileIsRefusedWithItsLine(String content, int line, String words) throws IOException {
        Failure.BadChangelog failure = refused(content.replace("%n", "\n") + "\n");
        assertThat(failure.line()).isEqualTo(line);
        assertThat(failure.what()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            []
            {}
            hello
            ~~
            {"format": "other"}
            """)
    void otherFilesAreNoSchemaFiles(String content) throws IOException {
        assertThat(refused(content).what()).endsWith("is no schema file of Tidemark.");
    }

    @Test
    void missingFileIsSaid() {
        assertThatExceptionOfType(FailedException.class).isThrownBy(() -> files.read(folder.resolve("nothing.json")))
                .withMessageStartingWith("There is no file ");
    }

    @Test
    void fileInAnotherEncodingIsSaid() throws IOException {
        Path file = Files.write(folder.resolve("x.json"), new byte[]{'{', (byte) 0xff, '}'});
        assertThatExceptionOfType(FailedException.class).isThrownBy(() -> files.read(file))
                .withMessageContaining("not text in UTF-8");
    }
}
