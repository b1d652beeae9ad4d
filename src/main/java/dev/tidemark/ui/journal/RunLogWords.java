package dev.tidemark.ui.journal;

import dev.tidemark.application.port.Journal;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;

/** A recorded run in words. */
final class RunLogWords {
    private final Messages messages;

    RunLogWords(Messages messages) {
        this.messages = messages;
    }

    /** What was asked for, and how it ended. */
    String title(RunLogRow row, String outcome) {
        String title = row.request() + "  ·  " + outcome;
        return row.entry().details().trial() ? messages.text("runlog.trial", title) : title;
    }

    /** When, how long, who, on which computer, where, and which plan. */
    String facts(RunLogRow row) {
        Journal.Entry entry = row.entry();
        String took = entry.milliseconds() == 0 ? "" : ", " + Times.duration(entry.milliseconds());
        String computer = entry.details().place().computer();
        return messages.text(
                "runlog.facts", Times.dayAndTime(row.when()) + took, entry.person(), entry.server(),
                entry.fingerprint(), computer.isEmpty() ? "" : messages.text("runlog.facts.computer", computer));
    }

    /** What went wrong; empty for nothing. */
    String message(Journal.Entry entry, boolean leadsToRecovery) {
        if (!entry.outcome().equals("interrupted")) {
            return entry.message();
        }
        String why = entry.message().isEmpty() ? messages.text("runlog.interrupted") : entry.message();
        return leadsToRecovery ? why : why + " " + messages.text("runlog.interrupted.elsewhere");
    }
}
