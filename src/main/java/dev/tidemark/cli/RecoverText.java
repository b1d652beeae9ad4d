package dev.tidemark.cli;

import dev.tidemark.application.Doubts;
import dev.tidemark.application.document.RunWords;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.recovery.InvalidIndex;
import dev.tidemark.domain.recovery.ProbedStatement;
import dev.tidemark.domain.recovery.Remedy;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What {@code recover} says. */
final class RecoverText {
    private static final int MINUTES_SHOWN = 120;
    private static final int HOURS_SHOWN = 48;
    private static final int STATEMENTS_SHOWN = 30;
    private static final int WIDTH = 90;

    private final Doubts doubts;
    private final List<Journal.Entry> interrupted;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    RecoverText(Doubts doubts, List<Journal.Entry> interrupted, Style style) {
        this.doubts = doubts;
        this.interrupted = interrupted;
        this.style = style;
    }

    String text() {
        lock();
        runs();
        for (Doubt doubt : doubts.revisions()) {
            revision(doubt);
        }
        for (InvalidIndex index : doubts.indexes()) {
            lines.add("");
            lines.add("Index " + style.strong(index.name().toString()) + " of " + index.table()
                    + ": its building failed.");
            lines.add("  Drop it: tidemark recover --drop-invalid-index " + index.name());
        }
        if (!doubts.any()) {
            lines.add(style.good("Nothing is in doubt: ") + "record and schema agree, as far as can be told.");
        }
        return String.join("\n", lines);
    }

    private void lock() {
        LockState lock = doubts.lock();
        lines.add("Changelog lock: " + StatusText.lock(lock) + age(lock));
        LockHolder holder = lock.holder();
        switch (holder.life()) {
            case ALIVE -> lines.add("  Its holder lives: session " + holder.pid()
                    + (holder.user().isEmpty() ? "" : " of " + holder.user()) + ". Wait until it is done.");
            case DEAD -> lines.add("  Its holder is gone. Release it: tidemark recover --release-lock");
            case CANNOT_TELL -> lines.add(
                    "  It cannot be told whether its holder still lives. If you know that it does not: tidemark recover"
                            + " --release-lock");
            case NOBODY -> {
                // There is nothing to say about nobody.
            }
        }
    }

    /** The lock's time has no zone; where the server's clock is another, the age is only about right. */
    private static String age(LockState lock) {
        LocalDateTime since = lock.since();
        if (since == null) {
            return "";
        }
        long minutes = Math.max(0, Duration.between(since, LocalDateTime.now(ZoneId.systemDefault())).toMinutes());
        String text = minutes < MINUTES_SHOWN
                ? minutes + " minutes"
                : minutes / 60 < HOURS_SHOWN ? minutes / 60 + " hours" : minutes / 60 / 24 + " days";
        return " (about " + text + ", if the server's clock is this computer's)";
    }

    private void runs() {
        for (Journal.Entry run : doubts.running()) {
            lines.add("Still going on here: " + run(run));
        }
        if (interrupted.isEmpty()) {
            lines.add("Interrupted runs: none in this computer's run log.");
            return;
        }
        lines.add("Interrupted runs:");
        for (Journal.Entry run : interrupted) {
            lines.add("  " + run(run));
            run.steps().forEach(step -> lines.add("    committed: " + step));
            if (!run.statements().isEmpty()) {
                lines.add("    last statement: " + brief(run.statements().getLast()));
            }
        }
    }

    private static String run(Journal.Entry run) {
        return run.id() + "  " + Words.of(run.startedAt().atZone(ZoneId.systemDefault()).toLocalDateTime()) + "  "
                + RunWords.brief(run.request()) + " by " + run.person() + " on " + run.server();
    }

    private static String brief(String sql) {
        String line = sql.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() > WIDTH ? line.substring(0, WIDTH) + "..." : line;
    }

    private void revision(Doubt doubt) {
        lines.add("");
        String what = RecoverForms.words(doubt.classification());
        lines.add(style.strong(doubt.revision().toString()) + ": "
                + (doubt.classification().agrees() ? style.good(what) : style.bad(what)));
        doubt.evidence().forEach(sentence -> lines.add("  " + sentence));
        if (!doubt.classification().agrees()) {
            doubt.statements().stream().limit(STATEMENTS_SHOWN).forEach(this::statement);
            if (doubt.statements().size() > STATEMENTS_SHOWN) {
                lines.add("    and " + (doubt.statements().size() - STATEMENTS_SHOWN) + " more statements");
            }
        }
        for (Remedy remedy : doubt.remedies()) {
            lines.add("  " + remedy.title() + (remedy.suggested() ? " (the evidence speaks for it)" : "") + ": "
                    + RecoverForms.command(remedy, doubt.revision()));
        }
    }

    private void statement(ProbedStatement statement) {
        String sign = switch (statement.presence()) {
            case DONE -> style.good("in place    ");
            case NOT_DONE -> style.bad("not in place");
            case CANNOT_TELL -> style.warning("not known   ");
        };
        lines.add("    " + statement.number() + ". " + sign + "  " + brief(statement.sql()));
        if (!statement.evidence().isEmpty()) {
            lines.add("       " + style.faint(statement.evidence()));
        }
    }
}
