package dev.tidemark.domain.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks how a label expression is written: names joined by {@code and}, {@code or} or a comma, {@code not} or {@code !}
 * before one, and parentheses. Liquibase itself takes any text and silently finds nothing.
 */
public final class LabelSyntax {
    private static final Pattern TOKEN = Pattern.compile("[!(),]|[^\\s!(),]+");

    private final List<String> tokens = new ArrayList<>();
    private int at;
    private @Nullable String problem;

    private LabelSyntax(String expression) {
        Matcher matcher = TOKEN.matcher(expression);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
    }

    /** What is wrong with {@code expression}, in words; null where it is well written or empty. */
    public static @Nullable String problem(String expression) {
        LabelSyntax check = new LabelSyntax(expression);
        if (check.tokens.isEmpty()) {
            return null;
        }
        check.expression();
        if (check.problem == null && check.at < check.tokens.size()) {
            String left = check.tokens.get(check.at);
            check.problem = left.equals(")")
                    ? "There is a ) without its (."
                    : "Between two names stands 'and', 'or' or a comma; it is missing before '" + left + "'.";
        }
        return check.problem;
    }

    private void expression() {
        operand();
        while (problem == null && at < tokens.size() && joins(tokens.get(at))) {
            at++;
            operand();
        }
    }

    private void operand() {
        while (at < tokens.size() && negates(tokens.get(at))) {
            at++;
        }
        if (at >= tokens.size()) {
            problem = "A name is missing after '" + tokens.getLast() + "'.";
            return;
        }
        String token = tokens.get(at);
        if (token.equals("(")) {
            at++;
            expression();
            if (problem == null && (at >= tokens.size() || !tokens.get(at).equals(")"))) {
                problem = "There is a ( without its ).";
            }
            at++;
        } else if (token.equals(")") || joins(token)) {
            problem = at == 0
                    ? "It begins with '" + token + "'; a name is missing before it."
                    : "A name is missing between '" + tokens.get(at - 1) + "' and '" + token + "'.";
        } else {
            at++;
        }
    }

    private static boolean joins(String token) {
        String word = token.toLowerCase(Locale.ROOT);
        return word.equals("and") || word.equals("or") || word.equals(",");
    }

    private static boolean negates(String token) {
        return token.equals("!") || token.equalsIgnoreCase("not");
    }
}
