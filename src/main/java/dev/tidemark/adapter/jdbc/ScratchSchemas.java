package dev.tidemark.adapter.jdbc;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.application.port.ScratchDatabase;
import dev.tidemark.application.port.ScratchPlace;
import dev.tidemark.application.port.ScratchRun;
import dev.tidemark.application.port.ScratchServer;
import dev.tidemark.domain.schema.Renaming;
import dev.tidemark.domain.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes schemas that nobody needs, on servers of the program's own or where a person allows it, and reads them back. */
public final class ScratchSchemas implements ScratchRun {
    private static final int RANDOM_LENGTH = 8;

    private final List<Product> products;
    private final ScratchServer postgres;
    private final MemoryDatabases memory;

    /** Makes databases in memory that behave as another one does. */
    @FunctionalInterface
    public interface MemoryDatabases {
        /**
         * A new, empty one.
         *
         * @param name the beginning of its name
         * @param url the address whose modes it takes; empty for none
         */
        ScratchDatabase like(String name, String url);
    }

    /**
     * @param products how to connect and read
     * @param postgres the program's own server, started when first needed
     * @param memory makes H2 databases
     */
    public ScratchSchemas(List<Product> products, ScratchServer postgres, MemoryDatabases memory) {
        this.products = List.copyOf(products);
        this.postgres = postgres;
        this.memory = memory;
    }

    @Override
    public Schema run(ScratchPlace place, List<String> statements, List<String> schemas, CancelToken cancel) {
        return switch (place) {
            case ScratchPlace.Own own -> {
                try (ScratchDatabase database = create(own)) {
                    yield work(place, database.connection(), cancel, work -> {
                        work.createSchemas(schemas);
                        if (schemas.contains(OWN)) {
                            work.enter(OWN);
                        }
                        work.run(statements);
                        return work.read(schemas.stream().filter(s -> !s.equals(OWN)).toList());
                    });
                }
            }
            case ScratchPlace.Named named ->
                renamed(statements, schemas, (changed, names) -> work(place, named.connection(), cancel, work -> {
                    try {
                        work.createSchemas(names);
                        work.enter(names.getFirst());
                        work.run(changed);
                        return work.read(names.subList(1, names.size()));
                    } finally {
                        work.dropSchemas(names);
                    }
                }));
            case ScratchPlace.Target target ->
                renamed(statements, schemas, (changed, names) -> work(place, target.connection(), cancel, work -> {
                    work.requireLocks(changed);
                    work.oneTransaction();
                    work.createSchemas(names);
                    work.enter(names.getFirst());
                    work.run(changed);
                    return work.read(names.subList(1, names.size()));
                }));
        };
    }

    private ScratchDatabase create(ScratchPlace.Own own) {
        if (own.product().equals("h2")) {
            return memory.like("model", own.url());
        }
        String missing = postgres.missing();
        if (missing != null) {
            throw new FailedException(new Failure.Refused(
                    "There is no private PostgreSQL to make the model's tables in: " + missing,
                    "Name a scratch database (model.scratch in tidemark.yaml)."));
        }
        return postgres.create("model");
    }

    /** With names of this run's own, so that two runs in one database do not meet; the first schema is for the rest. */
    private static Schema renamed(List<String> statements, List<String> schemas, InSchemas work) {
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, RANDOM_LENGTH);
        String prefix = PREFIX + random + "_";
        Map<String, String> back = new HashMap<>();
        List<String> names = new ArrayList<>();
        names.add(prefix + OWN.substring(PREFIX.length()));
        back.put(names.getFirst(), OWN);
        for (String schema : schemas) {
            String name = prefix + schema.substring(PREFIX.length());
            if (!schema.equals(OWN)) {
                names.add(name);
                back.put(name, schema);
            }
        }
        List<String> changed = statements.stream().map(sql -> sql.replace(PREFIX, prefix)).toList();
        return new Renaming(back).of(work.run(changed, names));
    }

    private Schema work(ScratchPlace place, ConnectionSpec spec, CancelToken cancel, Job job) {
        Product product = products.stream().filter(p -> p.name().equals(place.product())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such product: " + place.product()));
        if (cancel.wish() == CancelToken.Wish.NOW) {
            throw new FailedException(new Failure.Cancelled("Nothing was made."));
        }
        Connection connection = connect(product, spec);
        ScratchWork work = new ScratchWork(product, connection, place);
        cancel.onNow(work::stop);
        try {
            work.begin();
            return job.run(work);
        } catch (SQLException e) {
            throw new FailedException(work.failure(e), e);
        } finally {
            close(connection);
        }
    }

    private static Connection connect(Product product, ConnectionSpec spec) {
        try {
            return product.connect(spec);
        } catch (SQLException e) {
            throw new FailedException(product.connectFailure(e, spec), e);
        }
    }

    private static void close(Connection connection) {
        try (connection) {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // It is gone already, and its transaction with it.
        }
    }

    /** What is done over a connection. */
    private interface Job {
        Schema run(ScratchWork work) throws SQLException;
    }

    /** What is done in schemas of a run's own. */
    private interface InSchemas {
        Schema run(List<String> statements, List<String> names);
    }

    static Scope scope(List<String> schemas) {
        return new Scope(schemas, Set.of());
    }
}
