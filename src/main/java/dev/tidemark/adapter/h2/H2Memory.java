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
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** H2 databases in this program's memory, which no other program can reach. */
public final class H2Memory implements ScratchServer {
    private static final int RANDOM_LENGTH = 6;
    /** H2 manual, "Database URL Overview" and "Compatibility Modes". */
    private static final Set<String> MODES = Set.of(
            "MODE", "DATABASE_TO_UPPER", "DATABASE_TO_LOWER", "CASE_INSENSITIVE_IDENTIFIERS", "NON_KEYWORDS",
            "IGNORECASE", "DEFAULT_NULL_ORDERING", "COLLATION");

    private final List<String> made = new CopyOnWriteArrayList<>();

    @Override
    public @Nullable String missing() {
        return null;
    }

    @Override
    public ScratchDatabase create(String name) {
        return like(name, "");
    }

    /**
     * A new, empty database that behaves as another one does: with the settings of its address that change what SQL means.
     *
     * @param name the beginning of its name, lower-case letters only
     * @param url the other one's address; empty for the usual settings
     */
    public ScratchDatabase like(String name, String url) {
        String random = UUID.randomUUID().toString().substring(0, RANDOM_LENGTH);
        return createAt("jdbc:h2:mem:" + name + "_" + random + ";DB_CLOSE_DELAY=-1" + modes(url));
    }

    private static String modes(String url) {
        StringBuilder kept = new StringBuilder();
        for (String setting : url.split(";", -1)) {
            String key = setting.split("=", 2)[0].toUpperCase(Locale.ROOT);
            if (setting.contains("=") && MODES.contains(key)) {
                kept.append(';').append(setting);
            }
        }
        return kept.toString();
    }

    private ScratchDatabase createAt(String url) {
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
