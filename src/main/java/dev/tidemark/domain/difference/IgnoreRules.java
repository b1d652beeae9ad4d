package dev.tidemark.domain.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The team's rules about what it does not want to see. Names are matched in any letter case: H2 writes them in upper case. */
final class IgnoreRules {
    private final List<Compiled> rules = new ArrayList<>();

    IgnoreRules(List<IgnoreRule> given) {
        given.forEach(rule -> rules.add(new Compiled(rule, glob(rule.object()))));
    }

    /** The first rule that says to ignore it; null for none. */
    @Nullable
    IgnoreRule of(Difference difference) {
        for (Compiled each : rules) {
            IgnoreRule rule = each.rule();
            if (same(rule.type(), difference.object().type().key()) && same(rule.kind(), difference.kind())
                    && same(rule.property(), difference.property())
                    && each.object().matcher(difference.object().name()).matches()) {
                return rule;
            }
        }
        return null;
    }

    private static boolean same(String said, String is) {
        return said.equals("*") || said.equalsIgnoreCase(is);
    }

    private static Pattern glob(String glob) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private record Compiled(IgnoreRule rule, Pattern object) {}
}
