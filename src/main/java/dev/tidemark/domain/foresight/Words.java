package dev.tidemark.domain.foresight;

import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import dev.tidemark.domain.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A statement's words, to read from left to right. */
public final class Words {
    private final String text;
    private final List<SqlToken> all;
    private int at;

    private Words(String text, List<SqlToken> all) {
        this.text = text;
        this.all = all;
    }

    /** The statements inside {@code sql}, which may hold several. */
    public static List<Words> statements(String sql) {
        List<Words> found = new ArrayList<>();
        List<SqlToken> statement = new ArrayList<>();
        for (SqlToken token : SqlLexer.words(sql)) {
            if (token.text().equals(";")) {
                found.add(new Words(sql, List.copyOf(statement)));
                statement.clear();
            } else {
                statement.add(token);
            }
        }
        found.add(new Words(sql, List.copyOf(statement)));
        return found.stream().filter(w -> !w.all.isEmpty()).toList();
    }

    /** Whether all of it was read. */
    public boolean ended() {
        return at >= all.size();
    }

    /** Whether these words come next. */
    public boolean comes(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= all.size() || !all.get(at + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Reads these words if they come next. */
    public boolean take(String... words) {
        if (comes(words)) {
            at += words.length;
            return true;
        }
        return false;
    }

    /** Whether that word stands anywhere. */
    public boolean has(String word) {
        return all.stream().anyMatch(t -> t.is(word));
    }

    /** Reads one word; empty at the end. */
    public String next() {
        return ended() ? "" : all.get(at++).text();
    }

    /** Reads a name, with its schema where it has one, as it stands. */
    public String name() {
        StringBuilder name = new StringBuilder(next());
        while (take(".")) {
            name.append('.').append(next());
        }
        return name.toString();
    }

    /** Reads what stands in the brackets that open here; empty where none do. The brackets are left out. */
    public Words inBrackets() {
        List<SqlToken> inside = new ArrayList<>();
        if (!take("(")) {
            return new Words(text, List.of());
        }
        int depth = 1;
        while (!ended() && depth > 0) {
            SqlToken token = all.get(at++);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth > 0) {
                inside.add(token);
            }
        }
        return new Words(text, inside);
    }

    /** The parts between the commas that stand outside of brackets, from here on. */
    public List<Words> parts() {
        List<Words> found = new ArrayList<>();
        while (!ended()) {
            found.add(until(","));
            take(",");
        }
        return found;
    }

    /** Reads as far as that word, outside of brackets; the word itself is left. */
    public Words until(String... words) {
        List<SqlToken> read = new ArrayList<>();
        int depth = 0;
        while (!ended() && !(depth == 0 && isOneOf(words))) {
            SqlToken token = all.get(at++);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            read.add(token);
        }
        return new Words(text, read);
    }

    private boolean isOneOf(String... words) {
        for (String word : words) {
            if (comes(word)) {
                return true;
            }
        }
        return false;
    }

    /** What was not read yet, word by word. */
    public List<SqlToken> rest() {
        return all.subList(Math.min(at, all.size()), all.size());
    }

    /** What was not read yet, as it stands in the text. */
    public String restText() {
        List<SqlToken> rest = rest();
        if (rest.isEmpty()) {
            return "";
        }
        SqlToken last = rest.getLast();
        return text.substring(rest.getFirst().start(), last.start() + last.text().length());
    }

    /** A name without schema and quotes, in small letters: what names are compared by. */
    public static String key(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    /** The start of the text that {@link SqlToken#start} counts from, for replacing words in it. */
    public String source() {
        return text;
    }

    /** Whether a word could be a column's name. */
    public static boolean nameLike(SqlToken token) {
        return token.kind() == Kind.NAME || token.kind() == Kind.KEYWORD || token.kind() == Kind.TYPE;
    }
}
