package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.recovery.Footprint;
import dev.tidemark.domain.revision.RevisionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.CreateIndexChange;
import liquibase.change.core.CreateSequenceChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.CreateViewChange;
import liquibase.change.core.DropColumnChange;
import liquibase.change.core.DropIndexChange;
import liquibase.change.core.DropSequenceChange;
import liquibase.change.core.DropTableChange;
import liquibase.change.core.DropViewChange;
import liquibase.change.core.RenameColumnChange;
import liquibase.change.core.RenameTableChange;
import liquibase.change.core.RenameViewChange;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names that revisions bring and take, read from their changes without making SQL of them, so that thousands cost
 * little. Kept as long as the files are as they are. Inside the scope only.
 */
final class Footprints {
    private final ParsedChangelog parsed;
    private final StatementWriter writer;
    private final String ownSchema;
    private final Map<RevisionId, Footprint> known = new HashMap<>();

    Footprints(ParsedChangelog parsed, StatementWriter writer, String ownSchema) {
        this.parsed = parsed;
        this.writer = writer;
        this.ownSchema = ownSchema;
    }

    /** Whether they are of these files and that schema. */
    boolean of(ParsedChangelog other, String schema) {
        return parsed == other && ownSchema.equals(schema);
    }

    Footprint of(RevisionId id) {
        return known.computeIfAbsent(id, this::read);
    }

    private Footprint read(RevisionId id) {
        ChangeSet changeSet = parsed.find(id);
        if (changeSet == null) {
            return Footprint.NONE;
        }
        Draft draft = new Draft();
        for (Change change : changeSet.getChanges()) {
            try {
                if (writer.applies(change)) {
                    draft.add(change);
                }
            } catch (RuntimeException e) {
                // A file of it is missing or out of bounds: the plan says so, and it brings no name that is known.
            }
        }
        return draft.footprint();
    }

    /** The names while they are gathered. */
    private final class Draft {
        private final List<String> makes = new ArrayList<>();
        private final List<String> removes = new ArrayList<>();

        void add(Change change) {
            switch (change) {
                case CreateTableChange c when !Boolean.TRUE.equals(c.getIfNotExists()) -> makes(
                        c.getSchemaName(), c.getTableName());
                case CreateViewChange c when !Boolean.TRUE.equals(c.getReplaceIfExists()) -> makes(
                        c.getSchemaName(), c.getViewName());
                case CreateSequenceChange c -> makes(c.getSchemaName(), c.getSequenceName());
                case CreateIndexChange c -> makes(c.getSchemaName(), c.getIndexName());
                case AddColumnChange c -> c.getColumns().forEach(
                        column -> makes(c.getSchemaName(), column(c.getTableName(), column.getName())));
                case DropTableChange c -> removes(c.getSchemaName(), c.getTableName());
                case DropViewChange c -> removes(c.getSchemaName(), c.getViewName());
                case DropSequenceChange c -> removes(c.getSchemaName(), c.getSequenceName());
                case DropIndexChange c -> removes(c.getSchemaName(), c.getIndexName());
                case DropColumnChange c -> {
                    removes(c.getSchemaName(), column(c.getTableName(), c.getColumnName()));
                    c.getColumns().forEach(
                            column -> removes(c.getSchemaName(), column(c.getTableName(), column.getName())));
                }
                case RenameTableChange c -> {
                    removes(c.getSchemaName(), c.getOldTableName());
                    makes(c.getSchemaName(), c.getNewTableName());
                }
                case RenameViewChange c -> {
                    removes(c.getSchemaName(), c.getOldViewName());
                    makes(c.getSchemaName(), c.getNewViewName());
                }
                case RenameColumnChange c -> {
                    removes(c.getSchemaName(), column(c.getTableName(), c.getOldColumnName()));
                    makes(c.getSchemaName(), column(c.getTableName(), c.getNewColumnName()));
                }
                case AbstractSQLChange c -> sql(c.getSql());
                default -> {
                    // It brings no name that would stand in its own way.
                }
            }
        }

        private static @Nullable String column(@Nullable String table, @Nullable String column) {
            return table == null || column == null ? null : table + "." + column;
        }

        private void sql(@Nullable String text) {
            if (text != null) {
                Footprint footprint = Footprint.of(text, ownSchema);
                removes.addAll(footprint.removes());
                makes.addAll(footprint.makes());
            }
        }

        private void makes(@Nullable String schema, @Nullable String name) {
            if (own(schema) && name != null) {
                makes.add(name.toLowerCase(Locale.ROOT));
            }
        }

        private void removes(@Nullable String schema, @Nullable String name) {
            if (own(schema) && name != null) {
                removes.add(name.toLowerCase(Locale.ROOT));
            }
        }

        private boolean own(@Nullable String schema) {
            return schema == null || schema.isEmpty() || schema.equalsIgnoreCase(ownSchema);
        }

        Footprint footprint() {
            makes.removeIf(Objects::isNull);
            makes.removeAll(removes);
            return new Footprint(makes, removes);
        }
    }
}
