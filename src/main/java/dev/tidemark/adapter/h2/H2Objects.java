package dev.tidemark.adapter.h2;

import dev.tidemark.adapter.jdbc.Reading;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Routine;
import dev.tidemark.domain.schema.Sequence;
import dev.tidemark.domain.schema.UserType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands beside tables and views: sequences, domains, aliases. */
final class H2Objects {
    private static final String SEQUENCES = "SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, DATA_TYPE, START_VALUE, INCREMENT,"
            + " MINIMUM_VALUE, MAXIMUM_VALUE, CACHE, CYCLE_OPTION FROM INFORMATION_SCHEMA.SEQUENCES";
    private static final String DOMAINS = "SELECT DOMAIN_SCHEMA, DOMAIN_NAME, DOMAIN_DEFAULT, DOMAIN_ON_UPDATE,"
            + " PARENT_DOMAIN_SCHEMA, PARENT_DOMAIN_NAME, " + H2Types.COLUMNS + " FROM INFORMATION_SCHEMA.DOMAINS";
    private static final int DOMAIN_TYPE = 7;
    private static final String DOMAIN_CHECKS = "SELECT DOMAIN_SCHEMA, DOMAIN_NAME, CONSTRAINT_SCHEMA, CONSTRAINT_NAME"
            + " FROM INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS ORDER BY DOMAIN_SCHEMA, DOMAIN_NAME, CONSTRAINT_NAME";
    private static final String CLAUSES = "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE"
            + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS";
    private static final String ROUTINES = "SELECT ROUTINE_SCHEMA, ROUTINE_NAME, EXTERNAL_NAME, ROUTINE_DEFINITION,"
            + " ROUTINE_TYPE, IS_DETERMINISTIC FROM INFORMATION_SCHEMA.ROUTINES";

    private final Reading reading;
    private final H2Names names;
    private final H2Types types;
    private final List<Sequence> sequences = new ArrayList<>();
    private final List<UserType> domains = new ArrayList<>();
    private final Map<ObjectName, Routine> routines = new TreeMap<>();
    private final Map<ObjectName, String> clauses = new HashMap<>();
    private final Map<ObjectName, List<String>> checks = new HashMap<>();
    private final List<String> sentences = new ArrayList<>();

    H2Objects(Reading reading, H2Names names, H2Types types) {
        this.reading = reading;
        this.names = names;
        this.types = types;
    }

    void read() throws SQLException {
        reading.query(SEQUENCES, row -> {
            if (names.reads(row.getString(1))) {
                sequences.add(new Sequence(
                        names.name(row.getString(1), row.getString(2)), row.getString(3).toLowerCase(Locale.ROOT),
                        row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8),
                        "YES".equals(row.getString(9)), null));
            }
        });
        reading.query(CLAUSES, row -> clauses.put(
                new ObjectName(row.getString(1), row.getString(2)), names.bare(String.valueOf(row.getString(3)))));
        reading.query(DOMAIN_CHECKS, row -> {
            String clause = clauses.getOrDefault(new ObjectName(row.getString(3), row.getString(4)), "");
            checks.computeIfAbsent(new ObjectName(row.getString(1), row.getString(2)), n -> new ArrayList<>())
                    .add("CONSTRAINT " + H2Names.quoted(row.getString(4)) + " CHECK (" + clause + ")");
        });
        reading.query(DOMAINS, row -> {
            if (names.reads(row.getString(1))) {
                domains.add(domain(row));
            }
        });
        reading.query(ROUTINES, row -> {
            if (names.reads(row.getString(1))) {
                ObjectName name = names.name(row.getString(1), row.getString(2));
                routines.put(name, new Routine(name, alias(row)));
            }
        });
    }

    private UserType domain(ResultSet row) throws SQLException {
        List<String> parts = new ArrayList<>();
        String parent = row.getString(6);
        parts.add(parent == null
                ? types.type(row, DOMAIN_TYPE, row.getString(1), row.getString(2)).sql()
                : names.sql(row.getString(5), parent));
        add(parts, "DEFAULT ", row.getString(3));
        add(parts, "ON UPDATE ", row.getString(4));
        parts.addAll(checks.getOrDefault(new ObjectName(row.getString(1), row.getString(2)), List.of()));
        return new UserType(names.name(row.getString(1), row.getString(2)), UserType.Form.DOMAIN, parts);
    }

    private void add(List<String> parts, String word, @Nullable String value) {
        if (value != null) {
            parts.add(word + names.bare(value));
        }
    }

    private String alias(ResultSet row) throws SQLException {
        String method = row.getString(3);
        String source = row.getString(4);
        if (row.getString(5).equals("AGGREGATE")) {
            return "CREATE AGGREGATE " + names.sql(row.getString(1), row.getString(2)) + " FOR "
                    + H2Names.text(String.valueOf(method));
        }
        if (method == null && source == null) {
            sentences.add("The database does not tell what the function "
                    + names.name(row.getString(1), row.getString(2)) + " does.");
        }
        return "CREATE ALIAS " + names.sql(row.getString(1), row.getString(2))
                + ("YES".equals(row.getString(6)) ? " DETERMINISTIC" : "")
                + (method != null
                        ? " FOR " + H2Names.text(method)
                        : source == null ? "" : " AS " + H2Names.text(source));
    }

    List<Sequence> sequences() {
        return sequences.stream().sorted(Comparator.comparing(Sequence::name)).toList();
    }

    List<UserType> types() {
        return domains.stream().sorted(Comparator.comparing(UserType::name)).toList();
    }

    List<Routine> routines() {
        return List.copyOf(routines.values());
    }

    List<String> sentences() {
        return sentences;
    }
}
