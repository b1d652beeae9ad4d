package dev.tidemark.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.application.DraftRevision.Baseline;
import dev.tidemark.application.DraftRevision.Draft;
import dev.tidemark.application.DraftRevision.Template;
import dev.tidemark.application.DraftRevision.Wish;
import dev.tidemark.application.WriteFiles;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.fixture.Opened;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a revision goes, and what happens to the root changelog. */
@Tag("fast")
class DraftRevisionTest {
    private static final String FILE = "20260201_1020_add_priority";

    @TempDir
    private Path folder;

    private Draft draft(String root, ChangelogFormat format) {
        return Journey.drafting(folder).draft(
                Opened.project(folder, root, ""), new Wish("Add priority!", format, "", "", new Template()));
    }

    private void write(Draft draft) {
        new WriteFiles(new LocalFiles(Map.of(), folder).texts()).write(draft.files());
    }

    private void root(String name, String text, Charset charset) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), text.getBytes(charset));
    }

    /** Everything but one run of bytes is as it was. */
    private void grewBy(String name, byte[] before, String inserted, Charset charset) throws IOException {
        byte[] after = Files.readAllBytes(folder.resolve(name));
        byte[] added = inserted.getBytes(charset);
        int at = 0;
        while (at < before.length && before[at] == after[at]) {
            at++;
        }
        boolean found = false;
        for (int start = Math.max(0, at - added.length); start <= at && !found; start++) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(before, 0, start);
            whole.writeBytes(added);
            whole.write(before, start, before.length - start);
            found = java.util.Arrays.equals(whole.toByteArray(), after);
        }
        assertThat(found).as(() -> new String(after, charset)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ChangelogFormat.class)
    void anEmptyRevisionIsListedAndDoesNotRun(ChangelogFormat format) throws IOException {
        root("db/root.yaml", "databaseChangeLog: []\n", StandardCharsets.UTF_8);
        Draft draft = draft("db/root.yaml", format);
        assertThat(draft.files()).extracting(f -> folder.relativize(f.path()).toString())
                .containsExactly("db/" + FILE + "." + format.ending(), "db/root.yaml");
        assertThat(draft.runs()).isFalse();
        assertThat(draft.reversible()).isFalse();
        assertThat(folder.resolve("db/" + FILE + "." + format.ending())).doesNotExist();
        write(draft);
        try (var database = dev.tidemark.fixture.H2Databases.memory();
                Opened opened = Opened.open(database, folder, "db/root.yaml")) {
            assertThat(opened.status().timeline().entries()).hasSize(1);
            assertThat(opened.status().problems()).isEmpty();
            assertThat(opened.upgrade("head").failure()).isNotNull();
        }
    }

    @Test
    void anXmlRootKeepsCommentsIndentationLineEndsAndEncoding() throws IOException {
        Charset latin = StandardCharsets.ISO_8859_1;
        String text = """
                <?xml version="1.0" encoding="ISO-8859-1"?>
                <databaseChangeLog
                  xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
                \t<!-- für </databaseChangeLog> -->
                \t<include file="a.sql" relativeToChangelogFile="true"/> <!-- last -->

                </databaseChangeLog >
                <!-- ü -->""".replace("\n", "\r\n");
        root("root.xml", text, latin);
        root("a.sql", "--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n", StandardCharsets.UTF_8);
        byte[] before = Files.readAllBytes(folder.resolve("root.xml"));
        write(draft("root.xml", ChangelogFormat.SQL));
        grewBy("root.xml", before,
                "\t<include file=\"" + FILE + ".sql\" relativeToChangelogFile=\"true\"/>\r\n", latin);
    }

    @Test
    void aYamlRootKeepsWhatStandsAroundItsList() throws IOException {
        String text = """
                \uFEFF# top
                databaseChangeLog:
                - include:
                    file: db/a.sql   # first
                - changeSet: {id: 1, author: a, changes: [{sql: SELECT 1}]}

                # the end""";
        root("root.yaml", text, StandardCharsets.UTF_8);
        root("db/a.sql", "--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n", StandardCharsets.UTF_8);
        byte[] before = Files.readAllBytes(folder.resolve("root.yaml"));
        Draft draft = draft("root.yaml", ChangelogFormat.XML);
        assertThat(draft.files().getFirst().path()).isEqualTo(folder.resolve("db/" + FILE + ".xml"));
        write(draft);
        grewBy("root.yaml", before, "\n- include:\n    file: db/" + FILE + ".xml", StandardCharsets.UTF_8);
    }

    @Test
    void aYamlRootThatEndsInATextIsNotCutThere() throws IOException {
        String text = """
                databaseChangeLog:
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - sql:
                            sql: |
                              SELECT 1
                              # no comment

                  # a comment
                """;
        root("root.yaml", text, StandardCharsets.UTF_8);
        byte[] before = Files.readAllBytes(folder.resolve("root.yaml"));
        write(draft("root.yaml", ChangelogFormat.SQL));
        grewBy("root.yaml", before,
                "\n  - include:\n      file: " + FILE + ".sql\n      relativeToChangelogFile: true",
                StandardCharsets.UTF_8);
    }

    @Test
    void aJsonRootKeepsItsForm() throws IOException {
        String text = "{\n\t\"databaseChangeLog\": [\n\t\t{\"include\": {\"file\": \"a[].sql\"}}\n\t]\n}";
        root("root.json", text, StandardCharsets.UTF_16LE);
        Files.write(folder.resolve("root.json"), text.getBytes(StandardCharsets.UTF_8));
        byte[] before = Files.readAllBytes(folder.resolve("root.json"));
        write(draft("root.json", ChangelogFormat.SQL));
        grewBy("root.json", before, ",\n\t\t{\"include\": {\"file\": \"" + FILE + ".sql\"}}", StandardCharsets.UTF_8);
    }

    @Test
    void nothingIsAddedWhereTheFolderIsIncludedWhole() throws IOException {
        root("root.xml", "<databaseChangeLog xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\">"
                + "<includeAll path=\"changes\" relativeToChangelogFile=\"true\"/></databaseChangeLog>",
                StandardCharsets.UTF_8);
        root("changes/2027_later.sql", "--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n",
                StandardCharsets.UTF_8);
        Draft draft = draft("root.xml", ChangelogFormat.SQL);
        assertThat(draft.files()).extracting(PlannedFile::path)
                .containsExactly(folder.resolve("changes").resolve(FILE + ".sql"));
        assertThat(draft.notes()).anyMatch(n -> n.contains("2027_later.sql"));
    }

    @Test
    void aFileThatIsThereIsNeverWrittenOver() throws IOException {
        root("root.yaml", "databaseChangeLog:\n", StandardCharsets.UTF_8);
        Draft first = draft("root.yaml", ChangelogFormat.SQL);
        write(first);
        Draft second = draft("root.yaml", ChangelogFormat.SQL);
        assertThat(second.files().getFirst().path()).isEqualTo(folder.resolve(FILE + "_2.sql"));
        assertThatThrownBy(() -> write(first)).isInstanceOf(FailedException.class);
        Files.writeString(folder.resolve(FILE + "_2.sql"), "mine");
        assertThatThrownBy(() -> write(second)).isInstanceOf(FailedException.class);
        assertThat(folder.resolve(FILE + "_2.sql")).hasContent("mine");
        assertThat(folder.resolve("root.yaml")).content().doesNotContain("_2");
    }

    @Test
    void aReadOnlyRootIsSaidAndNothingIsWritten() throws IOException {
        root("root.yaml", "databaseChangeLog: []\n", StandardCharsets.UTF_8);
        Draft draft = draft("root.yaml", ChangelogFormat.SQL);
        Files.setPosixFilePermissions(folder.resolve("root.yaml"), PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> write(draft)).hasMessageContaining("read-only");
        assertThatThrownBy(() -> draft("root.yaml", ChangelogFormat.SQL)).hasMessageContaining("read-only");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("root.yaml");
        }
        assertThat(folder.resolve("root.yaml")).hasContent("databaseChangeLog: []\n");
    }

    @Test
    void aRootOfFormattedSqlAndOneInAnArchiveAreSaid() throws IOException {
        root("root.sql", "--liquibase formatted sql\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> draft("root.sql", ChangelogFormat.SQL))
                .hasMessageContaining("cannot include other files");
        Path jar = folder.resolve("app.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("db/root.yaml"));
            out.write("databaseChangeLog: []\n".getBytes(StandardCharsets.UTF_8));
        }
        var usual = Opened.project(folder, "db/root.yaml", "");
        var project = new dev.tidemark.application.port.ProjectSettings(
                folder, "db/root.yaml", List.of(jar), List.of(), usual.execution(), usual.tables(), usual.rules());
        assertThatThrownBy(() -> Journey.drafting(folder).draft(
                project, new Wish("x", ChangelogFormat.SQL, "", "", new Template()))).hasMessageContaining("archive");
    }

    @Test
    void aBaselineMakesTheRootWhereThereIsNone() throws IOException {
        Table table =
                new Table(ObjectName.of("a"), List.of(Column.of("id", DataType.of("integer"), false)), null, List.of(),
                        List.of(), List.of(), List.of(), Table.Traits.NONE);
        Schema schema = new Schema(Schema.Origin.database("postgresql", "18", List.of()), List.of(table), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of());
        Draft draft = Journey.drafting(folder).draft(
                Opened.project(folder, "db/root.yaml", ""),
                new Wish("baseline", ChangelogFormat.SQL, "", "", new Baseline(schema)));
        write(draft);
        assertThat(Files.readString(folder.resolve("db/root.yaml")))
                .contains("file: 20260201_1020_baseline.sql", "relativeToChangelogFile: true");
        assertThat(folder.resolve("db/20260201_1020_baseline.sql")).exists();
    }
}
