package dev.tidemark.domain.draft;

import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.View;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts tables and views behind those that they need. Circles are broken where they are met first. */
final class Order {
    private Order() {}

    /** Tables behind those that their foreign keys refer to; otherwise by name. Without recursion: chains may be long. */
    static List<Table> tables(Collection<Table> tables) {
        Map<ObjectName, Set<ObjectName>> needs = new HashMap<>();
        Map<ObjectName, Table> byName = new HashMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        for (Table table : tables) {
            Set<ObjectName> others = new LinkedHashSet<>();
            table.foreignKeys().stream().map(ForeignKey::target)
                    .filter(target -> byName.containsKey(target) && !target.equals(table.name()))
                    .sorted().forEach(others::add);
            needs.put(table.name(), others);
        }
        return sorted(needs).stream().map(byName::get).toList();
    }

    /** Views behind those whose names stand in their queries. */
    static List<View> views(Collection<View> views) {
        Map<ObjectName, View> byName = new HashMap<>();
        Map<String, ObjectName> byWord = new HashMap<>();
        for (View view : views) {
            byName.put(view.name(), view);
            byWord.put(view.name().name().toLowerCase(Locale.ROOT), view.name());
        }
        Map<ObjectName, Set<ObjectName>> needs = new HashMap<>();
        for (View view : views) {
            Set<ObjectName> others = new LinkedHashSet<>();
            for (String word : words(view.definition())) {
                ObjectName other = byWord.get(word);
                if (other != null && !other.equals(view.name())) {
                    others.add(other);
                }
            }
            needs.put(view.name(), others);
        }
        return sorted(needs).stream().map(byName::get).toList();
    }

    /** The names in a piece of SQL, in lower case and without quotes. */
    static Set<String> words(String sql) {
        Set<String> words = new LinkedHashSet<>();
        for (SqlToken token : SqlLexer.words(sql)) {
            if (token.kind() == SqlToken.Kind.NAME || token.kind() == SqlToken.Kind.KEYWORD) {
                words.add(token.text().replace("\"", "").toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    private static List<ObjectName> sorted(Map<ObjectName, Set<ObjectName>> needs) {
        Set<ObjectName> done = new LinkedHashSet<>();
        Set<ObjectName> begun = new LinkedHashSet<>();
        for (ObjectName start : needs.keySet().stream().sorted().toList()) {
            List<ObjectName> stack = new ArrayList<>(List.of(start));
            while (!stack.isEmpty()) {
                ObjectName at = stack.getLast();
                begun.add(at);
                ObjectName next = needs.getOrDefault(at, Set.of()).stream()
                        .filter(other -> !begun.contains(other))
                        .findFirst().orElse(null);
                if (next == null) {
                    stack.removeLast();
                    done.add(at);
                } else {
                    stack.add(next);
                }
            }
        }
        return new ArrayList<>(done);
    }
}
