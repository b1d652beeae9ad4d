package dev.tidemark.adapter.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts access control lists into words (PostgreSQL manual, 5.8 "Privileges"). */
final class Grants {
    private static final Map<Character, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put('r', "SELECT");
        WORDS.put('a', "INSERT");
        WORDS.put('w', "UPDATE");
        WORDS.put('d', "DELETE");
        WORDS.put('D', "TRUNCATE");
        WORDS.put('x', "REFERENCES");
        WORDS.put('t', "TRIGGER");
        WORDS.put('m', "MAINTAIN");
    }

    private static final String ALL = "rawdDxt";

    private Grants() {}

    /**
     * One line for each role, such as {@code app: SELECT, INSERT}. What the owner may anyhow is no grant.
     *
     * @param list as the server shows it; null for none
     * @param owner of the table
     * @param column that it is about; empty for the table
     */
    static List<String> lines(@Nullable String list, String owner, String column) {
        if (list == null) {
            return List.of();
        }
        Map<String, String> byRole = new TreeMap<>();
        for (String item : Texts.array(list)) {
            if (item != null) {
                int end = roleEnd(item);
                String role = end == 0 ? "PUBLIC" : unquoted(item.substring(0, end));
                String letters = item.substring(end + 1, item.lastIndexOf('/'));
                byRole.merge(role, letters, String::concat);
            }
        }
        List<String> lines = new ArrayList<>();
        byRole.forEach((role, letters) -> {
            if (!role.equals(owner) || !column.isEmpty() || !holdsAll(letters)) {
                lines.add(role + ": " + words(letters, column));
            }
        });
        return lines;
    }

    private static boolean holdsAll(String letters) {
        return ALL.chars().allMatch(letter -> letters.indexOf(letter) >= 0);
    }

    private static String words(String letters, String column) {
        List<String> words = new ArrayList<>();
        WORDS.forEach((letter, word) -> {
            int at = letters.indexOf(letter);
            if (at >= 0) {
                boolean hands = letters.indexOf(letter + "*") >= 0;
                words.add(word + (column.isEmpty() ? "" : " (" + column + ")") + (hands ? " WITH GRANT OPTION" : ""));
            }
        });
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    /** Where the role's name ends, which may be quoted. */
    private static int roleEnd(String item) {
        boolean quoted = false;
        for (int i = 0; i < item.length(); i++) {
            char c = item.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '=' && !quoted) {
                return i;
            }
        }
        return item.length();
    }

    private static String unquoted(String role) {
        return role.startsWith("\"") ? role.substring(1, role.length() - 1).replace("\"\"", "\"") : role;
    }
}
