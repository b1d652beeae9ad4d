package dev.tidemark.systems;

import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.sql.SQLException;
import java.util.Locale;

/** On which product. */
enum On {
    H2, POSTGRESQL;

    /** An empty database. */
    TestDatabase fresh() throws SQLException {
        return this == H2 ? H2Databases.memory() : PostgresServer.shared().fresh();
    }

    /** As the command line's {@code --offline} calls it. */
    String product() {
        return name().toLowerCase(Locale.ROOT);
    }
}
