package dev.tidemark.application.document;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.recovery.SentStatement;
import dev.tidemark.domain.sql.Redactor;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Recorded runs as one page of HTML that needs nothing else: no script, no font and no picture from elsewhere. It follows
 * the reader's light or dark, and is light in print. Every text passes {@link #escaped}.
 */
public final class RunLogPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final String STYLE =
            """
                    :root { color-scheme: light dark; --fg: #1f2328; --muted: #59636e; --bg: #fff; --soft: #f6f8fa; --line: #d1d9e0;
                      --ok: #1a7f37; --bad: #c9252d; --warn: #8a5a00; --key: #b3202c; --type: #0550ae; --text: #0a6b2f; }
                    @media (prefers-color-scheme: dark) { :root { --fg: #f0f6fc; --muted: #9198a1; --bg: #0d1117; --soft: #151b23;
                      --line: #3d444d; --ok: #3fb950; --bad: #ff7b72; --warn: #d9a441; --key: #ff7b72; --type: #79c0ff; --text: #7ee787; } }
                    body { margin: 0 auto; padding: 2rem 1.5rem; max-width: 70rem; color: var(--fg); background: var(--bg);
                      font: 15px/1.5 system-ui, sans-serif; }
                    h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .4rem; }
                    h3 { font-size: .78rem; letter-spacing: .05em; text-transform: uppercase; color: var(--muted); margin: 1rem 0 .3rem; }
                    p { margin: .3rem 0; } .muted { color: var(--muted); }
                    table { border-collapse: collapse; width: 100%; margin-top: 1rem; font-size: .93rem; }
                    th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); }
                    th { color: var(--muted); font-weight: 600; } .n { text-align: right; white-space: nowrap; }
                    a { color: inherit; } dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .5rem 0; }
                    dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
                    .o { font-weight: 600; } .completed { color: var(--ok); } .failed, .interrupted { color: var(--bad); }
                    .refused, .cancelled, .running { color: var(--warn); }
                    .message { border-left: 3px solid var(--bad); background: var(--soft); padding: .5rem .8rem; overflow-wrap: anywhere; }
                    section { border-top: 1px solid var(--line); margin-top: 2rem; }
                    ol { margin: .3rem 0; padding-left: 1.6rem; } li { overflow-wrap: anywhere; }
                    pre { font: 13px/1.45 ui-monospace, Menlo, Consolas, monospace; background: var(--soft); border: 1px solid var(--line);
                      border-radius: 6px; padding: .6rem .8rem; margin: .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
                    .k { color: var(--key); } .t, .d { color: var(--type); } .s { color: var(--text); } .c { color: var(--muted); }
                    @media print { :root { color-scheme: light; --fg: #000; --muted: #444; --bg: #fff; --soft: #fff; --line: #bbb;
                      --ok: #1a7f37; --bad: #a40e26; --warn: #7d4e00; --key: #82071e; --type: #0a3069; --text: #116329; }
                      body { padding: 0; max-width: none; font-size: 11pt; } h2 { break-after: avoid; } pre { break-inside: avoid; } }
                    """;

    private final StringBuilder page = new StringBuilder();
    private final ZoneId zone;

    private RunLogPage(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The page of {@code entries}, in their order.
     *
     * @param title its heading
     * @param clock when it is made, and the zone in which its times are told
     */
    public static String of(String title, List<Journal.Entry> entries, Clock clock) {
        RunLogPage made = new RunLogPage(clock.getZone());
        made.head(title, entries.size(), clock.instant());
        if (entries.size() > 1) {
            made.overview(entries);
        }
        int number = 0;
        for (Journal.Entry entry : entries) {
            number++;
            made.run(entry, number);
        }
        return made.page.append("</body>\n</html>\n").toString();
    }

    /** Text that cannot be mistaken for markup, between tags and inside attributes. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(Character.isISOControl(c) && c != '\n' && c != '\t' ? 0xFFFD : c);
            }
        });
        return safe.toString();
    }

    private void head(String title, int count, Instant now) {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title)).append(" – Tidemark</title>\n<style>\n").append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>").append(escaped(title)).append("</h1>\n<p class=\"muted\">");
        page.append(count == 1 ? "1 run" : count + " runs").append(". Made by Tidemark at ").append(time(now))
                .append(" (").append(escaped(zone.getId())).append("). Passwords are left out.</p>\n");
    }

    private void overview(List<Journal.Entry> entries) {
        page.append(
                "<table>\n<thead><tr><th>When</th><th>Who</th><th>What</th><th>Outcome</th><th class=\"n\">Revisions</th>")
                .append("<th class=\"n\">Took</th><th>Where</th></tr></thead>\n<tbody>\n");
        int number = 0;
        for (Journal.Entry entry : entries) {
            number++;
            page.append("<tr><td><a href=\"#run").append(number).append("\">").append(time(entry.startedAt()))
                    .append("</a></td><td>").append(escaped(entry.person())).append("</td><td>")
                    .append(escaped(RunWords.brief(entry.request()))).append("</td><td>").append(outcome(entry))
                    .append("</td><td class=\"n\">").append(entry.steps().size()).append("</td><td class=\"n\">")
                    .append(took(entry)).append("</td><td>").append(escaped(entry.server())).append("</td></tr>\n");
        }
        page.append("</tbody>\n</table>\n");
    }

    private void run(Journal.Entry entry, int number) {
        page.append("<section id=\"run").append(number).append("\">\n<h2>")
                .append(escaped(RunWords.brief(entry.request())))
                .append(" · ").append(outcome(entry)).append("</h2>\n<dl>\n");
        fact("When", time(entry.startedAt()));
        fact("Who", entry.person());
        fact("Where", entry.server());
        fact("Took", took(entry));
        fact("Fingerprint", entry.fingerprint());
        page.append("</dl>\n");
        if (!entry.message().isEmpty()) {
            page.append("<p class=\"message\">").append(escaped(Redactor.text(entry.message()))).append("</p>\n");
        }
        page.append("<h3>Committed</h3>\n");
        if (entry.steps().isEmpty()) {
            page.append("<p class=\"muted\">Nothing.</p>\n");
        } else {
            page.append("<ol>\n");
            entry.steps().forEach(step -> page.append("<li>").append(escaped(step)).append("</li>\n"));
            page.append("</ol>\n");
        }
        if (!entry.statements().isEmpty()) {
            page.append("<h3>Statements</h3>\n");
            List<SentStatement> sent = entry.details().traces().stream().flatMap(t -> t.statements().stream()).toList();
            if (sent.size() == entry.statements().size()) {
                sent.forEach(s -> {
                    page.append("<p class=\"muted\">").append(fate(s)).append("</p>\n");
                    statement(s.sql());
                });
            } else {
                entry.statements().forEach(this::statement);
            }
        }
        page.append("</section>\n");
    }

    private static String fate(SentStatement sent) {
        return switch (sent.fate()) {
            case ENDED -> sent.milliseconds() + " ms";
            case FAILED -> "failed after " + sent.milliseconds() + " ms";
            case UNKNOWN -> "nothing came back";
        };
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            page.append("<dt>").append(name).append("</dt><dd>").append(escaped(value)).append("</dd>\n");
        }
    }

    private void statement(String sql) {
        page.append("<pre>");
        for (SqlToken token : SqlLexer.tokens(Redactor.secrets(sql).strip())) {
            String kind = switch (token.kind()) {
                case KEYWORD -> "k";
                case TYPE -> "t";
                case NUMBER -> "d";
                case STRING -> "s";
                case COMMENT -> "c";
                case NAME, PUNCTUATION, SPACE -> "";
            };
            if (kind.isEmpty()) {
                page.append(escaped(token.text()));
            } else {
                page.append("<span class=\"").append(kind).append("\">").append(escaped(token.text()))
                        .append("</span>");
            }
        }
        page.append("</pre>\n");
    }

    private static String outcome(Journal.Entry entry) {
        String word = entry.outcome().replaceAll("[^A-Za-z]", "");
        return "<span class=\"o " + word + "\">" + escaped(entry.outcome()) + "</span>";
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private static String took(Journal.Entry entry) {
        return entry.milliseconds() == 0 ? "" : entry.milliseconds() + " ms";
    }
}
