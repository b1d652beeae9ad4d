package dev.tidemark.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** History tables that an old Liquibase made. */
class OldTablesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void columnsThatAnOldHistoryTableLacksAreAddedByStatementsOfThePlan(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(ChangelogFolder.table("a"), ChangelogFolder.table("b"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            database.run("""
                    CREATE TABLE DATABASECHANGELOG (ID VARCHAR(63) NOT NULL, AUTHOR VARCHAR(63) NOT NULL,
                    FILENAME VARCHAR(200) NOT NULL, DATEEXECUTED TIMESTAMP NOT NULL, MD5SUM VARCHAR(35),
                    DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG VARCHAR(255), LIQUIBASE VARCHAR(20),
                    PRIMARY KEY (ID, AUTHOR, FILENAME))""",
                    "INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED)"
                            + " VALUES ('a', 'ann', 'root.sql', CURRENT_TIMESTAMP)",
                    "CREATE TABLE a (id int)");
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(plan.setup())
                    .anyMatch(s -> s.sql().contains("ORDEREXECUTED") || s.sql().contains("orderexecuted"));
            assertThat(opened.run(plan).result()).isEqualTo(Result.COMPLETED);
            assertThat(opened.status().record().rows()).extracting(r -> r.id().id()).containsExactly("a", "b");
            assertThat(opened.plan(PlanRequest.rollback(new Target.Back(1))).setup()).isEmpty();
        }
    }
}
