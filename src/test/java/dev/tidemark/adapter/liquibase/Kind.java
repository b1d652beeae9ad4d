package dev.tidemark.adapter.liquibase;

import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.sql.SQLException;

/** The products that a test runs on. */
enum Kind {
    H2, POSTGRES;

    TestDatabase fresh() throws SQLException {
        return this == H2 ? H2Databases.memory() : PostgresServer.shared().fresh();
    }

    boolean transactional() {
        return this == POSTGRES;
    }
}
