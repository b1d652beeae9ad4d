package dev.tidemark.ui.journey;

import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.sql.SQLException;

/** On PostgreSQL, with the model made on a server of the program's own. */
class CompareOnPostgresJourneyTest extends CompareJourney {
    @Override
    TestDatabase fresh() throws SQLException {
        return PostgresServer.shared().fresh();
    }
}
