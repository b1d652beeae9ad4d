package dev.tidemark.differential;

import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.sql.SQLException;

/** The products that are compared. */
enum Product {
    H2, POSTGRES;

    TestDatabase fresh() throws SQLException {
        return this == H2 ? H2Databases.memory() : PostgresServer.shared().fresh();
    }
}
