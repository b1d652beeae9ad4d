package dev.tidemark.application;

import dev.tidemark.application.comparison.Compared;
import dev.tidemark.application.comparison.Side;
import dev.tidemark.application.comparison.Watch;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.SchemaFiles;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.domain.difference.Rename;
import dev.tidemark.domain.difference.SchemaComparer;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads two schemas and says where they differ. Creates nothing in either database. Blocking; may be used by several threads.
 */
public final class CompareSchemas {
    private static final int WHOLE = 100;

    private final SchemaReader reader;
    private final SchemaFiles files;
    private final ModelSource models;
    private final SchemaComparer comparer = new SchemaComparer();

    /** With what reads databases, files and entity models. */
    public CompareSchemas(SchemaReader reader, SchemaFiles files, ModelSource models) {
        this.reader = reader;
        this.files = files;
        this.models = models;
    }

    /** Reads the entity model of a project. */
    @FunctionalInterface
    public interface ModelSource {
        /**
         * The schema that it comes to.
         *
         * @throws FailedException where there is none, it cannot be read, or it was cancelled
         */
        ModelSchema read(ProjectSettings project, Against other, CancelToken cancel);
    }

    /**
     * What a model is compared with, because it comes to another schema on another product.
     *
     * @param product {@code postgresql} or {@code h2}
     * @param version the server's version, such as {@code 18.1}
     * @param connection how the database is reached; null where it is a file
     */
    public record Against(String product, String version, @Nullable ConnectionSpec connection) {}

    /**
     * What to compare.
     *
     * @param left the side that is wanted
     * @param right the side that is there
     * @param project whose model, whose own tables and whose rules about what to ignore
     * @param renames what a person said was renamed
     */
    public record Request(Side left, Side right, ProjectSettings project, List<Rename> renames) {
        public Request {
            renames = List.copyOf(renames);
        }
    }

    /**
     * Compares.
     *
     * @throws FailedException where a side cannot be read, which is named; where they are not of the same product; or where
     *     it was cancelled
     */
    public Compared compare(Request request, Watch watch) {
        Side left = request.left();
        Side right = request.right();
        if (left instanceof Side.Model && right instanceof Side.Model) {
            throw new FailedException(new Failure.WrongUsage(
                    "Both sides are the entity model.", "Compare it with a database or a schema file."));
        }
        List<String> notes = new ArrayList<>();
        Read one;
        Read other;
        if (left instanceof Side.Model) {
            other = read(right, request, Set.of(), watch);
            one = model(left, other, request, watch, notes);
            other = wider(other, one, request, watch);
        } else if (right instanceof Side.Model) {
            one = read(left, request, Set.of(), watch);
            other = model(right, one, request, watch, notes);
            one = wider(one, other, request, watch);
        } else if (right instanceof Side.SnapshotFile) {
            other = read(right, request, Set.of(), watch);
            one = read(left, request, other.schemas(), watch);
        } else {
            one = read(left, request, Set.of(), watch);
            other = read(right, request, left instanceof Side.SnapshotFile ? one.schemas() : Set.of(), watch);
        }
        sameProduct(one, other);
        return new Compared(
                one.schema(), other.schema(),
                comparer.compare(one.schema(), other.schema(), request.renames(), request.project().rules().ignored()),
                notes);
    }

    /** A side that was read, with the schemas that it names beside the usual one. */
    private record Read(Side side, Schema schema, Set<String> schemas) {}

    private Read read(Side side, Request request, Set<String> schemas, Watch watch) {
        return switch (side) {
            case Side.Database database -> live(side, database.connection(), request, schemas, watch);
            case Side.Connection connection -> live(side, connection.connection(), request, schemas, watch);
            case Side.SnapshotFile snapshot -> {
                Schema schema = of(side, watch, () -> files.read(snapshot.file()));
                yield new Read(side, schema, named(schema));
            }
            case Side.Model model -> throw new IllegalArgumentException("a model is read for the other side");
        };
    }

    private Read live(Side side, ConnectionSpec connection, Request request, Set<String> schemas, Watch watch) {
        ProjectSettings.HistoryTables tables = request.project().tables();
        Scope scope = new Scope(List.copyOf(schemas), Set.of(tables.changelogTable(), tables.lockTable()));
        Schema schema = of(
                side, watch,
                () -> reader.read(connection, scope, percent -> watch.progress().at(side, percent), watch.cancel()));
        return new Read(side, schema, new TreeSet<>(schemas));
    }

    private Read model(Side side, Read other, Request request, Watch watch, List<String> notes) {
        Against against = new Against(
                other.schema().origin().product(), other.schema().origin().version(), connection(other.side()));
        ModelSchema read = of(side, watch, () -> models.read(request.project(), against, watch.cancel()));
        read.problems().forEach(p -> notes.add(p.className() + ": " + p.message() + " " + p.advice()));
        return new Read(side, read.schema(), new TreeSet<>(read.schemas()));
    }

    /** Reads a database once more where the model names schemas beside the usual one. */
    private Read wider(Read database, Read model, Request request, Watch watch) {
        return model.schemas().isEmpty() || connection(database.side()) == null
                ? database
                : read(database.side(), request, model.schemas(), watch);
    }

    private static @Nullable ConnectionSpec connection(Side side) {
        return switch (side) {
            case Side.Database database -> database.connection();
            case Side.Connection connection -> connection.connection();
            case Side.Model model -> null;
            case Side.SnapshotFile file -> null;
        };
    }

    private static Set<String> named(Schema schema) {
        Set<String> names = new TreeSet<>();
        Stream.concat(schema.tables().stream().map(Table::name), schema.views().stream().map(v -> v.name()))
                .map(ObjectName::schema)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    private static void sameProduct(Read one, Read other) {
        String left = one.schema().origin().product();
        String right = other.schema().origin().product();
        if (!left.equals(right)) {
            throw new FailedException(new Failure.WrongUsage(
                    "The two sides are of different products: " + one.side().words() + " is " + left + ", "
                            + other.side().words() + " is " + right + ".",
                    "Compare two of the same product; types and rules of others are not the same."));
        }
    }

    private static <T> T of(Side side, Watch watch, Supplier<T> reading) {
        if (watch.cancel().wish() == CancelToken.Wish.NOW) {
            throw new FailedException(new Failure.Cancelled("Nothing was changed; the databases were only read."));
        }
        watch.progress().at(side, 0);
        try {
            T read = reading.get();
            watch.progress().at(side, WHOLE);
            return read;
        } catch (FailedException e) {
            throw new FailedException(SideFailure.of(side, e.failure()), e);
        }
    }
}
