package dev.tidemark.adapter.h2;

import dev.tidemark.adapter.jdbc.Reading;
import dev.tidemark.domain.schema.DataType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says H2's data types as it would declare them, in lower case, without what goes without saying. */
final class H2Types {
    /** What INFORMATION_SCHEMA says of a type, the same wherever it stands. */
    static final String COLUMNS = "DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, DECLARED_NUMERIC_PRECISION,"
            + " DECLARED_NUMERIC_SCALE, DATETIME_PRECISION, INTERVAL_TYPE, INTERVAL_PRECISION, GEOMETRY_TYPE, GEOMETRY_SRID,"
            + " MAXIMUM_CARDINALITY, DTD_IDENTIFIER";
    /** How many there are. */
    static final int COUNT = 11;

    private static final String ELEMENTS =
            "SELECT OBJECT_SCHEMA, OBJECT_NAME, COLLECTION_TYPE_IDENTIFIER, " + COLUMNS
                    + " FROM INFORMATION_SCHEMA.ELEMENT_TYPES ORDER BY OBJECT_SCHEMA, OBJECT_NAME, DTD_IDENTIFIER DESC";
    private static final String VALUES = "SELECT OBJECT_SCHEMA, OBJECT_NAME, ENUM_IDENTIFIER, VALUE_NAME"
            + " FROM INFORMATION_SCHEMA.ENUM_VALUES ORDER BY OBJECT_SCHEMA, OBJECT_NAME, ENUM_IDENTIFIER, VALUE_ORDINAL";
    /** Lengths that H2 takes where none is declared, of this version and of earlier ones. */
    private static final Set<Long> UNDECLARED = Set.of(1_048_576L, 1_000_000_000L, Long.MAX_VALUE);
    private static final int USUAL_CARDINALITY = 65_536;
    private static final int USUAL_FRACTION = 6;
    private static final int USUAL_INTERVAL = 2;

    private final H2Names names;
    private final Map<Place, DataType> elements = new HashMap<>();
    private final Map<Place, List<String>> values = new HashMap<>();

    H2Types(H2Names names) {
        this.names = names;
    }

    /** Where a type stands: in a table or domain, under its number. */
    private record Place(String schema, String object, String number) {}

    /** Values of enums and elements of arrays, inner ones first. */
    void readParts(Reading reading) throws SQLException {
        reading.query(VALUES, row -> {
            if (names.reads(row.getString(1))) {
                Place place = new Place(row.getString(1), row.getString(2), row.getString(3));
                values.computeIfAbsent(place, p -> new ArrayList<>()).add(H2Names.text(row.getString(4)));
            }
        });
        reading.query(ELEMENTS, row -> {
            if (names.reads(row.getString(1))) {
                Place place = new Place(row.getString(1), row.getString(2), row.getString(3));
                elements.put(place, type(row, 4, place.schema(), place.object()));
            }
        });
    }

    /** The type whose {@link #COLUMNS} begin at {@code first}. */
    DataType type(ResultSet row, int first, String schema, String object) throws SQLException {
        String name = row.getString(first).toLowerCase(Locale.ROOT);
        Place place = new Place(schema, object, row.getString(first + 10));
        return switch (name) {
            case "enum" -> DataType.of("enum(" + String.join(", ", values.getOrDefault(place, List.of())) + ")");
            case "array" -> {
                DataType element = elements.getOrDefault(place, DataType.of("?"));
                int most = row.getInt(first + 9);
                yield DataType.of(element.sql() + " array" + (most == USUAL_CARDINALITY ? "" : "[" + most + "]"));
            }
            case "interval" -> DataType.of(interval(
                    row.getString(first + 5).toLowerCase(Locale.ROOT), number(row, first + 6), number(row, first + 4)));
            case "geometry" -> {
                String kind = row.getString(first + 7);
                Integer system = number(row, first + 8);
                yield DataType
                        .of(kind == null ? name : "geometry(" + kind + (system == null ? "" : ", " + system) + ")");
            }
            case "time", "time with time zone" -> timed(name, number(row, first + 4), 0);
            case "timestamp", "timestamp with time zone" -> timed(name, number(row, first + 4), USUAL_FRACTION);
            case "numeric", "decfloat" ->
                new DataType(name, null, number(row, first + 2), number(row, first + 3), 0);
            default -> {
                long length = row.getLong(first + 1);
                boolean declared = !row.wasNull() && !UNDECLARED.contains(length);
                yield declared && length <= Integer.MAX_VALUE
                        ? new DataType(name, (int) length, null, null, 0)
                        : DataType.of(name);
            }
        };
    }

    private static DataType timed(String name, @Nullable Integer fraction, int usual) {
        return new DataType(name, null, fraction == null || fraction == usual ? null : fraction, null, 0);
    }

    private static String interval(String fields, @Nullable Integer digits, @Nullable Integer fraction) {
        boolean seconds = fields.endsWith("second") && fraction != null && fraction != USUAL_FRACTION;
        String leading = digits == null || digits == USUAL_INTERVAL ? "" : String.valueOf(digits);
        if (fields.equals("second")) {
            String first = leading.isEmpty() ? String.valueOf(USUAL_INTERVAL) : leading;
            return "interval second"
                    + (seconds ? "(" + first + ", " + fraction + ")" : leading.isEmpty() ? "" : "(" + first + ")");
        }
        int end = fields.indexOf(' ') < 0 ? fields.length() : fields.indexOf(' ');
        return "interval " + fields.substring(0, end) + (leading.isEmpty() ? "" : "(" + leading + ")")
                + fields.substring(end) + (seconds ? "(" + fraction + ")" : "");
    }

    private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }
}
