package dev.tidemark.domain.draft;

import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.ObjectName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names as one product's SQL writes them: quoted only where they would mean something else without. */
public final class SqlNames {
    private static final Pattern LOWER = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern UPPER = Pattern.compile("[A-Z_][A-Z0-9_]*");
    /** What PostgreSQL 18 (appendix C) or H2 2.4 ("Keywords") does not take as a name everywhere. */
    private static final Set<String> RESERVED = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate"
                    + " collation column concurrently constraint create cross current_catalog current_date current_path"
                    + " current_role current_schema current_time current_timestamp current_user day default deferrable desc"
                    + " distinct do else end except exists false fetch for foreign freeze from full grant group having hour"
                    + " if ilike in initially inner intersect interval into is isnull join key lateral leading left like"
                    + " limit localtime localtimestamp minus minute month natural not notnull null offset on only or order"
                    + " outer overlaps placing primary qualify references returning right row rownum second select"
                    + " session_user set similar some symmetric system_user table tablesample then to trailing true"
                    + " uescape union unique unknown user using value values variadic verbose when where window with year"
                    + " _rowid_").split(" "));

    private final boolean postgres;

    /** For {@code postgresql} or {@code h2}. */
    public SqlNames(String product) {
        postgres = product.equals("postgresql");
    }

    boolean postgres() {
        return postgres;
    }

    /** Whether a name stands for itself without quotes. */
    public boolean plain(String name) {
        return (postgres ? LOWER : UPPER).matcher(name).matches()
                && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** A name, quoted where it has to be. */
    public String of(String name) {
        return plain(name) ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A name with its schema where it has one. Of a routine the argument types stay as they are. */
    public String of(ObjectName name) {
        int bracket = name.name().indexOf('(');
        String own = bracket < 0
                ? of(name.name())
                : of(name.name().substring(0, bracket)) + name.name().substring(bracket);
        return name.schema().isEmpty() ? own : of(name.schema()) + "." + own;
    }

    /** Another object of the schema that {@code neighbour} is in. */
    String beside(ObjectName neighbour, String name) {
        return of(new ObjectName(neighbour.schema(), name));
    }

    /** Several, separated by commas. */
    String list(List<String> names) {
        return String.join(", ", names.stream().map(this::of).toList());
    }

    /** A type as a column declares it; the name of one that somebody made is quoted where it has to be. */
    public String type(DataType type) {
        String name = type.name();
        boolean usual = !postgres || name.indexOf(' ') >= 0 || name.indexOf('"') >= 0 || name.indexOf('.') >= 0
                || LOWER.matcher(name).matches();
        return usual
                ? type.sql()
                : new DataType(of(name), type.length(), type.precision(), type.scale(), type.dimensions()).sql();
    }

    /** A text as a literal. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
