package dev.tidemark.application.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.ProjectSettings.EnvironmentPattern;
import dev.tidemark.domain.deployment.Environment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class EnvironmentRulesTest {
    private static final List<EnvironmentPattern> PATTERNS = List.of(
            new EnvironmentPattern("localhost", "*", "development"),
            new EnvironmentPattern("stage*", "*", "staging"),
            new EnvironmentPattern("prod*", "*", "production"));

    @ParameterizedTest
    @CsvSource({
        "postgresql://localhost/d, DEVELOPMENT",
        "'postgresql://localhost,stage1/d', STAGING",
        "'postgresql://localhost,prod1:5433/d', PRODUCTION",
        "'postgresql://localhost:1,elsewhere:2/d', UNKNOWN",
        "'postgresql://localhost/d?host=prod1', PRODUCTION",
        "jdbc:postgresql://localhost/d?PGHOST=prod1, PRODUCTION",
        "jdbc:h2:mem:x, DEVELOPMENT"})
    void theStrictestOfTheHostsThatMayAnswerCounts(String url, Environment expected) {
        assertThat(EnvironmentRules.decide(null, null, PATTERNS, DatabaseUrl.parse(url, Path.of(""))))
                .isEqualTo(expected);
    }
}
