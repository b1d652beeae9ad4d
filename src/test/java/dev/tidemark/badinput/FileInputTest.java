package dev.tidemark.badinput;

import static dev.tidemark.badinput.StructureInputTest.TABLE;
import static dev.tidemark.badinput.StructureInputTest.change;
import static dev.tidemark.badinput.StructureInputTest.xml;
import static dev.tidemark.badinput.StructureInputTest.yaml;
import static dev.tidemark.badinput.StructureInputTest.yamlChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tidemark.fixture.LeakCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that cannot be read, or not as they were meant. */
@ExtendWith(LeakCheck.class)
@SuppressWarnings("StringConcatToTextBlock") // short pieces of files read better where they are used
class FileInputTest {
    private static final String SQL =
            "--liquibase formatted sql\n--changeset ann:one\nCREATE TABLE one (word varchar(9) DEFAULT 'Käse');\n";
    private static final String BOM = "\uFEFF";

    @TempDir
    Path place;

    @ParameterizedTest
    @MethodSource("mistakes")
    void isSaidAndNothingIsLost(Mistake mistake) throws Exception {
        Trial.of(mistake, place);
    }

    @AfterAll
    static void count() {
        System.out.println("Bad input, files: " + mistakes().size() + " mistakes");
    }

    static List<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>();
        all.addAll(absent());
        all.addAll(xmlFiles());
        all.addAll(yamlFiles());
        all.addAll(encodings());
        all.addAll(formattedSql());
        all.addAll(large());
        return all;
    }

    private static void forbid(Path file) throws IOException {
        Files.setPosixFilePermissions(file, Set.of());
        if (Files.isReadable(file)) {
            System.out.println("Bad input, files: NOT TESTED, because whoever runs this may read every file: "
                    + file.getFileName() + " that may not be read");
        }
        assumeFalse(Files.isReadable(file), "Whoever runs this may read every file");
    }

    private static List<Mistake> absent() {
        return List.of(
                Mistake.of("A root changelog that does not exist")
                        .given(s -> s.root("rot.xml").file("root.xml", xml("")))
                        .says("There is no changelog rot.xml in …/project. Nothing was sent to the database. Name the root changelog with --changelog, relative to a search path entry (--search-path)."),
                Mistake.of("A root changelog that is a folder")
                        .given(s -> s.root("db").file("db/root.xml", xml("")))
                        .says("The root changelog db is no file that ends in .xml, .yaml, .yml, .json or .sql. Nothing was sent to the database. Name a changelog; it is read as its ending says."),
                Mistake.of("A root changelog that is a folder and ends in sql")
                        .given(s -> s.root("root.sql").file("root.sql/one.sql", SQL))
                        .says("root.sql is a folder, and a file is asked for. Nothing was sent to the database. Name the file, or include the folder as a folder (includeAll)."),
                Mistake.of("A changelog that may not be read").given(s -> {
                    s.root("root.sql", SQL);
                    forbid(s.folder().resolve("root.sql"));
                }).says("The file root.sql is there and cannot be read. Nothing was sent to the database. Look at its permissions."),
                Mistake.of("An included file that may not be read").given(s -> {
                    s.root("root.yaml", yaml("- include: {file: a.sql}")).file("a.sql", SQL);
                    forbid(s.folder().resolve("a.sql"));
                }).says("The file a.sql is there and cannot be read. Nothing was sent to the database. Look at its permissions."),
                Mistake.of("A tidemark.yaml that may not be read").given(s -> {
                    s.root("root.sql", SQL);
                    forbid(s.folder().resolve("tidemark.yaml"));
                }).exit(2).says("The file …/tidemark.yaml cannot be read. Look at its permissions."),
                Mistake.of("A named pipe in place of a changelog").given(s -> {
                    s.root("root.sql");
                    new ProcessBuilder("mkfifo", s.folder().resolve("root.sql").toString()).start().waitFor();
                }).says("The file root.sql is no ordinary file, but a pipe or a device. Nothing was sent to the database. Put an ordinary file in its place."),
                Mistake.of("An empty XML file").given(s -> s.root("root.xml", "")).says(
                        "root.xml is empty. Nothing was sent to the database. Write a changelog into it, or take it out."),
                Mistake.of("An empty YAML file").given(s -> s.root("root.yaml", ""))
                        .says("root.yaml is empty. Nothing was sent to the database."),
                Mistake.of("An empty SQL file").given(s -> s.root("root.sql", ""))
                        .says("root.sql is empty. Nothing was sent to the database."),
                Mistake.of("A wrong ending").given(s -> s.root("root.txt", "hello"))
                        .says("The root changelog root.txt is no file that ends in .xml, .yaml, .yml, .json or .sql."),
                Mistake.of("No ending").given(s -> s.root("root", "hello"))
                        .says("The root changelog root is no file that ends in .xml,"),
                Mistake.of("XML in a file that ends in yaml").given(s -> s.root("root.yaml", xml(""))).says(
                        "root.yaml:1: It has no databaseChangeLog at its top. Every changelog begins with it. Nothing was sent to the database."),
                Mistake.of("SQL in a file that ends in xml").given(s -> s.root("root.xml", SQL)).says(
                        "root.xml:1 is not valid XML: Content is not allowed in prolog. Nothing was sent to the database. Mend the file at that line, or shortly before it."),
                Mistake.of("A project folder that does not exist").given(s -> Files.delete(s.folder())).exit(2)
                        .says("There is no folder …/project. Give the project's folder with --project."),
                Mistake.of("A search path entry that does not exist").given(s -> s.root("root.xml", xml("")))
                        .asking("status", "--search-path", "gone")
                        .says("The search path entry …/gone does not exist. Nothing was sent to the database. Check --search-path, or searchPath in tidemark.yaml."),
                Mistake.of("A search path entry that is no archive").given(s -> s.root("root.xml", xml("")))
                        .asking("status", "--search-path", "tidemark.yaml")
                        .says("The search path entry …/tidemark.yaml cannot be read as a folder, a jar or a zip. Nothing was sent to the database. Look at the file and its permissions."),
                Mistake.of("A class path entry that does not exist").given(s -> s.root("root.xml", xml("")))
                        .asking("status", "--classpath", "gone.jar")
                        .says("The class path entry …/gone.jar does not exist. Nothing was sent to the database. Check --classpath, or classPath in tidemark.yaml."),
                Mistake.of("A key in tidemark.yaml that does not exist")
                        .given(s -> s.file("tidemark.yaml", "changlog: root.xml\n")).exit(2)
                        .says("tidemark.yaml, line 1: 'changlog' is not a key of this file. Known: allowBaseOnProtected, changelog, … Mend the file and try again."),
                Mistake.of("A tab in tidemark.yaml").given(s -> s.file("tidemark.yaml", "connections:\n\tlocal:\n"))
                        .exit(2)
                        .says("tidemark.yaml, line …: It is not YAML that can be read: … Mend the file and try again."));
    }

    private static List<Mistake> xmlFiles() {
        return List.of(
                Mistake.of("XML without root element")
                        .given(s -> s.root("root.xml", "<?xml version=\"1.0\"?>\n<!-- nothing -->\n"))
                        .says("root.xml:3 is not valid XML: Premature end of file. Nothing was sent to the database."),
                Mistake.of("A misspelt root element")
                        .given(s -> s.root("root.xml", xml("").replace("databaseChangeLog", "databaseChangelog")))
                        .says("root.xml:5: It has no databaseChangeLog at its top. 'databaseChangelog' stands there. Every changelog begins with it. Nothing was sent to the database."),
                Mistake.of("A tag that is not closed")
                        .given(s -> s.root("root.xml",
                                xml("<changeSet id=\"1\" author=\"ann\">\n<comment>x</coment></changeSet>")))
                        .says("root.xml:7 is not valid XML: The element type \"comment\" must be terminated by the matching end-tag \"</comment>\". Nothing was sent to the database."),
                Mistake.of("XML that ends too early")
                        .given(s -> s.root("root.xml",
                                xml("<changeSet id=\"1\" author=\"ann\">").replace("</databaseChangeLog>", "")))
                        .says("root.xml:8 is not valid XML: XML document structures must start and end within the same entity. Nothing was sent to the database."),
                Mistake.of("A sign that XML does not allow")
                        .given(s -> s.root("root.xml", xml(change("one", "<sql>SELECT 1 WHERE 1 < 2</sql>"))))
                        .says("root.xml:6 is not valid XML: The content of elements must consist of well-formed character data or markup. Nothing was sent to the database."),
                Mistake.of("Text before the XML begins").given(s -> s.root("root.xml", "hello\n" + xml("")))
                        .says("root.xml:1 is not valid XML: Content is not allowed in prolog."),
                Mistake.of("An XSD of a newer Liquibase")
                        .given(s -> s.root("root.xml",
                                xml(change("one", TABLE)).replace("dbchangelog-latest.xsd", "dbchangelog-9.9.xsd")))
                        .says("root.xml or a file that it includes names the schema http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-9.9.xsd, which Tidemark's Liquibase does not have; nothing is fetched from the network. Nothing was sent to the database. Write .../dbchangelog/dbchangelog-latest.xsd, or add the jar of the extension that brings it with --classpath, or classPath in tidemark.yaml."),
                Mistake.of("An XSD of an older Liquibase")
                        .given(s -> s.root("root.xml",
                                xml(change("one", TABLE)).replace("dbchangelog-latest.xsd", "dbchangelog-2.0.xsd")))
                        .exit(0).says("root.xml::one::ann createTable"),
                Mistake.of("An XSD that nobody knows")
                        .given(s -> s.root("root.xml",
                                xml(change("one", TABLE)).replace(
                                        "http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd",
                                        "http://example.org/unknown.xsd")))
                        .says("names the schema http://example.org/unknown.xsd, which Tidemark's Liquibase does not have; nothing is fetched from the network."),
                Mistake.of("XML that names no schema, and is right otherwise")
                        .given(s -> s.root("root.xml", xml("<include file=\"db/a.xml\"/>")).file("db/a.xml",
                                "<databaseChangeLog>\n" + change("one", TABLE) + "\n</databaseChangeLog>"))
                        .says("db/a.xml names no schema in its databaseChangeLog, so that nothing in it is known. Nothing was sent to the database. Begin it as Liquibase's manual shows, with xmlns and xsi:schemaLocation."),
                Mistake.of("XML without any XSD")
                        .given(s -> s.root("root.xml",
                                "<databaseChangeLog>\n" + change("one", "<dropTabel tableName=\"kept\"/>")
                                        + "\n</databaseChangeLog>"))
                        .says("root.xml:2: There is no change type 'dropTabel'. Did you mean dropTable?"));
    }

    private static List<Mistake> yamlFiles() {
        return List.of(
                Mistake.of("A tab in YAML")
                        .given(s -> s.root("root.yaml", "databaseChangeLog:\n  - changeSet:\n\tid: one\n"))
                        .says("root.yaml:3 is not valid YAML: a tab stands where only spaces may. Nothing was sent to the database. Look at that line and the one before it: YAML indents with spaces, the same for all items of a list."),
                Mistake.of("A wrong indent in YAML")
                        .given(s -> s.root("root.yaml",
                                "databaseChangeLog:\n  - changeSet:\n      id: one\n    author: ann\n   changes: []\n"))
                        .says("root.yaml:5 is not valid YAML: expected the end of the block, but found a group of keys. Nothing was sent to the database."),
                Mistake.of("A key that stands twice in YAML")
                        .given(s -> s.root("root.yaml",
                                yaml(yamlChange("one",
                                        "- delete:\n    tableName: kept\n    where: id = 7\n    where: id > 0"))))
                        .asking("upgrade", "--yes", "--allow-data-loss").exit(5)
                        .says("root.yaml:9: 'where' stands twice in one place, in lines 8 and 9; the first would be lost. Nothing was changed. Mend the files and plan again."),
                Mistake.of("YAML without databaseChangeLog")
                        .given(s -> s.root("root.yaml", "databaseChangelog:\n  - changeSet: {id: one, author: ann}\n"))
                        .says("root.yaml:1: It has no databaseChangeLog at its top. 'databaseChangelog' stands there."),
                Mistake.of("YAML with databaseChangeLog as no list")
                        .given(s -> s.root("root.yaml", "databaseChangeLog:\n  changeSet: {id: one, author: ann}\n"))
                        .says("The changelog root.yaml cannot be read: databaseChangeLog does not contain a list of entries. Each changeSet must begin ' - changeSet:'. Nothing was sent to the database."),
                Mistake.of("YAML that is a text").given(s -> s.root("root.yaml", "hello\n"))
                        .says("root.yaml:1: It has no databaseChangeLog at its top."),
                Mistake.of("YAML with two documents").given(s -> s.root("root.yaml", yaml("") + "---\nmore: 1\n"))
                        .says("root.yaml:2 is not valid YAML: a second document begins there."),
                Mistake.of("A bracket that is not closed in JSON").given(s -> s.root("root.json",
                        "{\"databaseChangeLog\": [\n  {\"changeSet\": {\"id\": \"one\", \"author\": \"ann\"}\n]}"))
                        .says("root.json:3 is not valid JSON: expected ',' or '}', but got ]. Nothing was sent to the database. Look at that line and the one before it: commas, quotes and brackets."),
                Mistake.of("A comma too many in JSON").given(s -> s.root("root.json",
                        "{\"databaseChangeLog\": [\n  {\"changeSet\": {\"id\": \"one\" \"author\": \"ann\"}}\n]}"))
                        .says("root.json:2 is not valid JSON: expected ',' or '}', but got a value."),
                Mistake.of("A key that stands twice in JSON").given(s -> s.root("root.json",
                        "{\"databaseChangeLog\": [\n  {\"changeSet\": {\"id\": \"one\", \"author\": \"ann\",\n  \"id\": \"two\"}}\n]}"))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.json:3: 'id' stands twice in one place, in lines 2 and 3; the first would be lost. Nothing was changed."));
    }

    private static List<Mistake> encodings() {
        return List.of(
                Mistake.of("A byte order mark in SQL").given(s -> s.root("root.sql", BOM + SQL))
                        .asking("upgrade", "--yes").exit(0).says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A byte order mark in YAML")
                        .given(s -> s.root("root.yaml", BOM + yaml(yamlChange("one",
                                "- createTable: {tableName: one, columns: [{column: {name: id, type: int}}]}"))))
                        .asking("upgrade", "--yes").exit(0).says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A byte order mark in XML").given(s -> s.root("root.xml", BOM + xml(change("one", TABLE))))
                        .asking("upgrade", "--yes").exit(0).says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("SQL in UTF-16")
                        .given(s -> s.root("root.sql").bytes("root.sql", SQL.getBytes(StandardCharsets.UTF_16)))
                        .says("root.sql:1 is in UTF-16. Nothing was sent to the database. Save it in UTF-8 and try again."),
                Mistake.of("SQL in UTF-16 without a mark")
                        .given(s -> s.root("root.sql").bytes("root.sql", SQL.getBytes(StandardCharsets.UTF_16LE)))
                        .says("root.sql:1 is in UTF-16."),
                Mistake.of("YAML in UTF-16")
                        .given(s -> s.root("root.yaml").bytes("root.yaml", yaml("").getBytes(StandardCharsets.UTF_16)))
                        .says("root.yaml:1 is in UTF-16."),
                Mistake.of("XML in UTF-16 that says UTF-8")
                        .given(s -> s.root("root.xml").bytes("root.xml", xml("").getBytes(StandardCharsets.UTF_16)))
                        .says("root.xml:1 is in UTF-16."),
                Mistake.of("XML in Latin-1 that says so").given(s -> s.root("root.xml").bytes("root.xml", xml(change(
                        "one",
                        "<createTable tableName=\"t\" remarks=\"Käse\"><column name=\"id\" type=\"int\"/></createTable>"))
                        .replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1))).asking("plan").exit(0)
                        .says("Käse"),
                Mistake.of("XML in Latin-1 that says UTF-8")
                        .given(s -> s.root("root.xml").bytes("root.xml",
                                xml(change("one", "<sql>SELECT 'Käse'</sql>")).getBytes(StandardCharsets.ISO_8859_1)))
                        .says("root.xml:6 is not in UTF-8: its letters would arrive damaged. Nothing was sent to the database. Save it in UTF-8 and try again."),
                Mistake.of("SQL in Latin-1")
                        .given(s -> s.root("root.sql").bytes("root.sql", SQL.getBytes(StandardCharsets.ISO_8859_1)))
                        .says("root.sql:3 is not in UTF-8: its letters would arrive damaged. Nothing was sent to the database."),
                Mistake.of("YAML in Latin-1")
                        .given(s -> s.root("root.yaml").bytes("root.yaml",
                                yaml(yamlChange("one", "- sql: {sql: \"SELECT 'Käse'\"}"))
                                        .getBytes(StandardCharsets.ISO_8859_1)))
                        .says("root.yaml:6 is not in UTF-8: its letters would arrive damaged. Nothing was sent to the database."),
                Mistake.of("A sqlFile in Latin-1 without its encoding")
                        .given(s -> s.root("root.yaml", yaml(yamlChange("one", "- sqlFile: {path: one.sql}"))).bytes(
                                "one.sql",
                                "INSERT INTO kept VALUES (length('Käse'))".getBytes(StandardCharsets.ISO_8859_1)))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.yaml::one::ann at root.yaml:3: its statement holds letters that were damaged when its file was read. Nothing was changed. Save the file in UTF-8, or name its encoding in the change."),
                Mistake.of("A sqlFile in Latin-1 with its encoding")
                        .given(s -> s
                                .root("root.yaml",
                                        yaml(yamlChange("one", "- sqlFile: {path: one.sql, encoding: ISO-8859-1}")))
                                .bytes("one.sql",
                                        "CREATE TABLE one (word varchar(9) DEFAULT 'Käse')"
                                                .getBytes(StandardCharsets.ISO_8859_1)))
                        .asking("upgrade", "--yes").exit(0).says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A CSV file in Latin-1 without its encoding").given(s -> s
                        .run("CREATE TABLE words (word varchar(20))")
                        .root("root.yaml", yaml(yamlChange("one",
                                "- loadData: {file: w.csv, tableName: words, columns: [{column: {name: word, type: string}}]}")))
                        .bytes("w.csv", "word\nKäse\n".getBytes(StandardCharsets.ISO_8859_1)))
                        .asking("upgrade", "--yes").exit(5)
                        .says("its statement holds letters that were damaged when its file was read. Nothing was changed."),
                Mistake.of("NUL bytes in SQL")
                        .given(s -> s.root("root.sql", "--liquibase formatted sql\n--changeset ann:one\nSELECT 1\0;\n"))
                        .says("root.sql:3 holds a NUL byte, which no text has. Nothing was sent to the database. Write the file anew; it may be damaged, or no text file at all."),
                Mistake.of("NUL bytes in YAML")
                        .given(s -> s.root("root.yaml", yaml("- changeSet: {id: o\0ne, author: ann}")))
                        .says("root.yaml:2 holds a NUL byte, which no text has."),
                Mistake.of("NUL bytes in XML").given(s -> s.root("root.xml", xml("<!-- \0 -->"))).says(
                        "root.xml:6 is not valid XML: An invalid XML character (Unicode: 0x0) was found in the comment."),
                Mistake.of("A program that is named as a changelog")
                        .given(s -> s.root("root.sql").bytes("root.sql", Files.readAllBytes(Path.of("/bin/ls"))))
                        .says("root.sql:1 is not in UTF-8: its letters would arrive damaged."),
                Mistake.of("CRLF line ends, which are allowed")
                        .given(s -> s.root("root.sql", SQL.replace("\n", "\r\n"))).asking("upgrade", "--yes").exit(0)
                        .says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))));
    }

    private static List<Mistake> formattedSql() {
        return List.of(
                Mistake.of("SQL without header").given(s -> s.root("root.sql", "CREATE TABLE one (id int);\n")).exit(0)
                        .says("Warning: root.sql:1: Its first line is not '--liquibase formatted sql', so all of it is one revision with the id 'raw'."),
                Mistake.of("SQL with changesets and without header")
                        .given(s -> s.root("root.sql", SQL.replaceFirst(".*\n", ""))).exit(0)
                        .says("Error: root.sql:1: It has changesets, but its first line is not '--liquibase formatted sql': all of it would run as one revision with the id 'raw'."),
                Mistake.of("SQL with a misspelt header")
                        .given(s -> s.root("root.sql", SQL.replace("liquibase", "liqibase"))).exit(0)
                        .says("Error: root.sql:2: It has changesets, but its first line is not '--liquibase formatted sql'"),
                Mistake.of("A changeset in SQL without id").given(s -> s.sql("--changeset ann", "SELECT 1;")).says(
                        "root.sql:2 is not a line that formatted SQL knows. Nothing was sent to the database. A changeset is written --changeset AUTHOR:ID, and a rollback --rollback SQL."),
                Mistake.of("A changeset in SQL without author").given(s -> s.sql("--changeset :one", "SELECT 1;"))
                        .says("root.sql:2 is not a line that formatted SQL knows."),
                Mistake.of("A misspelt changeset in SQL").given(s -> s.sql("--changset ann:one", "SELECT 1;")).exit(0)
                        .says("Error: root.sql:2: '--changset' is a comment. Did you mean --changeset?"),
                Mistake.of("A misspelt rollback in SQL").given(
                        s -> s.sql("--changeset ann:one", "CREATE TABLE one (id int);", "--rolback DROP TABLE one;"))
                        .exit(0).says("Warning: root.sql:4: '--rolback' is a comment. Did you mean --rollback?"),
                Mistake.of("A misspelt attribute in SQL")
                        .given(s -> s.sql("--changeset ann:one runInTransacton:false", "CREATE TABLE one (id int);"))
                        .exit(0)
                        .says("Error: root.sql:2: A changeset has no attribute 'runInTransacton'. Did you mean runInTransaction? It would be passed over."),
                Mistake.of("A precondition in SQL that is not one")
                        .given(s -> s.sql("--changeset ann:one", "--preconditions onFail:HALT",
                                "--precondition-sql-chek expectedResult:0 SELECT 1", "CREATE TABLE one (id int);"))
                        .says("root.sql: there is no precondition 'sql-chek' in formatted SQL. Did you mean sql-check? Nothing was sent to the database. It knows sql-check, table-exists, view-exists."),
                Mistake.of("SQL before the first changeset").given(
                        s -> s.sql("CREATE TABLE lost (id int);", "--changeset ann:one", "CREATE TABLE one (id int);"))
                        .exit(0).says("Warning: root.sql:2: What stands above the first changeset is never run."));
    }

    /** A revision that fills a table row by row. */
    private static void inserts(Scene s, int rows, int width) throws Exception {
        String word = "x".repeat(width);
        StringBuilder text = new StringBuilder("--liquibase formatted sql\n--changeset ann:one\n");
        for (int i = 0; i < rows; i++) {
            text.append("INSERT INTO more VALUES (").append(i).append(", '").append(word).append("');\n");
        }
        s.run("CREATE TABLE more (id int PRIMARY KEY, word varchar(2000))").root("root.sql", text.toString());
    }

    private static List<Mistake> large() {
        After applied = After.that("the revision is applied", s -> assertThat(s.recorded()).containsExactly("one"));
        return List.of(
                Mistake.of("50 MB of SQL in one revision, looked at").given(s -> inserts(s, 50_000, 1000))
                        .within(Duration.ofMinutes(2)).exit(0).says("root.sql::one::ann sql"),
                Mistake.of("50 MB of SQL in one revision").given(s -> inserts(s, 50_000, 1000))
                        .asking("upgrade", "--yes").exit(0).within(Duration.ofMinutes(4)).says("Done: 1 revision")
                        .leaves(applied),
                Mistake.of("10,000 files").given(s -> {
                    s.root("root.yaml", yaml("- includeAll: {path: db}"));
                    for (int i = 0; i < 10_000; i++) {
                        s.file("db/%05d.sql".formatted(i), "--liquibase formatted sql\n--changeset ann:" + i
                                + "\nCREATE TABLE t" + i + " (id int);\n");
                    }
                }).asking("status").exit(0).within(Duration.ofMinutes(5)).says("and 9980 more"),
                Mistake.of("20,000 statements in one revision on H2").given(s -> inserts(s, 20_000, 1))
                        .asking("upgrade", "--yes").exit(0).within(Duration.ofMinutes(1)).says("Done: 1 revision")
                        .leaves(applied));
    }
}
