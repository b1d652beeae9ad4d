package dev.tidemark.application;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.domain.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the schema that is there, without Liquibase's own tables. Only reads. */
public final class ReadSchema {
    private final SchemaReader reader;

    /** With what reads. */
    public ReadSchema(SchemaReader reader) {
        this.reader = reader;
    }

    /**
     * The schema that unqualified names fall into, and others.
     *
     * @param schemas those others
     * @throws dev.tidemark.application.outcome.FailedException where it cannot be read or was cancelled
     */
    public Schema read(ConnectionSpec connection, ProjectSettings project, List<String> schemas, CancelToken cancel) {
        HistoryTables own = project.tables();
        Set<String> leftOut = new TreeSet<>(Set.of(
                HistoryTables.USUAL.changelogTable(), HistoryTables.USUAL.lockTable()));
        leftOut.add(own.changelogTable());
        leftOut.add(own.lockTable());
        return reader.read(connection, new Scope(schemas, leftOut), percent -> {}, cancel);
    }
}
