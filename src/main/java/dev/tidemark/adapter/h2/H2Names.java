package dev.tidemark.adapter.h2;

import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names as H2's catalog holds them, and what it says without the name of the main schema. */
final class H2Names {
    private final String main;
    private final Set<String> read;

    /** Of the schema that unqualified names fall into, and others. */
    H2Names(String main, List<String> others) {
        this.main = main;
        this.read = new HashSet<>(others);
        this.read.add(main);
    }

    /** Whether that schema is read. */
    boolean reads(@Nullable String schema) {
        return schema != null && read.contains(schema);
    }

    ObjectName name(String schema, String name) {
        return new ObjectName(schema.equals(main) ? "" : schema, name);
    }

    /** As SQL writes it, always in quotes. */
    String sql(String schema, String name) {
        return schema.equals(main) ? quoted(name) : quoted(schema) + "." + quoted(name);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** An expression or query without the main schema's name before other names. */
    String bare(String sql) {
        String qualifier = quoted(main);
        if (!sql.contains(qualifier)) {
            return sql;
        }
        List<SqlToken> tokens = SqlLexer.tokens(sql);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            boolean before = i > 0 && tokens.get(i - 1).text().equals(".");
            boolean after = i + 1 < tokens.size() && tokens.get(i + 1).text().equals(".");
            if (tokens.get(i).text().equals(qualifier) && after && !before) {
                i++;
            } else {
                text.append(tokens.get(i).text());
            }
        }
        return text.toString();
    }
}
