package dev.tidemark.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.IgnoreDifference;
import dev.tidemark.application.IgnoreDifference.Wish;
import dev.tidemark.application.PreviewProjectFile;
import dev.tidemark.application.WriteFiles;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.difference.IgnoreRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ignored differences in {@code tidemark.yaml}: read, added and taken out, with everything else as it was. */
@Tag("fast")
class IgnoredDifferencesTest {
    private static final IgnoreRule AUDIT =
            new IgnoreRule("audit.*", "*", "*", "*", "Made by the audit tool; it's none of ours");
    private static final IgnoreRule INDEX =
            new IgnoreRule("orders.ix_report", "index", "unexpected", "*", "Reports: yes");
    private static final IgnoreRule TITLE = new IgnoreRule("*.title", "column", "changed", "type", "no");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {
        "", "changelog: a.xml", "changelog: a.xml\n", "# Ours\r\nchangelog: a.xml   # root\r\n\r\nlabels: '!slow'\r\n",
        "changelog: a.xml\nignore: []   # so far\nlabels: x\n", "changelog: a.xml\nignore:\n\nlabels: x # y\n",
        "ignore:\n- object: 'a'\n  reason: b\n\n# about labels\nlabels: x\n",
        "ignore:\n    # first\n    -   object: a\n        reason: >-\n            long\n            text\n        kind: missing # last\n    # after\n\nlabels: x\n",
        "ignore:\n  - {object: a, reason: b}"})
    void anAddedRuleLeavesEverythingElseAsItIs(String before) throws IOException {
        Path file = folder.resolve("tidemark.yaml");
        Files.writeString(file, before);
        List<IgnoreRule> already = project().rules().ignored();

        for (IgnoreRule rule : List.of(AUDIT, INDEX, TITLE)) {
            write(new IgnoreDifference(new LocalTexts()).preview(project(), rule, Wish.ADD));
        }
        List<IgnoreRule> expected = new ArrayList<>(already);
        expected.addAll(List.of(AUDIT, INDEX, TITLE));
        assertThat(project().rules().ignored()).isEqualTo(expected);
        String after = Files.readString(file);
        assertThat(after.lines()
                .filter(line -> !line.contains("audit") && !line.contains("ix_report") && !line.contains("*.title")))
                .containsAll(before.lines().filter(line -> !line.startsWith("ignore")).toList());
        assertThat(after.contains("\r\n")).isEqualTo(before.contains("\r\n"));
        assertThat(after.replace("\r\n", "").contains("\r")).isFalse();

        for (IgnoreRule rule : List.of(INDEX, AUDIT, TITLE)) {
            write(new IgnoreDifference(new LocalTexts()).preview(project(), rule, Wish.REMOVE));
        }
        assertThat(project().rules().ignored()).isEqualTo(already);
        if (!already.isEmpty() && before.endsWith("\n")) {
            assertThat(Files.readString(file)).isEqualTo(before);
        }
    }

    @Test
    void takingOutOneOfSeveralTouchesOnlyItsLines() throws IOException {
        Path file = folder.resolve("tidemark.yaml");
        Files.writeString(file,
                """
                        # top
                        ignore:
                          # the first
                          - object: a
                            reason: one
                          # the second
                          - object: b
                            reason: two
                          - {object: c, reason: three}
                        labels: x
                        """);
        PlannedFile planned =
                new IgnoreDifference(new LocalTexts()).preview(project(), project().rules().ignored().get(1),
                        Wish.REMOVE);
        assertThat(planned.text())
                .isEqualTo("""
                        # top
                        ignore:
                          # the first
                          - object: a
                            reason: one
                          # the second
                          - {object: c, reason: three}
                        labels: x
                        """);
    }

    @Test
    void aRuleWithoutAReasonIsRefused() {
        assertThatThrownBy(() -> new IgnoreDifference(new LocalTexts())
                .preview(project(), new IgnoreRule("a", "*", "*", "*", " "), Wish.ADD))
                .isInstanceOf(FailedException.class).hasMessageContaining("none was given");
    }

    @Test
    void rulesInSquareBracketsAreLeftToThePerson() throws IOException {
        Files.writeString(folder.resolve("tidemark.yaml"), "ignore: [{object: a, reason: b}]\n");
        assertThatThrownBy(() -> new IgnoreDifference(new LocalTexts()).preview(project(), AUDIT, Wish.ADD))
                .hasMessageContaining("line 1").hasMessageContaining("square brackets");
    }

    @Test
    void aRuleThatIsNotThereIsNotTakenOut() {
        assertThatThrownBy(() -> new IgnoreDifference(new LocalTexts()).preview(project(), AUDIT, Wish.REMOVE))
                .hasMessageContaining("no such rule");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ignore: [{object: a}]                                | lacks 'reason'
            ignore: [{reason: a}]                                | lacks 'object'
            ignore: [{object: a, reason: ''}]                    | Say why
            ignore: [{object: a, reason: b, kind: gone}]         | 'gone', which is none. Known: changed, missing, unexpected
            ignore: [{object: a, reason: b, type: tables}]       | Known: check, column
            ignore: [{object: a, reason: b, weight: cosmetic}]   | 'weight' is not a key
            ignore: all                                          | is to be a list""")
    void aWrongRuleIsNamedWithItsLine(String yaml, String words) throws IOException {
        Files.writeString(folder.resolve("tidemark.yaml"), "changelog: a\n" + yaml + "\n");
        assertThatThrownBy(this::project).isInstanceOf(FailedException.class).hasMessageContaining(words)
                .hasMessageContaining("line 2");
    }

    @Test
    void writingTheWholeFileKeepsTheRules() throws IOException {
        Files.writeString(
                folder.resolve("tidemark.yaml"), "ignore:\n  - {object: 'audit.*', reason: 'it''s theirs'}\n");
        ProjectSettings project = project();
        write(new PreviewProjectFile(new LocalTexts()).preview(project));
        assertThat(project()).isEqualTo(project);
    }

    private ProjectSettings project() {
        return new ProjectFolder().read(folder);
    }

    private static void write(PlannedFile file) {
        new WriteFiles(new LocalTexts()).write(List.of(file));
    }
}
