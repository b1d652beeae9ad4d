package dev.tidemark.domain.difference;

import java.util.List;
import java.util.regex.Pattern;

/** Names of constraints and indexes that nobody chose: made by Hibernate, PostgreSQL, H2, Django, Rails or others. */
final class GeneratedNames {
    /** Numbered by the database: the same name may mean another thing on the other side. */
    private static final Pattern NUMBERED = Pattern.compile(
            "(?i)(constraint_(index_)?[0-9a-f]+(_\\d+)?|sys_[a-z]*\\d+|primary_key_[0-9a-f]+|pk__.*|\\$\\d+|unique_key_[0-9a-f]+(_\\d+)?)");
    private static final Pattern HASHED = Pattern.compile(
            "(?i)((fk|uk|uq|idx|ix|pk|ck)_?(?=[0-9a-z]*\\d)[0-9a-z]{15,30}(_index_[0-9a-f]+)?"
                    + "|fk_rails_[0-9a-f]{10}|.*_[0-9a-f]{8}(_fk(_.*)?|_uniq|_like|_idx|_check)?)");
    private static final Pattern POSTGRES = Pattern.compile("(?i).*_(fkey|key|check|excl|idx)\\d*");

    private GeneratedNames() {}

    /** Whether the database numbers such names, so that they say nothing about what is called so. */
    static boolean numbered(String name) {
        return NUMBERED.matcher(name).matches();
    }

    /** Whether {@code name}, of a part of {@code table} over {@code columns}, was made by a program. */
    static boolean generated(String name, String table, List<String> columns) {
        return numbered(name) || HASHED.matcher(name).matches() || postgres(name, table, columns);
    }

    /** PostgreSQL writes table, columns and kind, cut where they are too long (manual, CREATE TABLE; ChooseConstraintName). */
    private static boolean postgres(String name, String table, List<String> columns) {
        if (!POSTGRES.matcher(name).matches()) {
            return false;
        }
        String stem = name.substring(0, name.lastIndexOf('_'));
        String joined = String.join("_", columns);
        // The columns of a check are not told apart from the rest of its expression.
        boolean check = name.substring(stem.length()).startsWith("_check") && stem.startsWith(table + "_");
        return check || stem.equals(table) || stem.equals(table + "_" + joined)
                || name.length() >= 60 && stem.startsWith(table.substring(0, Math.min(table.length(), 20)));
    }
}
