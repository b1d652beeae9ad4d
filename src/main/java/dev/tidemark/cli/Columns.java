package dev.tidemark.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines whose columns stand under each other. */
final class Columns {
    private static final String GAP = "  ";
    private final List<List<String>> lines = new ArrayList<>();

    void add(String... cells) {
        lines.add(List.of(cells));
    }

    @Override
    public String toString() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                boolean alone = line.size() == 1;
                widths.set(i, Math.max(widths.get(i), alone ? 0 : width(line.get(i))));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                boolean last = i == line.size() - 1;
                row.append(line.get(i)).append(last ? "" : " ".repeat(widths.get(i) - width(line.get(i))) + GAP);
            }
            text.append(text.isEmpty() ? "" : "\n").append(row.toString().stripTrailing());
        }
        return text.toString();
    }

    /** Colours take no room. */
    private static int width(String cell) {
        return cell.replaceAll("\u001b\\[[0-9;]*m", "").length();
    }
}
