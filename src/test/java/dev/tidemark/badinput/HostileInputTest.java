package dev.tidemark.badinput;

import static dev.tidemark.badinput.StructureInputTest.xml;
import static dev.tidemark.badinput.StructureInputTest.yaml;
import static dev.tidemark.badinput.StructureInputTest.yamlChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.LeakCheck;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that were written to do harm. */
@ExtendWith(LeakCheck.class)
@SuppressWarnings("StringConcatToTextBlock") // short pieces of files read better where they are used
class HostileInputTest {
    static final String SECRET = "hidden words";

    @TempDir
    Path place;

    @ParameterizedTest
    @MethodSource("mistakes")
    void isSaidAndNothingIsLost(Mistake mistake) throws Exception {
        Trial.of(mistake, place);
    }

    @AfterAll
    static void count() {
        System.out.println("Bad input, hostile files: " + mistakes().size() + " mistakes");
    }

    private static Mistake.Setup outside(String root) {
        return s -> {
            Path up = s.outside();
            Files.writeString(up.resolve("secret.yaml"),
                    yaml(yamlChange("hidden", "- sql: {sql: \"SELECT '" + SECRET + "'\"}")));
            Files.writeString(up.resolve("secret.sql"), "SELECT '" + SECRET + "'");
            Files.writeString(up.resolve("secret.csv"), "word\n" + SECRET + "\n");
            Files.createSymbolicLink(s.folder().resolve("link.yaml"), up.resolve("secret.yaml"));
            Files.createSymbolicLink(s.folder().resolve("link.sql"), up.resolve("secret.sql"));
            Files.createSymbolicLink(s.folder().resolve("linked"), up);
            s.root("root.yaml", yaml(root.replace("UP", up.toString())));
        };
    }

    static List<Mistake> mistakes() {
        return List.of(
                Mistake.of("An include that leads out by two dots").given(outside("- include: {file: ../secret.yaml}"))
                        .asking("upgrade", "--yes")
                        .says("The changelog asks for ../secret.yaml, which leads out of the search path to …. Nothing was sent to the database. If that file belongs to the project, add its folder to the search path."),
                Mistake.of("An include that leads out by two dots, from its file")
                        .given(outside("- include: {file: ../secret.yaml, relativeToChangelogFile: true}"))
                        .asking("upgrade", "--yes")
                        .says("The changelog asks for ../secret.yaml, which leads out of the search path to …. Nothing was sent to the database. If that file belongs to the project, add its folder to the search path."),
                Mistake.of("An include of an absolute path").given(outside("- include: {file: UP/secret.yaml}"))
                        .asking("upgrade", "--yes")
                        .says("root.yaml:2 includes '…/secret.yaml', which does not exist. Nothing was sent to the database. Correct the path. It is looked for in …/project."),
                Mistake.of("An include of a file URL").given(outside("- include: {file: \"file:UP/secret.yaml\"}"))
                        .asking("upgrade", "--yes")
                        .says("root.yaml:2 includes 'file:…/secret.yaml', which does not exist."),
                Mistake.of("An include of a web address")
                        .given(outside("- include: {file: \"http://127.0.0.1:1/secret.yaml\"}"))
                        .asking("upgrade", "--yes")
                        .says("root.yaml:2 includes 'http://127.0.0.1:1/secret.yaml', which does not exist."),
                Mistake.of("An include of a symbolic link that leads out")
                        .given(outside("- include: {file: link.yaml}")).asking("upgrade", "--yes")
                        .says("The changelog asks for link.yaml, which leads out of the search path to …. Nothing was sent to the database. If that file belongs to the project, add its folder to the search path."),
                Mistake.of("An includeAll that leads out by two dots").given(outside("- includeAll: {path: ../}"))
                        .asking("upgrade", "--yes")
                        .says("The changelog asks for ../, which leads out of the search path to …. Nothing was sent to the database. If that file belongs to the project, add its folder to the search path."),
                Mistake.of("An includeAll of an absolute path").given(outside("- includeAll: {path: UP/}"))
                        .asking("upgrade", "--yes")
                        .says("root.yaml:2 includes the folder '…', which does not exist on the search path or holds no changelogs. Nothing was sent to the database."),
                Mistake.of("An includeAll of a symbolic link that leads out")
                        .given(outside("- includeAll: {path: linked/}")).asking("upgrade", "--yes")
                        .says("The changelog asks for linked/, which leads out of the search path to …. Nothing was sent to the database. If that file belongs to the project, add its folder to the search path."),
                Mistake.of("A sqlFile that leads out by two dots")
                        .given(outside(yamlChange("one", "- sqlFile: {path: ../secret.sql}")))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.yaml::one::ann cannot be read whole: The changelog asks for ../secret.sql, which leads out of the search path to ….… Nothing was changed."),
                Mistake.of("A sqlFile of an absolute path")
                        .given(outside(yamlChange("one", "- sqlFile: {path: UP/secret.sql}")))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.yaml::one::ann cannot be read whole: the file …/secret.sql was not found on the search path. Nothing was changed."),
                Mistake.of("A sqlFile that is a symbolic link")
                        .given(outside(yamlChange("one", "- sqlFile: {path: link.sql}"))).asking("upgrade", "--yes")
                        .exit(5)
                        .says("root.yaml::one::ann cannot be read whole: The changelog asks for link.sql, which leads out of the search path to … Nothing was changed."),
                Mistake.of("A loadData that leads out by two dots")
                        .given(outside(yamlChange("one", "- loadData: {tableName: kept, file: ../secret.csv}")))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.yaml::one::ann cannot be read whole: The changelog asks for ../secret.csv, which leads out of the search path to … Nothing was changed."),
                Mistake.of("A loadData of an absolute path")
                        .given(outside(yamlChange("one", "- loadData: {tableName: kept, file: UP/secret.csv}")))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.yaml::one::ann cannot be read whole: the file …/secret.csv was not found on the search path. Nothing was changed."),
                Mistake.of("A loadUpdateData that leads out by two dots")
                        .given(outside(yamlChange("one",
                                "- loadUpdateData: {tableName: kept, primaryKey: word, file: ../secret.csv}")))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.yaml::one::ann cannot be read whole: The changelog asks for ../secret.csv, which leads out of the search path to … Nothing was changed."),
                Mistake.of("A property file that leads out by two dots")
                        .given(outside("- property: {file: ../secret.csv}")).asking("upgrade", "--yes")
                        .says("The changelog asks for ../secret.csv, which leads out of the search path to …. Nothing was sent to the database. If that file belongs to the project, add its folder to the search path."),
                Mistake.of("A symbolic link that points at itself").given(s -> {
                    Files.createSymbolicLink(s.folder().resolve("loop.yaml"), s.folder().resolve("loop.yaml"));
                    s.root("root.yaml", yaml("- include: {file: loop.yaml}"));
                }).asking("upgrade", "--yes").says("root.yaml:2 includes 'loop.yaml', which does not exist."),
                Mistake.of("A folder that contains itself by a link").given(s -> {
                    Files.createDirectories(s.folder().resolve("db"));
                    Files.createSymbolicLink(s.folder().resolve("db/again"), s.folder().resolve("db"));
                    s.file("db/a.sql", "--liquibase formatted sql\n--changeset ann:a\nSELECT 1;\n").root("root.yaml",
                            yaml("- includeAll: {path: db}"));
                }).asking("status").says(
                        "The folder …/db/again contains itself by a symbolic link. Nothing was sent to the database. Take the link out, or include the files one by one."),
                Mistake.of("An XML entity bomb").given(s -> s.root("root.xml", bomb())).says(
                        "root.xml:15 has a DOCTYPE, which could pull in other files. Nothing was sent to the database. Take the DOCTYPE out; a changelog needs none."),
                Mistake.of("An external XML entity")
                        .given(s -> s.root("root.xml",
                                "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file://"
                                        + s.outside().resolve("secret.sql") + "\">]>\n"
                                        + xml("&e;").replaceFirst(".*\n", "")))
                        .says("root.xml:2 has a DOCTYPE, which could pull in other files. Nothing was sent to the database."),
                Mistake.of("An XML external subset").given(s -> s.root("root.xml",
                        "<?xml version=\"1.0\"?>\n<!DOCTYPE databaseChangeLog SYSTEM \"http://127.0.0.1:1/x.dtd\">\n"
                                + xml("").replaceFirst(".*\n", "")))
                        .says("root.xml:2 has a DOCTYPE, which could pull in other files. Nothing was sent to the database."),
                Mistake.of("XML that nests 20,000 deep")
                        .given(s -> s.root("root.xml", xml("<a>".repeat(20_000) + "</a>".repeat(20_000))))
                        .says("root.xml:6 is not valid XML: it nests too deep, or is too large for one file. Nothing was sent to the database."),
                Mistake.of("A YAML alias bomb").given(s -> s.root("root.yaml", aliases())).says(
                        "root.yaml:7 grows to more than 5000000 parts by its aliases. Nothing was sent to the database. Write out what the aliases stand for, or take them out."),
                Mistake.of("A YAML alias bomb in tidemark.yaml").given(s -> s.file("tidemark.yaml", aliases())).exit(2)
                        .says("tidemark.yaml, line 1: 'a0' is not a key of this file."),
                Mistake.of("YAML that contains itself")
                        .given(s -> s.root("root.yaml",
                                "databaseChangeLog: &a\n  - changeSet: {id: 1, author: ann, changes: *a}\n"))
                        .says("root.yaml:1 contains itself by an alias. Nothing was sent to the database. Take the alias out."),
                Mistake.of("A language tag in YAML").given(s -> s.root("root.yaml",
                        "databaseChangeLog:\n  - !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1/\"]]\n"))
                        .naming("javax.script.ScriptEngineManager")
                        .says("root.yaml:2 has the tag !!javax.script.ScriptEngineManager, which would make an object of a program. Nothing was sent to the database. A changelog is data only: take the tag out."),
                Mistake.of("YAML that nests 20,000 deep").given(
                        s -> s.root("root.yaml", "databaseChangeLog: " + "[".repeat(20_000) + "]".repeat(20_000)))
                        .says("root.yaml nests more than 200 deep. Nothing was sent to the database."),
                Mistake.of("JSON that nests 20,000 deep")
                        .given(s -> s.root("root.json",
                                "{\"databaseChangeLog\": " + "[".repeat(20_000) + "]".repeat(20_000) + "}"))
                        .says("root.json nests more than 200 deep. Nothing was sent to the database."),
                Mistake.of("An archive with names that lead out").given(s -> {
                    s.root("root.yaml", yaml("- includeAll: {path: db}"));
                    Archives.zip(s.folder().resolve("evil.zip"),
                            java.util.Map.of("db/a.sql", "--liquibase formatted sql\n--changeset ann:a\nSELECT 1;\n",
                                    "../../evil.sql", "SELECT 1", "/db/b.sql", "SELECT 2", "db/../../c.sql",
                                    "SELECT 3"));
                }).asking("status", "--search-path", ".,evil.zip").says(
                        "The search path entry …/evil.zip is an archive with names in it that lead out of it; nothing of it is read. Nothing was sent to the database."),
                Mistake.of("An archive that is damaged").given(s -> {
                    s.root("root.xml", xml(""));
                    s.bytes("bad.zip", "PK\3\4 nothing".getBytes(StandardCharsets.UTF_8));
                }).asking("status", "--search-path", ".,bad.zip").says(
                        "The search path entry …/bad.zip cannot be read as a folder, a jar or a zip. Nothing was sent to the database."),
                Mistake.of("A jar that would replace Liquibase's own services").given(s -> {
                    s.sql("--changeset ann:one", "CREATE TABLE one (id int);");
                    Archives.zip(s.folder().resolve("evil.jar"),
                            java.util.Map.of("META-INF/services/liquibase.lockservice.LockService", "com.example.Lock",
                                    "META-INF/services/liquibase.sqlgenerator.SqlGenerator", "com.example.Generator",
                                    "META-INF/services/liquibase.parser.ChangeLogParser", "com.example.Parser",
                                    "META-INF/services/liquibase.database.Database", "com.example.Database"));
                }).asking("upgrade", "--yes", "--classpath", "evil.jar").exit(0).says("Done: 1 revision")
                        .leaves(After.that(
                                "the revision is applied by Liquibase's own classes; those of the jar are not asked",
                                s -> assertThat(s.recorded()).containsExactly("one"))));
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE x [\n<!ENTITY a0 \"aaaaaaaaaa\">\n");
        for (int i = 1; i < 12; i++) {
            text.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">\n");
        }
        return text + "]>\n<databaseChangeLog>&a11;</databaseChangeLog>\n";
    }

    private static String aliases() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a").append(i - 1).append("]\n");
        }
        return text + "databaseChangeLog:\n  - changeSet: {id: 1, author: ann, changes: *a11}\n";
    }
}
