package dev.tidemark.domain.difference;

import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Expressions in one spelling, so that two that only look different compare as equal: without casts, quotes and brackets that
 * say nothing, {@code = ANY (ARRAY[…])} as {@code in (…)}, {@code BETWEEN} as two comparisons.
 */
final class Expressions {
    private static final Set<String> TYPE_TAILS =
            Set.of("varying", "precision", "with", "without", "time", "zone", "large", "object");
    private static final String OPERATORS = "<>=!~:|";
    private static final Set<String> NOW = Set.of(
            "now ( )", "current_timestamp", "localtimestamp", "transaction_timestamp ( )", "current_timestamp ( )",
            "current_timestamp ( 6 )", "localtimestamp ( 6 )", "current_timestamp ( 9 )", "'now'");
    private static final Set<String> RANDOM = Set.of(
            "gen_random_uuid ( )", "uuid_generate_v4 ( )", "random_uuid ( )", "uuidv4 ( )",
            "public . uuid_generate_v4 ( )");

    private Expressions() {}

    /** {@code sql} in the one spelling. */
    static String normal(String sql) {
        return sql.isEmpty() ? "" : canonical(clean(tokens(sql)));
    }

    /** A default's value in one spelling; null for none, which {@code NULL} is too. */
    static @Nullable String value(@Nullable String sql) {
        if (sql == null || sql.isBlank()) {
            return null;
        }
        String normal = normal(sql);
        if (NOW.contains(normal)) {
            return "now";
        }
        if (RANDOM.contains(normal)) {
            return "a random uuid";
        }
        return switch (normal) {
            case "null" -> null;
            case "'t'", "'true'", "true" -> "true";
            case "'f'", "'false'", "false" -> "false";
            default -> number(normal);
        };
    }

    private static String number(String normal) {
        String bare = normal.length() > 2 && normal.startsWith("'") ? normal.substring(1, normal.length() - 1) : normal;
        String digits = bare.replace(" ", "");
        if (digits.matches("[-+]?\\d{1,40}(\\.\\d{1,40})?")) {
            BigDecimal number = new BigDecimal(digits);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return normal;
    }

    /** {@code sql} with other names for what it names; strings stay. */
    static String renamed(String sql, UnaryOperator<String> names) {
        StringBuilder text = new StringBuilder();
        for (SqlToken token : SqlLexer.tokens(sql)) {
            boolean quoted = token.text().startsWith("\"");
            boolean word = token.kind() == SqlToken.Kind.NAME || token.kind() == SqlToken.Kind.KEYWORD
                    || token.kind() == SqlToken.Kind.TYPE;
            String name = quoted && token.text().length() > 1
                    ? token.text().substring(1, token.text().length() - 1).replace("\"\"", "\"")
                    : token.text();
            String other = word ? names.apply(name) : name;
            text.append(
                    other.equals(name)
                            ? token.text()
                            : quoted ? "\"" + other.replace("\"", "\"\"") + "\"" : other);
        }
        return text.toString();
    }

    private static List<String> tokens(String sql) {
        List<String> tokens = new ArrayList<>();
        int end = -1;
        for (SqlToken token : SqlLexer.words(sql)) {
            String text = token.text();
            boolean operator = token.kind() == SqlToken.Kind.PUNCTUATION && OPERATORS.contains(text);
            if (operator && token.start() == end && OPERATORS.indexOf(tokens.getLast().charAt(0)) >= 0) {
                tokens.set(tokens.size() - 1, tokens.getLast() + text);
            } else {
                tokens.add(word(token));
            }
            end = token.start() + text.length();
        }
        return tokens;
    }

    private static String word(SqlToken token) {
        String text = token.text();
        if (token.kind() == SqlToken.Kind.STRING) {
            return text;
        }
        String bare = text.length() > 2 && text.matches("\"[A-Za-z_][A-Za-z0-9_$]*\"")
                ? text.substring(1, text.length() - 1)
                : text;
        String lower = bare.toLowerCase(Locale.ROOT);
        return lower.equals("!=") ? "<>" : lower;
    }

    /** Without casts. */
    private static List<String> clean(List<String> tokens) {
        List<String> clean = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            String token = tokens.get(at);
            if (token.equals("::")) {
                at = afterType(tokens, at + 1);
            } else if (token.equals("cast") && at + 1 < tokens.size() && tokens.get(at + 1).equals("(")) {
                int close = closing(tokens, at + 1);
                int as = lastAs(tokens, at + 2, close);
                clean.add("(");
                clean.addAll(clean(tokens.subList(at + 2, as)));
                clean.add(")");
                at = close + 1;
            } else {
                clean.add(token.equals("!=") ? "<>" : token);
                at++;
            }
        }
        return clean;
    }

    private static int lastAs(List<String> tokens, int from, int close) {
        for (int i = close - 1; i > from; i--) {
            if (tokens.get(i).equals("as")) {
                return i;
            }
        }
        return close;
    }

    private static int afterType(List<String> tokens, int from) {
        int at = from + 1;
        while (at < tokens.size()) {
            String token = tokens.get(at);
            if (TYPE_TAILS.contains(token)) {
                at++;
            } else if (token.equals(".")) {
                at += 2;
            } else if (token.equals("(") && at + 1 < tokens.size() && tokens.get(at + 1).matches("\\d+")) {
                at = closing(tokens, at) + 1;
            } else if (token.equals("[") && at + 1 < tokens.size() && tokens.get(at + 1).equals("]")) {
                at += 2;
            } else {
                return at;
            }
        }
        return at;
    }

    /** Where the bracket at {@code open} closes; the last token where it does not. */
    private static int closing(List<String> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += depth(tokens.get(i));
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private static int depth(String token) {
        return switch (token) {
            case "(", "[", "case" -> 1;
            case ")", "]", "end" -> -1;
            default -> 0;
        };
    }

    private static String canonical(List<String> given) {
        List<String> tokens = bare(given);
        List<List<String>> either = split(tokens, "or");
        if (either.size() > 1) {
            return either.stream().map(Expressions::nested).collect(Collectors.joining(" or "));
        }
        List<List<String>> both = split(tokens, "and");
        if (both.size() > 1) {
            return both.stream().map(Expressions::nested).collect(Collectors.joining(" and "));
        }
        if (tokens.size() > 1 && tokens.getFirst().equals("not")) {
            return "not " + nested(tokens.subList(1, tokens.size()));
        }
        int between = tokens.indexOf("between");
        if (between > 0 && !tokens.contains("(") && tokens.indexOf("and") > between) {
            int and = tokens.indexOf("and");
            String subject = String.join(" ", tokens.subList(0, between));
            return subject + " >= " + String.join(" ", tokens.subList(between + 1, and)) + " and " + subject + " <= "
                    + String.join(" ", tokens.subList(and + 1, tokens.size()));
        }
        return list(String.join(" ", unwrapped(tokens)));
    }

    private static String nested(List<String> tokens) {
        String text = canonical(tokens);
        boolean several = split(bare(tokens), "or").size() > 1 || split(bare(tokens), "and").size() > 1;
        return several ? "( " + text + " )" : text;
    }

    /** Without brackets around the whole. */
    private static List<String> bare(List<String> tokens) {
        List<String> bare = tokens;
        while (bare.size() > 2 && bare.getFirst().equals("(") && closing(bare, 0) == bare.size() - 1) {
            bare = bare.subList(1, bare.size() - 1);
        }
        return bare;
    }

    private static List<List<String>> split(List<String> tokens, String word) {
        List<List<String>> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean between = false;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            depth += depth(token);
            if (depth == 0 && token.equals("between")) {
                between = true;
            } else if (depth == 0 && token.equals("and") && between) {
                between = false;
            } else if (depth == 0 && token.equals(word)) {
                parts.add(tokens.subList(from, i));
                from = i + 1;
            }
        }
        parts.add(tokens.subList(from, tokens.size()));
        return parts;
    }

    /** Without brackets around a single word, and without double ones. */
    private static List<String> unwrapped(List<String> tokens) {
        List<String> now = new ArrayList<>(tokens);
        for (int i = 0; i < now.size(); i++) {
            boolean opens = now.get(i).equals("(");
            boolean called = i > 0 && now.get(i - 1).matches("[a-z_][a-z0-9_$]*|in|any|all")
                    && !Set.of("and", "or", "not", "then", "else", "when", "like").contains(now.get(i - 1));
            if (!opens) {
                continue;
            }
            int close = closing(now, i);
            boolean single = close == i + 2 && !called;
            boolean twice = i + 1 < now.size() && now.get(i + 1).equals("(") && closing(now, i + 1) == close - 1;
            if (single || twice) {
                now.remove(close);
                now.remove(i);
                i = Math.max(-1, i - 2);
            }
        }
        return now;
    }

    private static String list(String text) {
        return text.replaceAll("= any \\( array \\[ (.*?) \\] \\)", "in ( $1 )")
                .replaceAll("<> all \\( array \\[ (.*?) \\] \\)", "not in ( $1 )");
    }
}
