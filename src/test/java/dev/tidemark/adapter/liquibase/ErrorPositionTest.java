package dev.tidemark.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.sql.SqlToken;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.ui.control.ErrorPlace;
import dev.tidemark.ui.control.SqlLines;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where the databases say that a statement is wrong, and where that is shown. */
@ExtendWith(LeakCheck.class)
class ErrorPositionTest {
    private static final String WRONG = "CREATE TABLE things (\n  name varchar(10) DEFAULT 'ü',\n  bad int NOT NUL\n)";

    @TempDir
    Path folder;

    @Test
    void postgresNamesTheCharacterAndTheMarkStandsOnItsWord() throws SQLException {
        Failure.StatementFailed failure = failing(Kind.POSTGRES, WRONG);
        assertThat(failure.position()).isEqualTo(WRONG.indexOf("NUL\n") + 1);
        assertThat(marked(failure)).isEqualTo("NUL");
    }

    @Test
    void h2MarksTheWordInItsMessage() throws SQLException {
        Failure.StatementFailed failure = failing(Kind.H2, WRONG);
        assertThat(failure.position()).isEqualTo(WRONG.indexOf("NOT NUL") + 1);
        assertThat(marked(failure)).isEqualTo("NOT");
    }

    @Test
    void postgresSaysDetailAndHint() throws SQLException {
        Failure.StatementFailed failure =
                failing(Kind.POSTGRES, "INSERT INTO databasechangeloglock SELECT * FROM databasechangeloglock");
        assertThat(failure.details()).anyMatch(line -> line.startsWith("Detail: "));
        assertThat(failure.sqlState()).isEqualTo("23505");
    }

    private Failure.StatementFailed failing(Kind kind, String sql) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                "--changeset ann:wrong splitStatements:false\n" + sql + "\n--rollback empty");
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            return (Failure.StatementFailed) Objects.requireNonNull(opened.upgrade("head").failure());
        }
    }

    private static String marked(Failure.StatementFailed failure) {
        List<List<SqlToken>> lines = SqlLines.of(failure.statement());
        ErrorPlace place = ErrorPlace.in(lines, failure.statement(), failure.position());
        String line = lines.get(place.line()).stream().map(t -> t.text()).collect(Collectors.joining());
        return line.substring(place.mark().from(), place.mark().to());
    }
}
