package dev.tidemark.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.EnvironmentPattern;
import dev.tidemark.application.port.ProjectSettings.NamedConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class ProjectFolderTest {
    private final ProjectFolder projects = new ProjectFolder();

    @TempDir
    Path folder = Path.of("");

    @Test
    void theExampleOfThePageIsRead() throws IOException {
        Matcher example = Pattern.compile("(?s)```yaml\n(.*?)```")
                .matcher(Files.readString(Path.of("src/site/markdown/project-file.md")));
        assertThat(example.find()).isTrue();
        ProjectSettings settings = read(example.group(1));

        assertThat(settings.changelog()).isEqualTo("db/changelog.xml");
        assertThat(settings.searchPath()).containsExactly(folder.resolve("src/main/resources"));
        assertThat(settings.classPath()).containsExactly(folder.resolve("target/classes"),
                folder.resolve("lib/changes.jar"));
        assertThat(settings.execution().contexts()).isEqualTo("prod");
        assertThat(settings.execution().labels()).isEqualTo("!experimental");
        assertThat(settings.execution().parameters()).isEqualTo(Map.of("tablespace", "fast"));
        assertThat(settings.tables().schema()).isEqualTo("admin");
        assertThat(settings.rules().environments())
                .containsExactly(
                        new EnvironmentPattern("db.example.org", "*", "production"),
                        new EnvironmentPattern("localhost", "*_dev", "development"));
        assertThat(settings.rules().connections().get("staging"))
                .isEqualTo(new NamedConnection("postgresql://staging.example.org:5432/orders", "staging", "shop"));
        assertThat(settings.rules().baseOnProtected()).isFalse();
    }

    @Test
    void aFolderWithoutTheFileHasTheUsualSettings() {
        ProjectSettings settings = projects.read(folder);

        assertThat(settings.changelog()).isNull();
        assertThat(settings.searchPath()).containsExactly(folder);
        assertThat(settings.execution().contexts()).isNull();
    }

    @Test
    void chosenToBeAllIsNotTheSameAsNotChosen() throws IOException {
        assertThat(read("contexts: ''").execution().contexts()).isEmpty();
        assertThat(read("labels: x").execution().contexts()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "changelog: a\\nchangeLog: b | line 2 | 'changeLog' is not a key",
        "changelog: [a] | line 1 | single value",
        "changelog: true | line 1 | to be a text",
        "connections:\\n  x: {url: 'postgresql://ann:hunter2@h/d'} | line 2 | password",
        "connections:\\n  x: {url: 'postgresql://ann@h/d'} | line 2 | holds a user",
        "connections:\\n  x:\\n    url: 'mysql://h/d' | line 3 | not supported",
        "connections:\\n  x: {environment: staging} | line 2 | lacks 'url'",
        "connections:\\n  x: {url: 'postgresql://h/d', password: hunter2} | line 2 | 'password' is not a key",
        "environments: {host: a} | line 1 | list",
        "environments:\\n  - {host: a, environment: live} | line 2 | no environment 'live'",
        "allowBaseOnProtected: 'yes' | line 1 | true or false",
        "changelog: a.sql\\nfileNames: '../{slug}' | line 2 | no file's name may hold there",
        "changelog: a\\nchangelog: b | line 2 | uplicate",
        "changelog: a\\n  x: b | line 2 | not YAML",
        "- a | line 1 | keys with values"})
    void whatIsWrongIsNamedWithItsLine(String text, String line, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("tidemark.yaml, " + line)
                .hasMessageContaining(message)
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]",
        "changelog: !!javax.script.ScriptEngineManager [x]"})
    void yamlCannotBeMadeToHurt(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FailedException.class);
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> read("parameters: " + "[".repeat(5000) + "]".repeat(5000)))
                .isInstanceOf(FailedException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "DATABASE_URL=postgresql://u:p@h/d?a=b | postgresql://u:p@h/d?a=b",
        "export DATABASE_URL = \"postgres://u:p#x@h/d\" | postgres://u:p#x@h/d",
        "DATABASE_URL='postgres://u:p h' # comment | postgres://u:p h",
        "DATABASE_URL=postgres://h/d # comment | postgres://h/d",
        "DATABASE_URL=postgres://u:p#x@h/d | postgres://u:p#x@h/d"})
    void dotEnvLinesAreReadAsShellsWriteThem(String line, String value) throws IOException {
        Files.writeString(folder.resolve(".env"), "# mine\r\nOTHER=1\r\n" + line + "\r\n");

        assertThat(projects.dotEnv(folder)).containsEntry("DATABASE_URL", value);
    }

    private ProjectSettings read(String text) throws IOException {
        Files.writeString(folder.resolve("tidemark.yaml"), text);
        return projects.read(folder);
    }
}
