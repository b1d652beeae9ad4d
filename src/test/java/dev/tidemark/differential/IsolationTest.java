package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several engines in one process, on one thread. */
@ExtendWith(LeakCheck.class)
class IsolationTest {
    @ParameterizedTest
    @EnumSource
    void rowsOfOneDatabaseAreNotSentThroughAStatementThatAnotherPrepared(Product product) throws SQLException {
        try (TestDatabase one = product.fresh();
                TestDatabase other = product.fresh();
                Opened first = Opened.open(one, Opened.changelogs("forms"), "root.yaml");
                Opened second = Opened.open(other, Opened.changelogs("forms"), "root.yaml")) {
            assertThat(first.upgrade("tasks-data").failure()).isNull();
            assertThat(second.upgrade("tasks-data").failure()).isNull();
            assertThat(first.rollback("-1").failure()).isNull();
            RunOutcome again = first.upgrade("tasks-data");
            assertThat(again.failure()).isNull();
            assertThat(DatabaseDump.rows(one, first.database().project().tables()))
                    .filteredOn(row -> row.contains("Buy milk"))
                    .hasSize(1);
            assertThat(DatabaseDump.rows(other, first.database().project().tables()))
                    .filteredOn(row -> row.contains("Buy milk"))
                    .hasSize(1);
        }
    }
}
