package dev.tidemark.safety;

import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.sql.SQLException;

/** On which product. */
enum On {
    H2, POSTGRES;

    TestDatabase fresh() throws SQLException {
        return this == H2 ? H2Databases.memory() : PostgresServer.shared().fresh();
    }
}
