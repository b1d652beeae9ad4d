package dev.tidemark.application.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.Journal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class RunLogPageTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void everyTextIsEscaped() {
        String bad = "<script>alert('x')</script>\" onload=\"y &amp;";
        String page = RunLogPage.of("Run log", List.of(entry(bad), entry(bad)), CLOCK);
        assertThat(page).doesNotContain("<script").doesNotContain("onload=\"").contains("&lt;script&gt;");
        assertThat(page).contains("&amp;amp;");
    }

    @Test
    void itNeedsNothingFromElsewhere() {
        String page = RunLogPage.of("Run log", List.of(entry("x")), CLOCK);
        assertThat(page).doesNotContain("<script").doesNotContain("src=").doesNotContain("<link")
                .doesNotContain("url(");
        assertThat(page).doesNotContain("http://").doesNotContain("https://");
        assertThat(page).contains("prefers-color-scheme: dark").contains("@media print");
    }

    @Test
    void passwordsAreNotInIt() {
        Journal.Entry entry = new Journal.Entry(
                "1", CLOCK.instant(), "ann", "PostgreSQL 18", "upgrade head", "f",
                List.of("CREATE ROLE bob PASSWORD 'hunter2'"), List.of(), "failed",
                "near CREATE ROLE bob PASSWORD 'hunter2'", 3);
        assertThat(RunLogPage.of("Run log", List.of(entry), CLOCK)).doesNotContain("hunter2");
    }

    @Test
    void statementsAreHighlightedAndStayThemselves() {
        String page = RunLogPage.of("Run log", List.of(entry("x")), CLOCK);
        assertThat(page).contains("<span class=\"k\">CREATE</span> <span class=\"k\">TABLE</span> a_b");
    }

    private static Journal.Entry entry(String text) {
        return new Journal.Entry(
                text, CLOCK.instant(), text, text, text, text,
                List.of("CREATE TABLE a_b (t text DEFAULT '" + text + "')"),
                List.of(text), text, text, 3);
    }
}
