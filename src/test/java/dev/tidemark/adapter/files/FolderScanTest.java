package dev.tidemark.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.FindProject;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.project.FoundConnection;
import dev.tidemark.application.project.FoundProject;
import dev.tidemark.application.project.FoundRoot;
import dev.tidemark.application.project.FoundSettings.Topic;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.ChangelogFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in folders as people have them. */
@Tag("fast")
class FolderScanTest {
    private static final String YAML = "databaseChangeLog:\n  - changeSet: {id: 1, author: ann, changes: []}\n";
    private static final String SQL = "--liquibase formatted sql\n\n--changeset ann:1\nSELECT 1;\n";
    private static final String RESOURCES = "src/main/resources/";

    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void aSpringProjectIsReadWithFileAndLine() {
        file(RESOURCES + "application.yml", """
                spring:
                  datasource:
                    url: jdbc:postgresql://${DB_HOST:localhost}:5432/shop
                    username: shop
                    password: ${DB_PASSWORD}
                  liquibase:
                    change-log: classpath:/db/changelog/db.changelog-master.yaml
                    contexts: [dev, test]
                    label-filter: "!slow"
                    default-schema: sales
                    liquibase-schema: admin
                    database-change-log-table: HISTORY
                    parameters:
                      tableSpace: fast
                ---
                spring:
                  config:
                    activate:
                      on-profile: prod
                  datasource:
                    url: jdbc:postgresql://db.example.org/shop
                  liquibase:
                    contexts: prod
                """);
        file(RESOURCES + "db/changelog/db.changelog-master.yaml", """
                databaseChangeLog:
                  - include:
                      file: db/changelog/one.yaml
                """);
        file(RESOURCES + "db/changelog/one.yaml", YAML);
        file(".env", "# secrets\nDB_PASSWORD=hunter2\n");

        FoundProject found = find();

        assertThat(found.problems()).isEmpty();
        FoundRoot root = only(found);
        assertThat(root.changelog()).isEqualTo("db/changelog/db.changelog-master.yaml");
        assertThat(root.searchPath()).containsExactly("src/main/resources");
        assertThat(root.origin()).hasToString("src/main/resources/application.yml:7");
        assertThat(found.settings("").text(Topic.CONTEXTS)).isEqualTo("dev,test");
        assertThat(found.settings("").text(Topic.LABELS)).isEqualTo("!slow");
        assertThat(found.settings("").text(Topic.SCHEMA)).isEqualTo("sales");
        assertThat(found.settings("").text(Topic.LIQUIBASE_SCHEMA)).isEqualTo("admin");
        assertThat(found.settings("").text(Topic.CHANGELOG_TABLE)).isEqualTo("HISTORY");
        assertThat(found.settings("").plainParameters()).containsExactly(Map.entry("tableSpace", "fast"));
        assertThat(found.settings("prod").text(Topic.CONTEXTS)).isEqualTo("prod");
        assertThat(found.settings("prod").text(Topic.SCHEMA)).isEqualTo("sales");
        FoundConnection usual = found.connections().getFirst();
        assertThat(usual.url()).isEqualTo("jdbc:postgresql://localhost:5432/shop");
        assertThat(usual.login().user()).isEqualTo("shop");
        assertThat(usual.login().password()).isEqualTo("hunter2");
        assertThat(usual.origin()).hasToString("src/main/resources/application.yml:3");
        assertThat(found.toString()).doesNotContain("hunter2");
        FoundConnection production = found.connections().get(1);
        assertThat(production.label()).isEqualTo("prod");
        assertThat(production.environment()).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void aPropertiesFileWithProfilesIsReadToo() {
        file(RESOURCES + "application.properties", """
                spring.profiles.active=dev
                spring.liquibase.changeLog = classpath\\:db/changelog.xml
                spring.datasource.url=jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1
                #---
                spring.config.activate.on-profile=qa
                spring.datasource.url=jdbc:postgresql://qa/shop
                """.replace("\n", "\r\n"));
        file(RESOURCES + "application-dev.properties",
                "spring.datasource.url=\\\r\n  jdbc:postgresql://dev/shop\r\nspring.datasource.username=ann\r\n");
        file(RESOURCES + "db/changelog.xml", "<databaseChangeLog xmlns='x'></databaseChangeLog>");

        FoundProject found = find();

        assertThat(found.problems()).isEmpty();
        assertThat(only(found).changelog()).isEqualTo("db/changelog.xml");
        assertThat(found.connections()).extracting(FoundConnection::label).containsExactly("", "dev", "qa");
        assertThat(found.connections()).extracting(FoundConnection::url).containsExactly(
                "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1", "jdbc:postgresql://dev/shop", "jdbc:postgresql://qa/shop");
        assertThat(found.connections().get(1).origin())
                .hasToString("src/main/resources/application-dev.properties:1");
    }

    @Test
    void aQuarkusProjectIsReadWithItsProfiles() {
        file(RESOURCES + "application.properties", """
                quarkus.liquibase.change-log=db/main.yaml
                quarkus.liquibase.contexts=web
                quarkus.liquibase.change-log-parameters."owner"=shop
                quarkus.datasource.username=quark
                %dev.quarkus.datasource.jdbc.url=jdbc:postgresql://localhost/dev
                %prod.quarkus.datasource.jdbc.url=jdbc:postgresql://${PROD_HOST}/prod
                """);
        file(RESOURCES + "db/main.yaml", YAML);

        FoundProject found = find();

        assertThat(only(found).changelog()).isEqualTo("db/main.yaml");
        assertThat(found.settings("dev").text(Topic.CONTEXTS)).isEqualTo("web");
        assertThat(found.settings("dev").plainParameters()).containsEntry("owner", "shop");
        assertThat(found.connections()).extracting(FoundConnection::label).containsExactly("dev", "prod");
        assertThat(found.connections().getLast().missing()).containsExactly("PROD_HOST");
        assertThat(found.connections().getLast().url()).isEqualTo("jdbc:postgresql://${PROD_HOST}/prod");
        assertThat(found.connections().getFirst().login().user()).isEqualTo("quark");
    }

    @ParameterizedTest
    @CsvSource({
        "changeLogFile, db/root.xml, ., db/root.xml",
        "changelog-file, db\\\\root.xml, ., db/root.xml",
        "liquibase.command.changelogFile, classpath:root.xml, db, root.xml"})
    void liquibasePropertiesNameTheRoot(String key, String value, String searchPath, String changelog) {
        file("liquibase.properties", key + "=" + value + "\nsearchPath=" + (searchPath.equals(".") ? "" : searchPath)
                + "\nurl=jdbc:postgresql://h/d\nusername=ann\npassword=hunter2\ncontexts=a,b\nparameter.x=y\n");
        file("db/root.xml", "<databaseChangeLog><include file='db/one.sql'/></databaseChangeLog>");
        file("db/one.sql", SQL);

        FoundProject found = find();

        assertThat(only(found).changelog()).isEqualTo(changelog);
        assertThat(only(found).searchPath()).containsExactly(searchPath);
        assertThat(found.connections().getFirst().login().password()).isEqualTo("hunter2");
        assertThat(found.settings("").text(Topic.CONTEXTS)).isEqualTo("a,b");
        assertThat(found.settings("").plainParameters()).containsEntry("x", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "db.changelog-master.yaml", "db/changelog/db.changelog-root.json", "changelog.xml", "db/master.xml",
        "src/main/resources/db/changelog/db.changelog-master.sql", "with a space/changelog.yml"})
    void usualNamesAreFoundWithoutAnySettings(String path) {
        file(path, path.endsWith("sql")
                ? SQL
                : path.endsWith("xml")
                        ? "<databaseChangeLog/>\n<!-- <databaseChangeLog > -->"
                        : YAML.replace("databaseChangeLog",
                                path.endsWith("json") ? "{\"databaseChangeLog\"" : "databaseChangeLog"));
        FoundRoot root = only(find());
        boolean resources = path.startsWith(RESOURCES);
        assertThat(root.changelog()).isEqualTo(resources ? path.substring(RESOURCES.length()) : path);
        assertThat(root.searchPath()).containsExactly(resources ? "src/main/resources" : ".");
    }

    @Test
    void whatAnotherIncludesIsNoRootAndSeveralRootsAreAChoice() {
        file("billing/changelog.yaml",
                "databaseChangeLog:\n- include: {file: parts/a.sql, relativeToChangelogFile: true}\n");
        file("billing/parts/a.sql", SQL);
        file("orders/changelog.xml",
                "<databaseChangeLog><includeAll path=\"parts/\" relativeToChangelogFile='true'/></databaseChangeLog>");
        file("orders/parts/b.sql", SQL);
        file("target/classes/changelog.yaml", YAML);
        file("node_modules/x/changelog.yaml", YAML);
        file("src/test/resources/changelog.yaml", YAML);

        assertThat(find().roots()).extracting(FoundRoot::changelog)
                .containsExactly("billing/changelog.yaml", "orders/changelog.xml");
    }

    @Test
    void theSearchPathFollowsFromWhatARootIncludes() {
        file("service/sql/db/changelog.xml",
                "<databaseChangeLog><include file=\"db/parts/a.sql\"/></databaseChangeLog>");
        file("service/sql/db/parts/a.sql", SQL);

        assertThat(only(find()).changelog()).isEqualTo("db/changelog.xml");
        assertThat(only(find()).searchPath()).containsExactly("service/sql");
    }

    @Test
    void aModuleOfALargerProjectKeepsItsOwnSearchPath() {
        for (String module : new String[]{"a", "b"}) {
            file(module + "/src/main/resources/application.yml",
                    "spring.liquibase.change-log: classpath:db/changelog.yaml\nspring.datasource.url: jdbc:postgresql://h/"
                            + module);
            file(module + "/src/main/resources/db/changelog.yaml", YAML);
        }
        assertThat(find().roots()).extracting(r -> r.searchPath().getFirst())
                .containsExactly("a/src/main/resources", "b/src/main/resources");
    }

    @Test
    void brokenYamlIsNamedAndTheRestStillUsed() {
        file(RESOURCES + "application.yml",
                "spring.datasource.url: jdbc:postgresql://h/d\nname: @project.name@\n---\nspring: [\n");
        file(RESOURCES + "application-x.yml", "a: 1\na: 2\n");
        file("changelog.yaml", YAML);

        FoundProject found = find();

        assertThat(found.problems()).hasSize(2);
        assertThat(found.problems().getFirst()).contains("application-x.yml, line 2");
        assertThat(found.problems().getLast()).contains("application.yml, line ");
        assertThat(found.connections()).hasSize(1);
        assertThat(only(found).changelog()).isEqualTo("changelog.yaml");
    }

    @Test
    void aSettingThatNamesAChangelogThatIsNotThereIsSaid() {
        file("config/application.yml", "spring:\n  liquibase:\n    change-log: classpath:/db/gone.xml\n");
        FoundProject found = find();
        assertThat(found.roots()).isEmpty();
        assertThat(found.problems()).singleElement().asString().contains("config/application.yml:3")
                .contains("db/gone.xml");
    }

    @Test
    void addressesInVariablesAreFoundWithoutTheirPasswords() {
        variables.put("DATABASE_URL", "postgres://ann:hunter2@h/one");
        file(".env", """
                POSTGRES_DB=two
                POSTGRES_USER=bob
                POSTGRES_PASSWORD=hunter3
                DATABASE_URL=postgresql+asyncpg://u:hunter4@h/three
                """);
        FoundProject found = find();
        assertThat(found.connections()).extracting(FoundConnection::url).containsExactly(
                "jdbc:postgresql://h/one", "jdbc:postgresql://h/three", "jdbc:postgresql://localhost:5432/two");
        assertThat(found.connections()).extracting(c -> c.origin().toString())
                .containsExactly("DATABASE_URL", ".env:4", ".env:1");
        assertThat(found.connections()).extracting(c -> c.login().password())
                .containsExactly("hunter2", "hunter4", "hunter3");
        assertThat(found.toString()).doesNotContain("hunter");
    }

    @Test
    void aPasswordInAnAddressWithAGapIsNotShown() {
        file(".env", "DATABASE_URL=postgres://ann:hunter2@${HOST}/d?password=hunter2\n");
        assertThat(find().connections()).singleElement().satisfies(c -> {
            assertThat(c.missing()).containsExactly("HOST");
            assertThat(c.url()).doesNotContain("hunter2");
        });
    }

    @Test
    void aDatabaseOfAnotherKindIsSaid() {
        file(RESOURCES + "application.yml", "spring.datasource.url: jdbc:mysql://h/d\n");
        FoundProject found = find();
        assertThat(found.nothing()).isTrue();
        assertThat(found.problems()).singleElement().asString().contains("application.yml:1").contains("mysql");
    }

    @Test
    void tidemarksOwnFileComesFirstAndABrokenOneIsNamed() {
        file("tidemark.yaml", """
                changelog: db/x.yaml
                searchPath: [sql]
                connections:
                  staging: {url: 'postgresql://s/d', environment: staging}
                """);
        file("sql/db/x.yaml", YAML);
        file("changelog.yaml", YAML);
        FoundProject found = find();
        assertThat(found.roots().getFirst().changelog()).isEqualTo("db/x.yaml");
        assertThat(found.roots().getFirst().searchPath()).containsExactly("sql");
        assertThat(found.connections().getFirst().label()).isEqualTo("staging");
        file("tidemark.yaml", "change: x\n");
        assertThat(find().problems().getFirst()).contains("tidemark.yaml, line 1").contains("'change'");
        assertThat(find().file()).isNull();
    }

    @Test
    void nothingIsFoundInAnEmptyFolderAndAMissingOneIsRefused() {
        assertThat(find().nothing()).isTrue();
        FolderScan scan = new FolderScan();
        assertThatThrownBy(() -> scan.scan(folder.resolve("gone"))).isInstanceOf(FailedException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void linksThatLeadInACircleAndFoldersThatCannotBeReadDoNotStopIt() throws IOException {
        file("a/changelog.yaml", YAML);
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        boolean all = Files.isReadable(locked); // root may read everything
        FoundProject found = find();
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        assertThat(found.roots()).hasSize(1);
        assertThat(found.problems()).hasSize(all ? 0 : 1);
    }

    @Test
    void howDeepItLooksIsLimited() {
        String deep = String.join("/", IntStream.range(0, 20).mapToObj(i -> "d" + i).toList());
        file(deep + "/changelog.yaml", YAML);
        FoundProject found = find();
        assertThat(found.roots()).isEmpty();
        assertThat(found.problems()).singleElement().asString().contains("left out");
    }

    private FoundProject find() {
        return new FindProject(new FolderScan(), new ProjectFolder(), variables).find(folder);
    }

    private static FoundRoot only(FoundProject found) {
        assertThat(found.roots()).hasSize(1);
        return found.roots().getFirst();
    }

    private void file(String path, String text) {
        new ChangelogFolder(folder).file(path, text);
    }
}
