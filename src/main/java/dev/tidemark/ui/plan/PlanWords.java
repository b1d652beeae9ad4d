package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Direction;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.ui.view.Messages;

/** What a plan does, in sentences. */
final class PlanWords {
    private final Messages messages;

    PlanWords(Messages messages) {
        this.messages = messages;
    }

    /** The heading: what it does with how many revisions. */
    String title(Plan plan) {
        if (plan.isEmpty()) {
            return messages.text(plan.blockers().isEmpty() ? "plan.title.none" : "plan.title.blocked");
        }
        if (plan.request().verb() == PlanRequest.Verb.TAG) {
            return messages.text("plan.title.tag", String.valueOf(plan.request().tag()));
        }
        if (plan.request().verb().mends()) {
            return messages.text("plan.title." + plan.request().verb());
        }
        return messages.text("plan.title." + plan.direction().word() + removing(plan), plan.steps().size());
    }

    /** The button that runs it. */
    String button(Plan plan) {
        if (plan.request().verb() == PlanRequest.Verb.TAG) {
            return messages.text("plan.button.tag");
        }
        if (plan.request().verb().mends()) {
            return messages.text("plan.button." + plan.request().verb());
        }
        return messages.text("plan.button." + plan.direction().word() + removing(plan), plan.steps().size());
    }

    private static String removing(Plan plan) {
        boolean removes = plan.direction() == Direction.STAMP
                && plan.steps().stream().allMatch(s -> s.kind() == StepKind.UNSTAMP)
                && !plan.isEmpty();
        return removes ? ".remove" : "";
    }

    /** What it sends where, and what becomes of it if it fails. */
    String summary(Plan plan, String database, boolean asSent, HowViewModel how) {
        if (plan.isEmpty()) {
            return messages.text(plan.blockers().isEmpty() ? "plan.summary.nothing" : "plan.summary.blocked", database);
        }
        if (plan.steps().stream().allMatch(s -> s.kind().recordOnly())) {
            return messages.text("plan.summary.recordOnly", database);
        }
        return messages.text(asSent ? "plan.summary.exact" : "plan.summary.statements") + transactions(plan, how);
    }

    /** Where nothing can be one transaction, a note of the plan says so for the whole database. */
    private String transactions(Plan plan, HowViewModel how) {
        if (how.nowProperty().get().whole()) {
            long parts = how.units().stream().filter(unit -> unit.size() > 0).count();
            return " " + messages.text(parts > 1 ? "plan.transaction.parts" : "plan.transaction.whole", parts);
        }
        long inTransaction = plan.steps().stream().filter(s -> s.conditions().transactional()).count();
        if (inTransaction == 0) {
            return "";
        }
        boolean each = inTransaction == plan.steps().size();
        return " " + messages.text(each ? "plan.transaction.each" : "plan.transaction.some");
    }

    /** What to do about {@code blocker}, in this window. */
    String advice(Blocker blocker) {
        return switch (blocker.reason()) {
            case EDITED -> messages.text("plan.blocker.edited");
            case CONTEXTS -> messages.text("plan.blocker.contexts");
            case DIRECTION -> messages.text("plan.blocker.direction");
            case NOT_REVERSIBLE -> messages.text("plan.blocker.notReversible");
            default -> blocker.advice();
        };
    }

    /** What a step does. */
    String kind(Step step) {
        return messages.text("plan.kind." + step.kind().word());
    }
}
