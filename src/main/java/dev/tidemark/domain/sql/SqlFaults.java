package dev.tidemark.domain.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds, in a statement that is about to be sent, what shows that it is not what its writer meant: a piece of a text that was
 * cut, a command of some client, a parameter that nobody set, letters that were damaged. Never fails.
 */
public final class SqlFaults {
    private static final Pattern PARAMETER = Pattern.compile("\\$\\{([^{}\\s]+)}");
    private static final char DAMAGED = '\uFFFD';

    private SqlFaults() {}

    /**
     * One finding.
     *
     * @param sure whether the statement cannot be meant; otherwise it may be, and is worth a note
     * @param what what is wrong, to stand behind the name of its revision
     * @param advice what to do
     */
    public record Fault(boolean sure, String what, String advice) {}

    /**
     * What is wrong with a statement; empty where nothing is.
     *
     * @param rows what is put in for its question marks, for each time that it is sent
     */
    public static List<Fault> of(String sql, List<List<String>> rows) {
        List<SqlToken> tokens = SqlLexer.tokens(sql);
        List<Fault> found = new ArrayList<>();
        boolean damaged = rows.stream().anyMatch(row -> row.stream().anyMatch(v -> v.indexOf(DAMAGED) >= 0));
        if (damaged || sql.indexOf(DAMAGED) >= 0) {
            found.add(new Fault(true, "holds letters that were damaged when its file was read",
                    "Save the file in UTF-8, or name its encoding in the change."));
        }
        cut(tokens, found);
        client(tokens, found);
        if (sql.contains("${")) {
            parameters(sql, tokens, found);
        }
        return found;
    }

    /** Only the parameters of SQL as it is written that nobody set. */
    public static List<Fault> parameters(String sql) {
        List<Fault> found = new ArrayList<>();
        if (sql.contains("${")) {
            parameters(sql, SqlLexer.tokens(sql), found);
        }
        return found;
    }

    /** Only the last token can be open: what is not closed runs to the end. */
    private static void cut(List<SqlToken> tokens, List<Fault> found) {
        if (tokens.isEmpty()) {
            return;
        }
        SqlToken last = tokens.getLast();
        String text = last.text();
        String open = switch (last.kind()) {
            case STRING -> text.startsWith("$") ? openDollars(text) : closed(text, '\'') ? "" : "a text in quotes";
            case NAME -> text.startsWith("\"") && !closed(text, '"') ? "a name in quotes" : "";
            case COMMENT -> text.startsWith("/*") && !text.endsWith("*/") ? "a comment" : "";
            default -> "";
        };
        if (!open.isEmpty()) {
            found.add(new Fault(true, "is cut inside " + open + ", where a ; stands",
                    "Give the change splitStatements:false, or another endDelimiter."));
        }
    }

    private static String openDollars(String text) {
        String tag = text.substring(0, text.indexOf('$', 1) + 1);
        boolean ended = text.length() >= 2 * tag.length() && text.endsWith(tag);
        return ended ? "" : "a text in " + tag;
    }

    private static boolean closed(String text, char quote) {
        int from = text.indexOf(quote);
        int quotes = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && from == 1) {
                i++;
            } else if (c == quote) {
                quotes++;
            }
        }
        return quotes % 2 == 0 && text.charAt(text.length() - 1) == quote;
    }

    private static void client(List<SqlToken> tokens, List<Fault> found) {
        List<SqlToken> words = tokens.stream()
                .filter(t -> t.kind() != SqlToken.Kind.SPACE && t.kind() != SqlToken.Kind.COMMENT)
                .toList();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).text().equals("\\")) {
                String command = i + 1 < words.size() ? words.get(i + 1).text() : "";
                found.add(new Fault(true, "holds \\" + command + ", a command of psql, which no database knows",
                        "Take it out, and write in SQL what it is to do."));
                return;
            }
        }
        if (words.isEmpty()) {
            return;
        }
        if (words.getFirst().is("delimiter")) {
            found.add(new Fault(true, "holds DELIMITER, a command of MySQL's client, which no database knows",
                    "Take it out, and give the change an endDelimiter."));
        } else if (words.getFirst().is("copy") && readsInput(words)) {
            found.add(new Fault(true, "copies rows that psql would read from the same file",
                    "Put the rows into a file and use loadData, or write them as INSERT."));
        }
    }

    private static boolean readsInput(List<SqlToken> words) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).is("stdin") && words.get(i - 1).is("from")) {
                return true;
            }
        }
        return false;
    }

    private static void parameters(String sql, List<SqlToken> tokens, List<Fault> found) {
        Set<String> sure = new LinkedHashSet<>();
        Set<String> perhaps = new LinkedHashSet<>();
        Matcher matcher = PARAMETER.matcher(sql);
        int at = 0;
        while (matcher.find()) {
            while (at + 1 < tokens.size() && tokens.get(at + 1).start() <= matcher.start()) {
                at++;
            }
            SqlToken.Kind kind = tokens.get(at).kind();
            boolean inText = kind == SqlToken.Kind.STRING || kind == SqlToken.Kind.COMMENT;
            (inText ? perhaps : sure).add(matcher.group(1));
        }
        if (!sure.isEmpty()) {
            found.add(new Fault(true, "uses the parameter " + String.join(", ", sure) + ", which nobody set",
                    "Set it in the changelog, or under 'parameters' in tidemark.yaml."));
        }
        perhaps.removeAll(sure);
        if (!perhaps.isEmpty()) {
            found.add(new Fault(false, "has ${" + String.join("}, ${", perhaps)
                    + "} in a text, which is sent as it stands because nobody set such a parameter", ""));
        }
    }
}
