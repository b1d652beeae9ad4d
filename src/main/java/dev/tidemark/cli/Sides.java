package dev.tidemark.cli;

import dev.tidemark.application.ConnectionOptions;
import dev.tidemark.application.comparison.Side;
import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.port.ProjectSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a person means by {@code model}, {@code database}, {@code connection:NAME}, {@code url:URL} and {@code snapshot:FILE}. */
final class Sides {
    private final Session session;
    private final ProjectSettings project;

    Sides(Session session, ProjectSettings project) {
        this.session = session;
        this.project = project;
    }

    /** What {@code typed} means. */
    Side of(String typed) {
        if (typed.equals("model")) {
            return new Side.Model();
        }
        if (typed.equals("database")) {
            return new Side.Database(session.connection(session.options().connectionOptions(), project));
        }
        String rest = typed.substring(typed.indexOf(':') + 1);
        if (typed.startsWith("snapshot:") && !rest.isBlank()) {
            return new Side.SnapshotFile(session.file(Path.of(rest)));
        }
        if (typed.startsWith("connection:") && !rest.isBlank()) {
            return new Side.Connection(
                    session.connection(options(null, rest, session.options().connectionOptions().user()), project));
        }
        if (typed.startsWith("url:") && !rest.isBlank()) {
            return new Side.Connection(session.connection(options(rest, null, user(rest)), project));
        }
        throw Session.usage(
                "One side is to be model, database, connection:NAME, url:URL or snapshot:FILE.",
                "Such as: tidemark compare model database.");
    }

    /** The schema and the role belong to the connected database alone. */
    private ConnectionOptions options(@Nullable String url, @Nullable String name, @Nullable String user) {
        return new ConnectionOptions(url, name, user, null, null, session.options().connectionOptions().environment());
    }

    /** The URL's own user, else the one of the connected database. */
    private @Nullable String user(String url) {
        return url.contains("service=") || DatabaseUrl.parse(url, Path.of("")).login().user() != null
                ? null
                : session.options().connectionOptions().user();
    }

    /** As a script reads it. */
    static String key(Side side) {
        return switch (side) {
            case Side.Model model -> "model";
            case Side.Database database -> "database";
            case Side.Connection connection -> "url:" + connection.connection().url();
            case Side.SnapshotFile snapshot -> "snapshot:" + snapshot.file();
        };
    }
}
