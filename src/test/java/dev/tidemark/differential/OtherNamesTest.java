package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The history and lock tables under other names and in another schema. */
@ExtendWith(LeakCheck.class)
class OtherNamesTest {
    private static ProjectSettings named(HistoryTables tables) {
        ProjectSettings usual = Opened.project(Opened.changelogs("forms"), "root.yaml", "");
        return new ProjectSettings(
                usual.folder(), usual.changelog(), usual.searchPath(), usual.classPath(), usual.execution(), tables,
                usual.rules());
    }

    /** A schema with capitals on PostgreSQL is left out: Liquibase makes its tables there and does not find them again. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "H2, history_rows, history_lock, -",
        "POSTGRES, history_rows, history_lock, -",
        "H2, MixedRows, MixedLock, -",
        "POSTGRES, MixedRows, MixedLock, -",
        "H2, DATABASECHANGELOG, DATABASECHANGELOGLOCK, AUDIT",
        "POSTGRES, DATABASECHANGELOG, DATABASECHANGELOGLOCK, audit",
        "H2, rows, lock, Audit",
    })
    void tablesOfOtherNamesAreThoseOfLiquibase(Product product, String rows, String lock, String schema)
            throws SQLException {
        HistoryTables tables = new HistoryTables(rows, lock, schema);
        try (SideBySide both = new SideBySide(product, named(tables))) {
            if (schema != null) {
                both.prepare("CREATE SCHEMA " + schema);
            }
            both.upgrade("+3");
            both.twin().update(3);
            both.assertSame("up 3");
            both.upgrade("head");
            both.twin().update();
            both.assertSame("head");
            both.run(PlanRequest.tag("here"));
            both.twin().tag("here");
            both.assertSame("tagged");
            both.rollback("-2");
            both.twin().rollback(2);
            both.assertSame("down 2");
            both.assertSameStatus();
            assertThat(both.opened().status().lock().held()).isFalse();
            assertThat(both.opened().status().lock().tableExists()).isTrue();
        }
    }
}
