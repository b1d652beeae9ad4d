package dev.tidemark.application.project;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to be written once a person agrees.
 *
 * @param path where
 * @param text what will stand in it
 * @param existing what stands in it now, or null where it is not there
 */
public record PlannedFile(Path path, String text, @Nullable String existing) {
    private static final int MOST = 2_000;

    /** Whether the file says that already. */
    public boolean same() {
        return text.equals(existing);
    }

    /** Line by line: {@code +} before what is new, {@code -} before what goes, two blanks before what stays. */
    public List<String> difference() {
        List<String> before = existing == null ? List.of() : existing.lines().toList();
        List<String> after = text.lines().toList();
        if (before.size() > MOST || after.size() > MOST) {
            before = List.of("(" + before.size() + " lines)");
        }
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        Deque<String> rest = new ArrayDeque<>(before);
        List<String> lines = new ArrayList<>();
        int i = 0;
        for (int j = 0; j < after.size(); j++) {
            while (!rest.isEmpty() && !rest.getFirst().equals(after.get(j)) && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("- " + rest.removeFirst());
                i++;
            }
            boolean stays = !rest.isEmpty() && rest.getFirst().equals(after.get(j));
            lines.add((stays ? "  " : "+ ") + after.get(j));
            if (stays) {
                rest.removeFirst();
                i++;
            }
        }
        rest.forEach(line -> lines.add("- " + line));
        return lines;
    }
}
