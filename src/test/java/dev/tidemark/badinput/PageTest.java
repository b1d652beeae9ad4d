package dev.tidemark.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The user's page about mistakes is made of the rows that the tests of this package check. */
@Tag("fast")
class PageTest {
    private static final Path PAGE = Path.of("src/site/markdown/when-something-is-wrong.md");
    private static final String BEGINNING =
            """
                    # When something is wrong

                    What Tidemark says when a connection, a file or a database is not as it should be, and what becomes of it.
                    Every row is a test: the words are those that the command line says, with an ellipsis where they depend on
                    the case. A message says what it was, what state the database is in, and what to do.

                    The exit codes are those of the command line: 0 done, 1 failed, 2 wrong usage, 5 refused, 6 locked. Where the
                    column "Database" says unchanged, the schema, the rows and the record are exactly as before, and the changelog
                    lock is as it was. What becomes of a run that is interrupted stands in [what is guaranteed](guarantees.md).
                    """;

    private static Map<String, List<Mistake>> groups() {
        Map<String, List<Mistake>> groups = new LinkedHashMap<>();
        groups.put("The connection", ConnectionInputTest.mistakes());
        groups.put("The files", FileInputTest.mistakes());
        groups.put("What the files say", StructureInputTest.mistakes());
        groups.put("The SQL", SqlInputTest.mistakes());
        groups.put("Files that were written to do harm", HostileInputTest.mistakes());
        groups.put("The record", RecordInputTest.mistakes());
        return groups;
    }

    @Test
    void thePageIsTheTable() throws IOException {
        StringBuilder page = new StringBuilder(BEGINNING);
        groups().forEach((title, mistakes) -> {
            page.append("\n## ").append(title)
                    .append("\n\n| What is wrong | Asked | Tidemark says | Exit | Database |\n")
                    .append("|---|---|---|---|---|\n");
            mistakes.forEach(mistake -> page.append(row(mistake)));
        });
        Path made = Path.of("target", "when-something-is-wrong.md");
        Files.createDirectories(made.getParent());
        Files.writeString(made, page);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("The page differs from the table; the table's is in %s: copy it", made)
                .isEqualTo(page.toString());
    }

    @Test
    void everyMistakeHasItsOwnNameAndSaysSomething() {
        List<Mistake> all = new ArrayList<>();
        groups().values().forEach(all::addAll);
        assertThat(all).extracting(Mistake::name).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(m -> assertThat(m.says()).as(m.name()).isNotEmpty());
        System.out.println("Bad input: " + all.size() + " mistakes in all");
    }

    private static String row(Mistake mistake) {
        String verb = mistake.asked().getFirst();
        return "| " + String.join(" | ", List.of(
                cell(mistake.name()), verb, cell(String.join(" … ", mistake.says())), String.valueOf(mistake.exit()),
                cell(mistake.after().words()))) + " |\n";
    }

    /** What markdown would take for its own is escaped; the table is text. */
    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replace("_", "\\_");
    }
}
