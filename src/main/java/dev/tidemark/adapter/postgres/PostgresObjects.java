package dev.tidemark.adapter.postgres;

import static dev.tidemark.adapter.postgres.Texts.or;

import dev.tidemark.adapter.jdbc.Reading;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.Extension;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Publication;
import dev.tidemark.domain.schema.Routine;
import dev.tidemark.domain.schema.Sequence;
import dev.tidemark.domain.schema.UserType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands beside tables and views: sequences, types, routines, publications, extensions; and what names mean. */
final class PostgresObjects {
    private static final Map<String, Long> GREATEST = Map.of(
            "smallint", (long) Short.MAX_VALUE, "integer", (long) Integer.MAX_VALUE, "bigint", Long.MAX_VALUE);
    private static final Pattern PARAMETER = Pattern.compile("\"(\\d+)\"\\s*:\\s*\"([^\"]*)\"");
    private static final int USUAL_COLLATION = 100;

    private final Reading reading;
    private final PostgresQueries queries;
    private final PostgresNames names;
    private final Map<Integer, String> operatorClasses = new HashMap<>();
    private final Map<Integer, String> collations = new HashMap<>();
    private final Map<ColumnId, Owned> owned = new HashMap<>();
    private final List<Sequence> free = new ArrayList<>();
    private final List<UserType> types = new ArrayList<>();
    private final List<Routine> routines = new ArrayList<>();
    private final List<Publication> publications = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();

    PostgresObjects(Reading reading, PostgresQueries queries, PostgresNames names) {
        this.reading = reading;
        this.queries = queries;
        this.names = names;
    }

    private record ColumnId(long table, int number) {}

    /**
     * A sequence that goes with a column.
     *
     * @param identity whether it is the column's identity
     */
    private record Owned(Sequence sequence, ObjectName table, boolean identity) {}

    /** Operator classes and collations by number, extensions, publications. */
    void readDictionary() throws SQLException {
        reading.query(queries.dictionary(), row -> {
            int number = (int) row.getLong(2);
            String name = row.getString(3);
            switch (row.getString(1)) {
                case "opclass" -> operatorClasses.put(number, name);
                case "collation" -> collations.put(number, name);
                case "extension" -> extensions.add(new Extension(name, or(row.getString(4))));
                default -> publications.add(new Publication(name, or(row.getString(4))));
            }
        });
    }

    /** After the tables, before their columns. */
    void readSequences(PostgresTables tables) throws SQLException {
        reading.query(queries.sequences(), row -> {
            long owner = row.getLong(11);
            ObjectName table = owner == 0 ? null : tables.name(owner);
            Sequence sequence = sequence(row);
            if (table != null) {
                boolean identity = row.getString(13).equals("i");
                owned.put(new ColumnId(owner, row.getInt(12)), new Owned(sequence, table, identity));
            } else if (owner == 0) {
                free.add(sequence);
            }
        });
    }

    private Sequence sequence(ResultSet row) throws SQLException {
        return new Sequence(
                names.name(row.getLong(2), row.getString(3)), row.getString(4), row.getLong(5), row.getLong(6),
                row.getLong(7), row.getLong(8), row.getLong(9), row.getBoolean(10), null);
    }

    /** Who fills a column that is not computed; a sequence that is the column's is counted among the others no more. */
    Column.Filled filled(long table, int number, String identity, String expression) {
        ColumnId id = new ColumnId(table, number);
        Owned found = owned.get(id);
        if (!identity.isEmpty()) {
            owned.remove(id);
            return found == null
                    ? new Column.Identity(identity.equals("a"), 1, 1)
                    : new Column.Identity(
                            identity.equals("a"), found.sequence().start(), found.sequence().increment());
        }
        if (found != null && usual(found.sequence()) && takesNext(expression, found.sequence().name())) {
            owned.remove(id);
            return new Column.Serial(found.sequence().name());
        }
        return Column.Filled.BY_WRITER;
    }

    /** Whether {@code serial} would have made it so. */
    private static boolean usual(Sequence sequence) {
        Long greatest = GREATEST.get(sequence.dataType());
        return sequence.start() == 1 && sequence.increment() == 1 && sequence.minimum() == 1 && sequence.cache() == 1
                && !sequence.cycles() && greatest != null && greatest == sequence.maximum();
    }

    private static boolean takesNext(String expression, ObjectName sequence) {
        if (!expression.startsWith("nextval('") || !expression.endsWith("'::regclass)")) {
            return false;
        }
        String named = expression.substring("nextval('".length(), expression.length() - "'::regclass)".length());
        String plain = named.replace("\"", "").replace("''", "'");
        return plain.equals(sequence.name().replace("\"", ""))
                || plain.equals(sequence.toString().replace("\"", ""));
    }

    String collation(int number) {
        return collations.getOrDefault(number, "");
    }

    /** What a person would write behind an index's column: collation and operator class where they are not the usual. */
    String operatorClass(int number, int collation, String parameters) {
        List<String> words = new ArrayList<>();
        if (collation != 0 && collation != USUAL_COLLATION) {
            words.add("COLLATE " + collation(collation));
        }
        String name = operatorClasses.getOrDefault(number, "");
        if (!name.isEmpty()) {
            words.add(name + (parameters.isEmpty() ? "" : " (" + parameters + ")"));
        }
        return String.join(" ", words);
    }

    /** The parameters of operator classes, by the place of the column from 1. */
    Map<Integer, String> parameters(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        Map<Integer, String> found = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(json);
        while (matcher.find()) {
            found.put(Integer.valueOf(matcher.group(1)), matcher.group(2));
        }
        return found;
    }

    void readTypes() throws SQLException {
        reading.query(queries.types(), row -> types.add(new UserType(
                names.name(row.getLong(1), row.getString(2)),
                switch (row.getString(3)) {
                    case "e" -> UserType.Form.ENUM;
                    case "c" -> UserType.Form.COMPOSITE;
                    case "r" -> UserType.Form.RANGE;
                    default -> UserType.Form.DOMAIN;
                },
                Texts.texts(row.getString(4)))));
    }

    void readRoutines() throws SQLException {
        reading.query(queries.routines(), row -> routines.add(new Routine(
                names.name(row.getLong(1), row.getString(2) + "(" + row.getString(3) + ")"),
                names.definition(row.getLong(1), row.getString(4)))));
    }

    /** After the columns. */
    List<Sequence> sequences(PostgresTables tables) {
        List<Sequence> all = new ArrayList<>(free);
        owned.forEach((id, found) -> {
            Sequence s = found.sequence();
            if (!found.identity()) {
                all.add(new Sequence(
                        s.name(), s.dataType(), s.start(), s.increment(), s.minimum(), s.maximum(), s.cache(),
                        s.cycles(),
                        found.table() + "." + tables.column(id.table(), id.number())));
            }
        });
        all.sort(Comparator.comparing(Sequence::name));
        return all;
    }

    List<UserType> types() {
        return types.stream().sorted(Comparator.comparing(UserType::name)).toList();
    }

    List<Routine> routines() {
        return routines.stream().sorted(Comparator.comparing(Routine::name)).toList();
    }

    List<Publication> publications() {
        return publications.stream().sorted(Comparator.comparing(Publication::name)).toList();
    }

    List<Extension> extensions() {
        return extensions.stream().sorted(Comparator.comparing(Extension::name)).toList();
    }

    /** One for each extension. */
    List<String> sentences() {
        return extensions().stream()
                .map(e -> "What belongs to the extension " + e.name() + " is left out.")
                .toList();
    }
}
