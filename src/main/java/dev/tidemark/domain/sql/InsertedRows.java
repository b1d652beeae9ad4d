package dev.tidemark.domain.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts the values of inserted rows out of SQL, except those of the rows in which Liquibase keeps its record. */
final class InsertedRows {
    private static final String NOT_KEPT = " (... not kept)";
    private static final Set<String> INSERTING = Set.of("insert", "merge", "replace", "upsert");
    private static final Set<String> RECORD_TABLES = Set.of("databasechangelog", "databasechangeloglock");

    /** Tells a history table by its columns, whatever the project calls it. */
    private static final Set<String> RECORD = Set.of("author", "filename", "dateexecuted", "orderexecuted");

    private static final Set<String> LOCK = Set.of("id", "locked");

    private InsertedRows() {}

    /** {@code sql}, which may hold several statements, without them. */
    static String cut(String sql) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        List<SqlToken> statement = new ArrayList<>();
        for (SqlToken token : SqlLexer.words(sql)) {
            statement.add(token);
            if (token.text().equals(";")) {
                from = append(kept, sql, from, token.start(), statement);
                statement.clear();
            }
        }
        append(kept, sql, from, sql.length(), statement);
        return kept.toString();
    }

    /** Adds the statement that ends at {@code end}, and says where the next one begins. */
    private static int append(StringBuilder kept, String sql, int from, int end, List<SqlToken> statement) {
        int cut = cutAt(statement);
        kept.append(sql, from, cut < 0 ? end : cut).append(cut < 0 ? "" : NOT_KEPT);
        return end;
    }

    /** Where a statement's values begin; -1 where it inserts none. */
    private static int cutAt(List<SqlToken> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (INSERTING.contains(lower(words.get(i))) && words.get(i + 1).is("into")) {
                return ofRecord(words, i + 2) ? -1 : values(words, i + 2);
            }
        }
        return -1;
    }

    private static int values(List<SqlToken> words, int from) {
        for (int i = from; i < words.size(); i++) {
            boolean constant = words.get(i).is("select") && words.stream().skip(i).noneMatch(t -> t.is("from"));
            if (words.get(i).is("values") || constant) {
                return words.get(i).start() + words.get(i).text().length();
            }
        }
        return -1;
    }

    private static boolean ofRecord(List<SqlToken> words, int from) {
        int at = from;
        while (at + 2 < words.size() && words.get(at + 1).text().equals(".")) {
            at += 2;
        }
        if (at < words.size() && RECORD_TABLES.contains(lower(words.get(at)))) {
            return true;
        }
        Set<String> columns = new HashSet<>();
        for (int i = at + 1; i < words.size() && !words.get(i).text().equals(")"); i++) {
            columns.add(lower(words.get(i)));
        }
        return columns.containsAll(RECORD) || columns.containsAll(LOCK) && columns.contains("(") && columns.size() <= 7;
    }

    private static String lower(SqlToken token) {
        return token.text().replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
