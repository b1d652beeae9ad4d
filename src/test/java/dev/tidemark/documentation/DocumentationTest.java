package dev.tidemark.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages name only what exists, and every decision is recorded in full. */
@Tag("fast")
class DocumentationTest {
    private static final Path TOP = Path.of("").toAbsolutePath();
    private static final Path SITE = TOP.resolve("src/site/markdown");
    private static final List<String> SECTIONS =
            List.of("## Status", "## Context", "## Decision", "## Consequences", "## Confirmation");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return Stream.concat(files.filter(f -> f.toString().endsWith(".md")).sorted(),
                    Stream.of(TOP.resolve("README.md"))).map(TOP::relativize).toList();
        }
    }

    static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(SITE.resolve("decisions"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageNamesOnlyWhatExists(Path page) throws IOException {
        assertThat(names().missing(Files.readString(page))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "`Launcher`", "`Launcher.main()`", "`tidemark/Launcher`", "dev.tidemark.Launcher", "dev.tidemark.documentation",
        "`java.util.Map.Entry`", "`liquibase.changelog.visitor.UpdateVisitor`", "`pom.xml`", "`src/site/markdown`",
        "`DATABASECHANGELOG`", "`-Xlint:all`", "`./mvnw verify`", "```\nGone\n```\n", "Gone"})
    void whatExistsOrIsNoNamePasses(String text) throws IOException {
        assertThat(names().missing(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "`Gone`", "`Gone.member()`", "`plan/Launcher`", "dev.tidemark.Gone", "dev.tidemark.gone",
        "```\ndev.tidemark.Gone\n```\n", "`java.util.Map.Gone`", "`UpdateVisitor`", "`src/gone`", "`packaging/gone`"})
    void whatDoesNotExistIsFound(String text) throws IOException {
        assertThat(names().missing(text)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionHasAllItsSections(Path decision) throws IOException {
        List<String> lines = Files.readAllLines(decision);
        int number = Integer.parseInt(decision.getFileName().toString().substring(0, 4));
        assertThat(lines.getFirst()).startsWith("# " + number + ". ");
        assertThat(lines.stream().filter(line -> line.startsWith("## "))).containsExactlyElementsOf(SECTIONS);
        for (String section : SECTIONS) {
            int next = lines.indexOf(section) + 1;
            List<String> body = lines.subList(next, lines.size()).stream()
                    .takeWhile(line -> !line.startsWith("## ")).filter(line -> !line.isBlank()).toList();
            assertThat(body).as(section).isNotEmpty();
        }
    }

    @Test
    void decisionsAreNumberedWithoutGaps() throws IOException {
        List<String> numbers = decisions().stream().map(d -> d.getFileName().toString().substring(0, 4)).toList();
        assertThat(numbers).isEqualTo(
                IntStream.rangeClosed(1, numbers.size()).mapToObj(i -> "%04d".formatted(i)).toList());
    }

    @Test
    void everyRuleForTouchingAServerNamesATestThatExists() throws IOException {
        TestMethods tests = new TestMethods(DocumentationTest.class);
        List<List<String>> rules = TestMethods.rules(Files.readString(SITE.resolve("safety.md")));

        assertThat(rules).hasSizeGreaterThan(50);
        assertThat(rules.stream().flatMap(rule -> tests.faults(rule).stream())).isEmpty();
    }

    @Test
    void aRuleWithoutATestOrWithOneThatDoesNotExistIsFound() throws IOException {
        TestMethods tests = new TestMethods(DocumentationTest.class);
        List<List<String>> rules = TestMethods.rules("""
                | Rule | How | Test |
                |---|---|---|
                | one | so | `DocumentationTest#decisionsAreNumberedWithoutGaps`, `DocumentationTest#gone` |
                | two | so | by hand |
                | three | | `DocumentationTest#decisionsAreNumberedWithoutGaps` |
                | four | so | `GoneTest#gone` |
                | five | so | `DocumentationTest#names` |

                | Word | Meaning |
                |---|---|
                | a | b |
                """);

        assertThat(rules).hasSize(5).allSatisfy(rule -> assertThat(tests.faults(rule)).isNotEmpty());
        assertThat(tests.faults(List.of("a", "b", "`DocumentationTest#decisionsAreNumberedWithoutGaps`"))).isEmpty();
    }

    private static Names names() throws IOException {
        return new Names(TOP, Launcher.class, DocumentationTest.class);
    }
}
