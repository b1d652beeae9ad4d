package dev.tidemark.domain.draft;

import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Deferral;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.SchemaObject;
import dev.tidemark.domain.schema.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Keys, checks and indexes in SQL. */
final class PartDdl {
    private final SqlNames names;

    PartDdl(SqlNames names) {
        this.names = names;
    }

    /** A constraint as {@code CREATE TABLE} and {@code ADD} take it; null for what is none. */
    @Nullable
    String constraint(SchemaObject object) {
        String body = switch (object) {
            case PrimaryKey key -> "PRIMARY KEY (" + names.list(key.columns()) + ")";
            case UniqueKey key -> "UNIQUE " + (key.nullsDistinct() ? "" : "NULLS NOT DISTINCT ") + "("
                    + names.list(key.columns()) + ")" + deferral(key.deferral());
            case ForeignKey key -> foreignKey(key);
            case Check check when check.exclusion() -> check.expression();
            case Check check -> "CHECK (" + check.expression() + ")" + (check.validated() ? "" : " NOT VALID");
            default -> null;
        };
        return body == null || object.label().isEmpty() ? body : "CONSTRAINT " + names.of(object.label()) + " " + body;
    }

    private String foreignKey(ForeignKey key) {
        StringBuilder sql = new StringBuilder("FOREIGN KEY (").append(names.list(key.columns())).append(") REFERENCES ")
                .append(names.of(key.target())).append(" (").append(names.list(key.targetColumns())).append(')');
        if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
            sql.append(" ON DELETE ").append(key.onDelete().sql());
        }
        if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
            sql.append(" ON UPDATE ").append(key.onUpdate().sql());
        }
        sql.append(deferral(key.deferral()));
        return sql.append(key.validated() ? "" : names.postgres() ? " NOT VALID" : " NOCHECK").toString();
    }

    private static String deferral(Deferral deferral) {
        return switch (deferral) {
            case NOT_DEFERRABLE -> "";
            case IMMEDIATE -> " DEFERRABLE";
            case DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    /** Makes an index. */
    String index(ObjectName table, Index index) {
        StringBuilder sql = new StringBuilder(index.unique() ? "CREATE UNIQUE " : "CREATE ");
        if (!names.postgres() && index.unique() && !index.nullsDistinct()) {
            sql.append("NULLS NOT DISTINCT ");
        }
        sql.append("INDEX ").append(names.of(index.name())).append(" ON ").append(names.of(table));
        if (names.postgres() && !index.method().isEmpty() && !index.method().equals("btree")) {
            sql.append(" USING ").append(index.method());
        }
        sql.append(" (").append(String.join(", ", index.keys().stream().map(this::key).toList())).append(')');
        if (!index.include().isEmpty()) {
            sql.append(" INCLUDE (").append(names.list(index.include())).append(')');
        }
        if (names.postgres() && !index.nullsDistinct()) {
            sql.append(" NULLS NOT DISTINCT");
        }
        return sql.append(index.predicate().isEmpty() ? "" : " WHERE " + index.predicate()).toString();
    }

    private String key(Index.Key key) {
        StringBuilder sql = new StringBuilder(key.column() ? names.of(key.expression()) : "(" + key.expression() + ")");
        if (!key.operatorClass().isEmpty()) {
            sql.append(' ').append(key.operatorClass());
        }
        if (key.descending()) {
            sql.append(" DESC");
        }
        if (names.postgres() && key.nullsFirst() != key.descending()) {
            sql.append(key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
        }
        return sql.toString();
    }
}
