package dev.tidemark.ui.run;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.RunOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** How a run goes, in sentences. */
final class RunWords {
    private static final int HOUR_AND_MINUTE = 5;

    private final Messages messages;

    RunWords(Messages messages) {
        this.messages = messages;
    }

    /** The heading while it runs. */
    String going(RunOrder order) {
        Plan plan = order.plan();
        return messages.text(
                order.isTrial() ? "run.title.trial" : "run.title." + word(plan), plan.steps().size());
    }

    /** What has to be known about it while it runs: what is sent, and until when. */
    String state(RunOrder order) {
        Duration limit = order.trial();
        if (limit != null) {
            return messages.text("run.state.trial", Times.duration(limit.toMillis()));
        }
        String what = messages.text(
                order.allOrNothing()
                        ? "run.state.whole"
                        : order.keepsLater() ? "run.state.parts" : "run.state.running");
        Instant end = order.settings().notAfter();
        return end == null
                ? what
                : what + " " + messages.text("run.state.notAfter", hour(end));
    }

    /** The time of the day, as this computer's clock shows it. */
    static String hour(Instant at) {
        return Times.time(LocalDateTime.ofInstant(at, ZoneId.systemDefault())).substring(0, HOUR_AND_MINUTE);
    }

    /** The heading afterwards. */
    String ended(RunOrder order, RunOutcome outcome) {
        Plan plan = order.plan();
        if (order.isTrial()) {
            return messages.text("run.trial." + outcome.result().word(), plan.steps().size());
        }
        return switch (outcome.result()) {
            case COMPLETED -> messages.text("run.completed." + word(plan), plan.steps().size());
            case FAILED -> messages.text("run.failed", outcome.done().size(), plan.steps().size());
            case REFUSED -> messages.text("run.refused");
            case CANCELLED -> messages.text("run.cancelled", outcome.done().size(), plan.steps().size());
        };
    }

    /** What became of a step. */
    String step(RunStep step) {
        return switch (step.progress()) {
            case DONE -> step.effect().isEmpty() ? messages.text("run.step.DONE") : effect(step.effect());
            default -> messages.text("run.step." + step.progress().name());
        };
    }

    /** Who stands in the way, and with what. */
    static String blocked(BlockingSession session, Messages messages) {
        String who = session.words();
        if (session.relation().isEmpty()) {
            return who;
        }
        return session.mode().isEmpty()
                ? messages.text("run.blocked.before", who, session.relation())
                : messages.text("run.blocked.holds", who, session.mode(), session.relation());
    }

    private String effect(String word) {
        String key = "run.effect." + word;
        return messages.bundle().containsKey(key) ? messages.text(key) : word;
    }

    private static String word(Plan plan) {
        PlanRequest.Verb verb = plan.request().verb();
        return verb == PlanRequest.Verb.TAG ? "tag" : verb.mends() ? verb.name() : plan.direction().word();
    }
}
