package dev.tidemark.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.ResolveConnection.Resolved;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.PasswordFile;
import dev.tidemark.application.port.ProjectFiles;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.EnvironmentPattern;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.application.port.ProjectSettings.NamedConnection;
import dev.tidemark.application.port.ProjectSettings.TeamRules;
import dev.tidemark.application.port.Secrets;
import dev.tidemark.domain.changelog.FileNames;
import dev.tidemark.domain.deployment.Environment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class ResolveConnectionTest {
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> dotEnv = new HashMap<>();
    private final Map<String, NamedConnection> connections = new HashMap<>();
    private @Nullable String fromFile;
    private @Nullable String fromKeychain;

    @Test
    void theOptionComesBeforeTheEnvironmentAndThatBeforeTheFile() {
        dotEnv.put("DATABASE_URL", "postgres://c/three");
        assertThat(resolve(null, null).connection().url()).endsWith("c/three");
        variables.put("DATABASE_URL", "postgres://b/two");
        assertThat(resolve(null, null).connection().url()).endsWith("b/two");
        assertThat(resolve("postgres://a/one", null).connection().url()).endsWith("a/one");
    }

    @Test
    void theOnlyConnectionOfTheProjectNeedsNotBeNamed() {
        connections.put("main", new NamedConnection("postgresql://h/orders", "staging", "shop"));

        assertThat(resolve(null, null).connection()).satisfies(c -> {
            assertThat(c.schema()).isEqualTo("shop");
            assertThat(c.environment()).isEqualTo(Environment.STAGING);
        });
        connections.put("other", new NamedConnection("postgresql://h/other", null, null));
        assertThatThrownBy(() -> resolve(null, null)).hasMessageContaining("main, other");
        assertThat(resolve(null, "other").connection().url()).endsWith("/other");
        assertThatThrownBy(() -> resolve(null, "third")).hasMessageContaining("'third'")
                .hasMessageContaining("main, other");
    }

    @Test
    void aPasswordOnTheCommandLineIsRefusedAndElsewhereTaken() {
        assertThatThrownBy(() -> resolve("postgres://u:hunter2@h/d", null))
                .isInstanceOf(FailedException.class).hasMessageNotContaining("hunter2");
        dotEnv.put("DATABASE_URL", "postgres://u:hunter2@h/d");
        assertThat(resolve(null, null).connection().password()).isEqualTo("hunter2");
        assertThat(resolve(null, null).connection().toString()).doesNotContain("hunter2");
    }

    @Test
    void passwordsAreLookedForInTheOrderOfTheContract() {
        assertThat(resolve("postgres://u@h/d", null).connection().password()).isEqualTo("asked for u@h:5432/d");
        fromKeychain = "kept";
        assertThat(resolve("postgres://u@h/d", null).connection().password()).isEqualTo("kept");
        fromFile = "filed";
        assertThat(resolve("postgres://u@h/d", null).connection().password()).isEqualTo("filed");
        variables.put("PGPASSWORD", "usual");
        assertThat(resolve("postgres://u@h/d", null).connection().password()).isEqualTo("usual");
        variables.put("TIDEMARK_PASSWORD", "own");
        assertThat(resolve("postgres://u@h/d", null).connection().password()).isEqualTo("own");
    }

    @Test
    void h2InMemoryIsNeverAskedFor() {
        assertThat(resolve("jdbc:h2:mem:x", null).connection().password()).isNull();
    }

    @Test
    void aWarningOfThePasswordFileIsPassedOn() {
        Resolved resolved = new ResolveConnection(
                files(), (host, port, database, user) -> new PasswordFile.Found(null, "open to others"), Secrets.NONE,
                variables)
                .resolve(options("postgres://u@h/d", null, null), project(), account -> null);

        assertThat(resolved.warnings()).containsExactly("open to others");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "jdbc:h2:mem:x, -, -, DEVELOPMENT",
        "jdbc:h2:file:/x, -, -, UNKNOWN",
        "postgresql://h/d, -, -, UNKNOWN",
        "postgresql://db.example.org/orders, -, -, PRODUCTION",
        "postgresql://DB7.example.org/orders, -, -, PRODUCTION",
        "postgresql://localhost/orders_dev, -, -, DEVELOPMENT",
        "postgresql://localhost/orders, -, -, UNKNOWN",
        "postgresql://db.example.org/orders, staging, -, STAGING",
        "postgresql://db.example.org/orders, staging, Development, DEVELOPMENT"})
    void whatAConnectionIsForIsSaidByTheFirstThatKnows(String url, String variable, String option,
            Environment expected) {
        if (variable != null) {
            variables.put("TIDEMARK_ENVIRONMENT", variable);
        }
        Resolved resolved = resolver().resolve(options(url, null, option), project(), account -> null);

        assertThat(resolved.connection().environment()).isEqualTo(expected);
    }

    private Resolved resolve(@Nullable String url, @Nullable String name) {
        return resolver().resolve(options(url, name, null), project(), account -> "asked for " + account);
    }

    private ResolveConnection resolver() {
        Secrets keychain = new Secrets() {
            @Override
            public @Nullable String find(String account) {
                return fromKeychain;
            }

            @Override
            public boolean available() {
                return true;
            }

            @Override
            public boolean keep(String account, String password) {
                return false;
            }

            @Override
            public boolean forget(String account) {
                return false;
            }
        };
        return new ResolveConnection(
                files(), (host, port, database, user) -> new PasswordFile.Found(fromFile, null), keychain, variables);
    }

    private static ConnectionOptions options(@Nullable String url, @Nullable String name,
            @Nullable String environment) {
        return new ConnectionOptions(url, name, null, null, null, environment);
    }

    private ProjectFiles files() {
        return new ProjectFiles() {
            @Override
            public ProjectSettings read(Path folder) {
                return project();
            }

            @Override
            public Map<String, String> dotEnv(Path folder) {
                return dotEnv;
            }
        };
    }

    private ProjectSettings project() {
        return new ProjectSettings(
                Path.of("/project"), null, List.of(), List.of(), Execution.UNCHOSEN, HistoryTables.USUAL,
                new TeamRules(
                        List.of(
                                new EnvironmentPattern("db*.example.org", "*", "production"),
                                new EnvironmentPattern("localhost", "*_dev", "development")),
                        connections, false, FileNames.USUAL));
    }
}
