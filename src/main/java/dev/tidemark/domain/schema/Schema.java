package dev.tidemark.domain.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole schema, or several. Everything is in a fixed order, so that equal schemas are equal records.
 *
 * @param origin where it comes from
 * @param tables by name
 * @param views by name
 * @param sequences by name; those of identity and serial columns are the column's
 * @param types by name
 * @param routines by name
 * @param publications by name
 * @param extensions by name
 */
public record Schema(
        Origin origin,
        List<Table> tables,
        List<View> views,
        List<Sequence> sequences,
        List<UserType> types,
        List<Routine> routines,
        List<Publication> publications,
        List<Extension> extensions) {
    public Schema {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        sequences = List.copyOf(sequences);
        types = List.copyOf(types);
        routines = List.copyOf(routines);
        publications = List.copyOf(publications);
        extensions = List.copyOf(extensions);
    }

    /** One with nothing in it. */
    public static Schema empty(Origin origin) {
        return new Schema(origin, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The same, said to come from elsewhere. */
    public Schema from(Origin other) {
        return new Schema(other, tables, views, sequences, types, routines, publications, extensions);
    }

    /** The table of that name; null where there is none. */
    public @Nullable Table table(ObjectName wanted) {
        return tables.stream().filter(t -> t.name().equals(wanted)).findFirst().orElse(null);
    }

    /**
     * Where a schema comes from.
     *
     * @param product {@code postgresql} or {@code h2}
     * @param version the server's version, such as {@code 18.1}
     * @param silent what this side has no opinion about
     * @param leftOut what was seen and left out, one sentence each, such as the members of an extension
     */
    public record Origin(String product, String version, Set<Aspect> silent, List<String> leftOut) {
        public Origin {
            silent = Set.copyOf(silent);
            leftOut = List.copyOf(leftOut);
        }

        /** A database that was read: it has an opinion about everything. */
        public static Origin database(String product, String version, List<String> leftOut) {
            return new Origin(product, version, Set.of(), leftOut);
        }

        /** The same for an entity model, which declares tables and is silent about the rest. */
        public Origin asModel() {
            return new Origin(product, version, EnumSet.allOf(Aspect.class), leftOut);
        }
    }
}
