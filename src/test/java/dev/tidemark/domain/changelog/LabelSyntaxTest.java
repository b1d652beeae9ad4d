package dev.tidemark.domain.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.revision.Revision;
import dev.tidemark.fixture.MemoryEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class LabelSyntaxTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a", "a and b", "a, b", "!a", "not a", "a and (b or !c)", "((a))", "release-1.2"})
    void whatIsWellWrittenHasNoProblem(String expression) {
        assertThat(LabelSyntax.problem(expression)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "a and; missing after 'and'", "and a; begins with 'and'", "a b; missing before 'b'", "(a; without its )",
        "a); without its (", "a or or b; between 'or' and 'or'", "!; missing after '!'", "(; missing after '('"})
    void whatIsNotSaysWhere(String expression, String part) {
        assertThat(LabelSyntax.problem(expression)).contains(part);
    }

    @Test
    void namesAreCountedByRevisionAndWithoutTheWordsBetween() {
        List<Revision> revisions = new MemoryEngine("| a b c").inContext("!prod and (test or @dev)", "a", "b")
                .changelog().revisions();
        assertThat(Names.contexts(revisions)).isEqualTo(Map.of("prod", 2, "test", 2, "dev", 2));
        assertThat(Names.labels(revisions)).isEmpty();
    }
}
