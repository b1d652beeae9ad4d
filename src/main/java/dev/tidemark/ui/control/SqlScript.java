package dev.tidemark.ui.control;

import java.util.List;
import java.util.stream.Collectors;

/** Statements as a text that can be pasted elsewhere. */
public final class SqlScript {
    private SqlScript() {}

    /** All of them, each ended with a semicolon, with an empty line between. */
    public static String of(List<String> statements) {
        return statements.stream().map(SqlScript::ended).collect(Collectors.joining("\n\n"));
    }

    /** The statement with a semicolon, where it has none. */
    public static String ended(String statement) {
        String text = statement.stripTrailing();
        return text.endsWith(";") ? text : text + ";";
    }
}
