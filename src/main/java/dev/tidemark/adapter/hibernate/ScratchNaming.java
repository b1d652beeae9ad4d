package dev.tidemark.adapter.hibernate;

import dev.tidemark.application.port.EntityModel.ScratchName;
import dev.tidemark.application.port.ScratchRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The user's naming, with every schema that entities name turned into a scratch one, so that no statement ever reaches a real
 * table. The connection's own schema needs no name. Catalogs are left out: a connection has one database.
 */
final class ScratchNaming implements PhysicalNamingStrategy {
    private static final int LONGEST = 24;

    private final PhysicalNamingStrategy real;
    private final String own;
    private final @Nullable Identifier usual;
    private final boolean nameOwn;
    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * @param real the user's
     * @param own the connection's own schema
     * @param usual the schema of entities that name none, where the application's settings say one
     * @param nameOwn whether the connection's own schema is named too: H2 looks for the table that a foreign key refers to
     *     in the schema of the table that refers
     */
    ScratchNaming(PhysicalNamingStrategy real, String own, @Nullable Identifier usual, boolean nameOwn) {
        this.real = real;
        this.own = own;
        this.usual = usual;
        this.nameOwn = nameOwn;
    }

    /** The schemas that came up. */
    List<ScratchName> schemas() {
        List<ScratchName> found = new ArrayList<>();
        names.forEach((schema, scratch) -> found.add(new ScratchName(schema, scratch)));
        return found;
    }

    @Override
    public @Nullable Identifier toPhysicalCatalogName(@Nullable Identifier name, JdbcEnvironment environment) {
        return null;
    }

    @Override
    public @Nullable Identifier toPhysicalSchemaName(@Nullable Identifier name, JdbcEnvironment environment) {
        Identifier named = name == null ? usual : name;
        Identifier physical = named == null ? null : real.toPhysicalSchemaName(named, environment);
        if (physical == null || isOwn(physical)) {
            return nameOwn ? new Identifier(names.computeIfAbsent("", key -> ScratchRun.OWN), true) : null;
        }
        String key = physical.isQuoted() ? "`" + physical.getText() + "`" : physical.getText().toLowerCase(Locale.ROOT);
        return new Identifier(names.computeIfAbsent(key, this::scratch), true);
    }

    private boolean isOwn(Identifier schema) {
        return schema.isQuoted() ? schema.getText().equals(own) : schema.getText().equalsIgnoreCase(own);
    }

    private String scratch(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        String name = ScratchRun.PREFIX + (names.size() + 1) + "_"
                + plain.substring(0, Math.min(LONGEST, plain.length()));
        return name.endsWith("_") ? name + "x" : name;
    }

    @Override
    public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
        return real.toPhysicalTableName(name, environment);
    }

    @Override
    public Identifier toPhysicalSequenceName(Identifier name, JdbcEnvironment environment) {
        return real.toPhysicalSequenceName(name, environment);
    }

    @Override
    public Identifier toPhysicalColumnName(Identifier name, JdbcEnvironment environment) {
        return real.toPhysicalColumnName(name, environment);
    }

    @Override
    public Identifier toPhysicalTypeName(Identifier name, JdbcEnvironment environment) {
        return real.toPhysicalTypeName(name, environment);
    }
}
