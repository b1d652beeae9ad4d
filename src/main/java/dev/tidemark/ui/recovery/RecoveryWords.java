package dev.tidemark.ui.recovery;

import dev.tidemark.application.Doubts;
import dev.tidemark.application.document.RunWords;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.LockHolder.Life;
import dev.tidemark.domain.recovery.Classification;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.recovery.Presence;
import dev.tidemark.domain.recovery.StepTrace;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What happened and what it means, in words for somebody who was not there. */
final class RecoveryWords {
    private final Messages messages;

    RecoveryWords(Messages messages) {
        this.messages = messages;
    }

    /** The revisions of which record and schema do not agree. */
    static List<Doubt> open(Doubts doubts) {
        return doubts.revisions().stream().filter(d -> !d.classification().agrees()).toList();
    }

    /** What is in doubt, in one sentence. */
    String brief(Doubts doubts) {
        int revisions = open(doubts).size();
        boolean lock = doubts.lock().held();
        boolean alive = doubts.lock().holder().life() == Life.ALIVE;
        if (revisions > 0) {
            return messages.text(
                    doubts.interrupted().isEmpty() ? "recovery.brief.revisions" : "recovery.brief.interrupted",
                    revisions);
        }
        if (!doubts.indexes().isEmpty()) {
            return messages.text("recovery.brief.indexes", doubts.indexes().size());
        }
        if (lock) {
            return messages.text(alive
                    ? "recovery.brief.lock.alive"
                    : doubts.lock().holder().life() == Life.DEAD
                            ? "recovery.brief.lock.dead"
                            : "recovery.brief.lock");
        }
        return messages.text("recovery.brief.none");
    }

    /** The headline of the screen. */
    String headline(Doubts doubts, boolean mended) {
        if (!doubts.any()) {
            return messages.text(
                    mended
                            ? "recovery.head.mended"
                            : doubts.interrupted().isEmpty()
                                    ? "recovery.head.none"
                                    : "recovery.head.harmless");
        }
        return messages.text("recovery.head.decide", RecoveryViewModel.decisions(doubts));
    }

    /** What stands below the headline. */
    String explanation(Doubts doubts, boolean mended) {
        if (!doubts.any()) {
            return messages.text(
                    mended
                            ? "recovery.text.mended"
                            : doubts.interrupted().isEmpty()
                                    ? "recovery.text.none"
                                    : "recovery.text.harmless");
        }
        boolean only = open(doubts).isEmpty() && doubts.indexes().isEmpty();
        if (only && doubts.lock().holder().life() == Life.ALIVE) {
            return messages.text("recovery.text.wait");
        }
        return messages.text("recovery.text.decide");
    }

    /** Which run, who, when, where and how it ended. */
    List<String> story(Journal.Entry run, boolean going) {
        List<String> sentences = new ArrayList<>();
        String when = Times.dayAndTime(LocalDateTime.ofInstant(run.startedAt(), ZoneId.systemDefault()));
        String computer = run.details().place().computer();
        String what = RunWords.brief(run.request());
        sentences.add(computer.isEmpty()
                ? messages.text("recovery.run", when, run.person(), what)
                : messages.text("recovery.run.computer", when, run.person(), what, computer));
        sentences.add(messages.text(going ? "recovery.run.going" : "recovery.run.noEnd"));
        if (!going) {
            sentences.add(messages.text("recovery.run.committed", run.steps().size()));
            last(run, sentences);
        }
        return sentences;
    }

    private void last(Journal.Entry run, List<String> sentences) {
        List<StepTrace> traces = run.details().traces();
        StepTrace last = traces.isEmpty() ? null : traces.getLast();
        if (last != null && !last.committed() && last.revision() != null) {
            sentences.add(messages.text("recovery.run.last", last.revision().id(), last.statements().size()));
        }
    }

    /** What became of a revision, in a word or two. */
    String badge(Classification classification) {
        return messages.text("recovery.badge." + classification);
    }

    /** The glyph of what became of it. */
    static String icon(Classification classification) {
        return switch (classification) {
            case RECORDED, NOT_APPLIED -> "mdal-check_circle";
            case HALF_APPLIED, HALF_UNDONE -> "mdmz-report_problem";
            case APPLIED_NOT_RECORDED, UNDONE_NOT_UNRECORDED -> "mdal-error_outline";
            case CANNOT_TELL -> "mdal-help_outline";
        };
    }

    /** The same in a sentence or two. */
    String meaning(Doubt doubt) {
        return messages.text(
                "recovery.meaning." + doubt.classification(), doubt.numbers(Presence.DONE).size(),
                doubt.statements().size());
    }

    /** Whether a statement is in place, in a word or two. */
    String presence(Presence presence) {
        return messages.text("recovery.presence." + presence);
    }

    /** The glyph of that. */
    static String icon(Presence presence) {
        return switch (presence) {
            case DONE -> "mdal-check_circle";
            case NOT_DONE -> "mdmz-radio_button_unchecked";
            case CANNOT_TELL -> "mdal-help_outline";
        };
    }
}
