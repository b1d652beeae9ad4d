package dev.tidemark.cli;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.TrialOutcome;
import dev.tidemark.application.outcome.TrialOutcome.Timing;
import dev.tidemark.application.outcome.TrialOutcome.TriedStep;
import dev.tidemark.domain.sql.Redactor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a trial brought, for a person and as a document. */
final class TrialText {
    private static final int WIDTH = 100;

    private TrialText() {}

    /** What is said of it on standard output; a failure is said elsewhere. */
    static String of(TrialOutcome outcome, Style style) {
        StringBuilder text = new StringBuilder();
        for (TriedStep step : outcome.steps()) {
            text.append(style.strong(step.index() + 1 + ". " + Words.of(step.step().kind()) + " "
                    + step.step().revision() + ": " + (step.effect().isEmpty() ? "failed" : step.effect()) + ", "
                    + step.milliseconds() + " ms")).append('\n');
            for (Timing timing : step.timings()) {
                text.append(String.format(java.util.Locale.ROOT, "%10d ms  %s%n", timing.milliseconds(),
                        style.sql(brief(timing.sql())) + (timing.well() ? "" : "  " + style.bad("failed"))));
            }
        }
        if (outcome.result() == RunOutcome.Result.COMPLETED) {
            text.append(style.good("The trial went well: ")).append(Words.count(outcome.steps().size(), "revision", "revisions"))
                    .append(" in ").append(outcome.milliseconds()).append(" ms, and all of it was undone.\n");
        }
        outcome.leaves().forEach(left -> text.append("What stays: ").append(left).append('\n'));
        return text.toString().stripTrailing();
    }

    private static String brief(String sql) {
        String line = Redactor.sql(sql).strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
    }

    static Map<String, @Nullable Object> form(TrialOutcome outcome) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("outcome", outcome.result().word());
        form.put("trial", true);
        form.put("milliseconds", outcome.milliseconds());
        form.put("steps", outcome.steps().stream().map(TrialText::step).toList());
        form.put("leaves", outcome.leaves());
        Failure failure = outcome.failure();
        form.put("done", List.of());
        form.put("failure", failure == null ? null : JsonForms.failure(failure));
        return form;
    }

    private static Map<String, @Nullable Object> step(TriedStep step) {
        Map<String, @Nullable Object> form = JsonForms.id(step.step().revision());
        form.put("kind", step.step().kind().word());
        form.put("effect", step.effect().isEmpty() ? null : step.effect());
        form.put("milliseconds", step.milliseconds());
        form.put("statements", step.timings().stream().map(TrialText::timing).toList());
        return form;
    }

    private static Map<String, @Nullable Object> timing(Timing timing) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("sql", Redactor.secrets(timing.sql()));
        form.put("milliseconds", timing.milliseconds());
        form.put("well", timing.well());
        return form;
    }
}
