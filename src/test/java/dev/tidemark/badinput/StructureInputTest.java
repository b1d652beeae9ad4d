package dev.tidemark.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.LeakCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that can be read, and say something that makes no sense. */
@ExtendWith(LeakCheck.class)
@SuppressWarnings("StringConcatToTextBlock") // short pieces of files read better where they are used
class StructureInputTest {
    @TempDir
    Path place;

    static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                    http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
            %s
            </databaseChangeLog>
            """;

    static String xml(String body) {
        return XML.formatted(body);
    }

    static String change(String id, String change) {
        return "<changeSet id=\"" + id + "\" author=\"ann\">" + change + "</changeSet>";
    }

    static final String TABLE = "<createTable tableName=\"people\"><column name=\"id\" type=\"int\"/></createTable>";

    static String yaml(String body) {
        return "databaseChangeLog:\n" + body.indent(2);
    }

    static String yamlChange(String id, String change) {
        return "- changeSet:\n    id: " + id + "\n    author: ann\n    changes:\n" + change.indent(6);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isSaidAndNothingIsLost(Mistake mistake) throws Exception {
        Trial.of(mistake, place);
    }

    @AfterAll
    static void count() {
        System.out.println("Bad input, structure: " + mistakes().size() + " mistakes");
    }

    static List<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>();
        all.addAll(identities());
        all.addAll(includes());
        all.addAll(words());
        all.addAll(parameters());
        all.addAll(classes());
        return all;
    }

    private static List<Mistake> identities() {
        return List.of(
                Mistake.of("Two revisions with one id in one file")
                        .given(s -> s.sql("--changeset ann:one", "CREATE TABLE one (id int);", "--changeset ann:one",
                                "CREATE TABLE two (id int);"))
                        .asking("upgrade", "--yes")
                        .exit(5)
                        .says("root.sql::one::ann is declared twice: at root.sql:2 and at root.sql:4. Nothing was changed."
                                + " Mend the files and plan again."),
                Mistake.of("Two revisions with one id in two files with one logical path")
                        .given(s -> s.root("root.xml", xml("<include file=\"a.xml\"/>\n<include file=\"b.xml\"/>"))
                                .file("a.xml", logical(xml(change("one", TABLE))))
                                .file("b.xml", logical(xml(change("one", TABLE)))))
                        .asking("upgrade", "--yes")
                        .exit(5)
                        .says("db::one::ann is declared twice: at a.xml:6 and at b.xml:6. Nothing was changed."),
                Mistake.of("A file that is included twice")
                        .given(s -> s.root("root.xml", xml("<include file=\"a.xml\"/>\n<include file=\"a.xml\"/>"))
                                .file("a.xml", xml(change("one", TABLE))))
                        .asking("upgrade", "--yes")
                        .exit(5)
                        .says("a.xml::one::ann is declared twice: at a.xml:6, in a file that is included twice, at root.xml:6"
                                + " and at root.xml:7. Nothing was changed."),
                Mistake.of("A file that is included twice, once by its folder")
                        .given(s -> s.root("root.xml", xml("<include file=\"db/a.xml\"/>\n<includeAll path=\"db\"/>"))
                                .file("db/a.xml", xml(change("one", TABLE))))
                        .asking("upgrade", "--yes")
                        .exit(5)
                        .says("in a file that is included twice, at root.xml:6 and at root.xml:7. Nothing was changed."),
                Mistake.of("A revision without id in XML")
                        .given(s -> s.root("root.xml", xml("<changeSet author=\"ann\">" + TABLE + "</changeSet>")))
                        .says("root.xml:6: A changeset has no id. Give it one; path, id and author together are how the database"
                                + " remembers it. Nothing was sent to the database."),
                Mistake.of("A revision without id in YAML")
                        .given(s -> s.root("root.yaml", yaml("- changeSet:\n    author: ann\n    changes:\n"
                                + "      - dropTable: {tableName: kept}")))
                        .says("root.yaml:2: A changeset has no id. … Nothing was sent to the database."),
                Mistake.of("A revision without author in YAML")
                        .given(s -> s.root("root.yaml", yaml("- changeSet:\n    id: one\n    changes:\n"
                                + "      - dropTable: {tableName: kept}")))
                        .says("root.yaml:2: A changeset has no author. … Nothing was sent to the database."),
                Mistake.of("An id with spaces, quotes, markup and an emoji, which is allowed")
                        .given(s -> s.root("root.xml",
                                xml(change("it&apos;s &lt;b&gt; &quot;one&quot; \uD83D\uDE80", TABLE))))
                        .asking("upgrade", "--yes")
                        .exit(0)
                        .says("Done: 1 revision")
                        .leaves(After.that("the table is made, and the id is recorded as it is",
                                s -> assertThat(s.recorded()).containsExactly("it's <b> \"one\" \uD83D\uDE80"))));
    }

    private static List<Mistake> includes() {
        return List.of(
                Mistake.of("A file that includes itself")
                        .given(s -> s.root("root.xml", xml("<include file=\"root.xml\"/>")))
                        .within(Duration.ofSeconds(5))
                        .says("The changelog files include each other in a circle: root.xml:6 -> root.xml. Nothing was sent to"
                                + " the database. Take one of these includes out."),
                Mistake.of("Files that include each other")
                        .given(s -> s.root("root.yaml", yaml("- include: {file: db/a.xml}"))
                                .file("db/a.xml", xml("<include file=\"b.yaml\" relativeToChangelogFile=\"true\"/>"))
                                .file("db/b.yaml",
                                        yaml("- include:\n    file: a.xml\n    relativeToChangelogFile: true")))
                        .within(Duration.ofSeconds(5))
                        .says("in a circle: db/a.xml:6 -> db/b.yaml:2 -> db/a.xml."),
                Mistake.of("A file of a folder that includes its folder")
                        .given(s -> s.root("root.xml", xml("<includeAll path=\"db\"/>"))
                                .file("db/a.xml", xml("<includeAll path=\"db\"/>")))
                        .within(Duration.ofSeconds(5))
                        .says("in a circle: db/a.xml:6 -> db/a.xml."),
                Mistake.of("An included file that does not exist")
                        .given(s -> s.root("root.xml", xml("<include file=\"db/ab.xml\"/>")).file("db/abc.xml",
                                xml("")))
                        .says("root.xml:6 includes 'db/ab.xml', which does not exist. Nothing was sent to the database. Correct the"
                                + " path; 'db/abc.xml' is there. It is looked for in …/project."),
                Mistake.of("An included folder that does not exist")
                        .given(s -> s.root("root.yaml", yaml("- includeAll: {path: gone}")))
                        .says("root.yaml:2 includes the folder 'gone', which does not exist on the search path or holds no"
                                + " changelogs. Nothing was sent to the database. Correct the path, or make the folder;"),
                Mistake.of("An included folder that holds no changelogs")
                        .given(s -> s.root("root.yaml", yaml("- includeAll: {path: db}")).file("db/readme.txt",
                                "hello"))
                        .exit(0)
                        .says("Warning: root.yaml:2: The folder 'db' is included and holds no changelogs."));
    }

    private static List<Mistake> words() {
        return List.of(
                Mistake.of("An unknown change type in XML")
                        .given(s -> s.root("root.xml", xml(change("one", "\n<creatTable tableName=\"people\"/>"))))
                        .says("root.xml:7: There is no change type 'creatTable'. Did you mean createTable? If it is an extension's,"
                                + " add its jar with --classpath, or classPath in tidemark.yaml. Nothing was sent to the database."),
                Mistake.of("An unknown change type in YAML")
                        .given(s -> s.root("root.yaml", yaml(yamlChange("one", "- creatTable: {tableName: people}"))))
                        .says("root.yaml:6: There is no change type 'creatTable'. Did you mean createTable?"),
                Mistake.of("An unknown change type in JSON")
                        .given(s -> s.root("root.json", """
                                {"databaseChangeLog": [
                                  {"changeSet": {"id": "one", "author": "ann", "changes": [
                                    {"dropTabel": {"tableName": "kept"}}
                                  ]}}
                                ]}"""))
                        .says("root.json:3: There is no change type 'dropTabel'. Did you mean dropTable?"),
                Mistake.of("An unknown attribute in XML")
                        .given(s -> s.root("root.xml", xml(change("one", "\n<dropTable tabelName=\"kept\"/>"))))
                        .says("root.xml:7: dropTable has no attribute 'tabelName'. Did you mean tableName? Nothing was sent to the"
                                + " database. Mend the file and try again."),
                Mistake.of("A misspelt attribute in YAML, which Liquibase passes over")
                        .given(s -> s.root("root.yaml", yaml(yamlChange("one",
                                "- delete:\n    tableName: kept\n    wehre: id = 7"))))
                        .asking("upgrade", "--yes", "--allow-data-loss")
                        .exit(5)
                        .says("root.yaml:8: delete has no attribute 'wehre'. Did you mean where? It would be passed over. Nothing was"
                                + " changed. Mend the files and plan again."),
                Mistake.of("A misspelt part of a column in YAML")
                        .given(s -> s.root("root.yaml", yaml(yamlChange("one", "- createTable:\n    tableName: t\n"
                                + "    columns:\n      - column:\n          name: id\n          type: int\n"
                                + "          constraints: {nullabel: false}"))))
                        .asking("upgrade", "--yes")
                        .exit(5)
                        .says("root.yaml:12: constraints has no attribute 'nullabel'. Did you mean nullable?"),
                Mistake.of("An attribute in YAML that nothing is like")
                        .given(s -> s.root("root.yaml",
                                yaml(yamlChange("one", "- dropTable: {tableName: other, because: old}"))))
                        .exit(0)
                        .says("Warning: root.yaml:6: dropTable has no attribute 'because'; it is passed over."),
                Mistake.of("An attribute that is needed and missing")
                        .given(s -> s.root("root.yaml", yaml(yamlChange("one", "- addColumn:\n    tableName: kept"))))
                        .asking("upgrade", "--yes")
                        .exit(5)
                        .says("root.yaml::one::ann is not complete: No columns defined for addColumn on h2. Nothing was changed. Mend"
                                + " the file at root.yaml:3."),
                Mistake.of("A misspelt part of a changeset in YAML")
                        .given(s -> s.root("root.yaml", yaml("- changeSet:\n    id: one\n    author: ann\n    chnges:\n"
                                + "      - dropTable: {tableName: kept}")))
                        .says("root.yaml:5: There is no change type 'chnges'. Did you mean changes?"),
                Mistake.of("A misspelt attribute of a changeset in YAML")
                        .given(s -> s.root("root.yaml", yaml("- changeSet:\n    id: one\n    author: ann\n"
                                + "    runOnChnge: true\n    changes:\n      - sql: {sql: SELECT 1}")))
                        .asking("upgrade", "--yes")
                        .exit(5)
                        .says("root.yaml:5: A changeset has no attribute 'runOnChnge'. Did you mean runOnChange?"),
                Mistake.of("A misspelt part of a changelog in YAML")
                        .given(s -> s.root("root.yaml", yaml("- changeset:\n    id: one\n    author: ann")))
                        .says("root.yaml:2: There is no 'changeset' in a changelog. Did you mean changeSet?"),
                Mistake.of("An unknown precondition in XML")
                        .given(s -> s.root("root.xml", xml(change("one",
                                "\n<preConditions><tableExist tableName=\"kept\"/></preConditions>" + TABLE))))
                        .says("root.xml:7: There is no precondition 'tableExist'. Did you mean tableExists?"),
                Mistake.of("An unknown precondition in YAML")
                        .given(s -> s.root("root.yaml", yaml("- changeSet:\n    id: one\n    author: ann\n"
                                + "    preConditions:\n      - not:\n          - tableExist: {tableName: kept}\n"
                                + "    changes:\n      - dropTable: {tableName: kept}")))
                        .says("root.yaml:7: There is no precondition 'tableExist'. Did you mean tableExists?"));
    }

    private static List<Mistake> parameters() {
        return List.of(
                Mistake.of("A parameter that nobody set")
                        .given(s -> s.sql("--changeset ann:one", "CREATE TABLE ${prefix}one (id int);"))
                        .asking("upgrade", "--yes")
                        .exit(5)
                        .says("root.sql::one::ann at root.sql:2: its SQL uses the parameter prefix, which nobody set. Nothing"
                                + " was changed. Set it with --param, in the changelog, or under 'parameters' in tidemark.yaml."),
                Mistake.of("A parameter that nobody set, in the name of a table")
                        .given(s -> s.root("root.xml", xml(change("one", TABLE.replace("people", "${prefix}people")))))
                        .asking("upgrade", "--yes")
                        .exit(5)
                        .says("root.xml::one::ann at root.xml:6: its statement uses the parameter PREFIX, which nobody set."),
                Mistake.of("A parameter that nobody set, in a text that may be meant so")
                        .given(s -> s.sql("--changeset ann:one", "INSERT INTO kept VALUES (length('${x}'));"))
                        .asking("plan")
                        .exit(0)
                        .says("Note: root.sql::one::ann at root.sql:2: its SQL has ${x} in a text, which is sent as it stands"
                                + " because nobody set such a parameter."));
    }

    private static List<Mistake> classes() {
        String files =
                xml(change("one", TABLE) + "\n" + change("two", "<customChange class=\"com.example.Fill\"/>") + "\n"
                        + change("three", TABLE.replace("people", "more")));
        return List.of(
                Mistake.of("A class of the project that is not on the class path: all the rest is listed")
                        .naming("com.example.Fill")
                        .given(s -> s.root("root.xml", files))
                        .exit(0)
                        .says("root.xml::one::ann createTable tableName=people",
                                "root.xml::three::ann createTable tableName=more",
                                "Warning: root.xml::two::ann uses the class com.example.Fill, which is not on the class path; it is"
                                        + " listed and cannot run. Add the jar or folder that holds it with --classpath, or classPath in"
                                        + " tidemark.yaml."),
                Mistake.of("A class of the project that is not on the class path, and an upgrade beyond it")
                        .naming("com.example.Fill")
                        .given(s -> s.root("root.xml", files))
                        .asking("upgrade", "--yes")
                        .exit(5)
                        .says("root.xml::two::ann at root.xml:7 uses the class com.example.Fill, which is not on the class path."
                                + " Nothing was changed."),
                Mistake.of("A class of the project that is not on the class path, and an upgrade up to before it")
                        .naming("com.example.Fill")
                        .given(s -> s.root("root.xml", files))
                        .asking("upgrade", "one", "--yes")
                        .exit(0)
                        .says("Done: 1 revision")
                        .leaves(After.that("the revisions before it are applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A class of the project that is no change")
                        .naming("java.util.ArrayList")
                        .given(s -> s.root("root.xml",
                                xml(change("one", "<customChange class=\"java.util.ArrayList\"/>"))))
                        .says("root.xml:6 names the class java.util.ArrayList, which is no change. Nothing was sent to the database."
                                + " It has to implement one of Liquibase's interfaces for custom changes or preconditions."),
                Mistake.of("A precondition's class that is not on the class path")
                        .naming("com.example.Ready")
                        .given(s -> s.root("root.xml", xml(change("one",
                                "<preConditions><customPrecondition className=\"com.example.Ready\"/></preConditions>"
                                        + TABLE))))
                        .asking("upgrade", "--yes")
                        .exit(5)
                        .says("root.xml::one::ann at root.xml:6 uses the class com.example.Ready, which is not on the class path."
                                + " Nothing was changed."));
    }

    private static String logical(String text) {
        return text.replace("<databaseChangeLog", "<databaseChangeLog logicalFilePath=\"db\"");
    }
}
