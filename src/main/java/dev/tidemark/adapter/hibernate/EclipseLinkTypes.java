package dev.tidemark.adapter.hibernate;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's types for an application of EclipseLink's: it keeps large objects in the row, where Hibernate keeps their number. */
final class EclipseLinkTypes extends PostgreSQLDialect {
    EclipseLinkTypes(@Nullable DatabaseVersion version) {
        super(version == null ? MINIMUM_VERSION : version);
    }

    @Override
    protected String columnType(int sqlTypeCode) {
        return switch (sqlTypeCode) {
            case SqlTypes.CLOB, SqlTypes.NCLOB -> "text";
            case SqlTypes.BLOB -> "bytea";
            default -> super.columnType(sqlTypeCode);
        };
    }
}
