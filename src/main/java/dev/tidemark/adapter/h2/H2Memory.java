package dev.tidemark.adapter.h2;

import dev.tidemark.adapter.jdbc.OwnDatabase;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ScratchDatabase;
import dev.tidemark.application.port.ScratchServer;
import dev.tidemark.domain.deployment.Environment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** H2 databases in this program's memory, which no other program can reach. */
public final class H2Memory implements ScratchServer {
    private static final int RANDOM_LENGTH = 6;

    private final List<String> made = new CopyOnWriteArrayList<>();

    @Override
    public @Nullable String missing() {
        return null;
    }

    @Override
    public ScratchDatabase create(String name) {
        String random = UUID.randomUUID().toString().substring(0, RANDOM_LENGTH);
        String url = "jdbc:h2:mem:" + name + "_" + random + ";DB_CLOSE_DELAY=-1";
        made.add(url);
        return new OwnDatabase(
                new ConnectionSpec(url, "sa", "", null, null, Environment.DEVELOPMENT), () -> drop(url));
    }

    private void drop(String url) {
        if (made.remove(url)) {
            try (Connection connection = DriverManager.getConnection(url + ";IFEXISTS=TRUE", "sa", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN IMMEDIATELY");
            } catch (SQLException gone) {
                // Nobody had connected yet, or it was shut down: there is nothing to drop.
            }
        }
    }

    @Override
    public void close() {
        made.forEach(this::drop);
    }
}
