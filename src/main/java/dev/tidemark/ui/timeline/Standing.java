package dev.tidemark.ui.timeline;

import dev.tidemark.application.Status;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.revision.Checksum;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.control.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a revision will or will not run here, and what can be done about it.
 *
 * @param sentences what to say, in order
 * @param ways what to offer, the usual one first
 */
public record Standing(List<Said> sentences, List<Way> ways) {
    public Standing {
        sentences = List.copyOf(sentences);
        ways = List.copyOf(ways);
    }

    /**
     * A sentence.
     *
     * @param key its message
     * @param arguments what is put into it
     */
    public record Said(String key, List<Object> arguments) {}

    /** A way on. */
    public sealed interface Way {
        /** The message that names it. */
        String key();

        /** Makes a plan. */
        record Plan(String key, PlanRequest request) implements Way {}

        /** Chooses contexts and labels. */
        record Contexts() implements Way {
            @Override
            public String key() {
                return "standing.contexts";
            }
        }

        /** Shows what an interrupted run left behind. */
        record Recover() implements Way {
            @Override
            public String key() {
                return "recovery.show";
            }
        }

        /** Opens the file. */
        record Open() implements Way {
            @Override
            public String key() {
                return "detail.file.open";
            }
        }
    }

    /** Of {@code entry} on a database that stands as {@code status} says, with what is chosen. */
    static Standing of(TimelineEntry entry, Status status, Execution chosen) {
        return new Draft(entry, status, chosen).standing();
    }

    private static final class Draft {
        private final TimelineEntry entry;
        private final Status status;
        private final Execution chosen;
        private final Target here;
        private final List<Said> said = new ArrayList<>();
        private final List<Way> ways = new ArrayList<>();
        private boolean readOnlySaid;

        Draft(TimelineEntry entry, Status status, Execution chosen) {
            this.entry = entry;
            this.status = status;
            this.chosen = chosen;
            this.here = new Target.Named(entry.id().toString());
        }

        Standing standing() {
            Revision revision = entry.revision();
            switch (entry.state()) {
                case PENDING, OUT_OF_ORDER -> waiting();
                case FAILED -> {
                    say("standing.plain", entry.note());
                    waiting();
                }
                case REPEATS -> repeats();
                case APPLIED -> applied();
                case RECORDED_ONLY -> {
                    say(revision != null && revision.excluded() != null
                            ? "standing.marked.excluded"
                            : "standing.marked", ran());
                    plan("action.unmark", PlanRequest.stamp(here).removing());
                }
                case EDITED -> edited();
                case ORPHANED -> orphaned();
                case FILTERED -> {
                    say("standing.plain", entry.note());
                    boolean chosenHere = entry.note().contains("chosen are");
                    say(chosenHere ? "standing.filtered.chosen" : "standing.filtered");
                    if (chosenHere) {
                        ways.add(new Way.Contexts());
                    }
                }
                case HALF_APPLIED, UNRECORDED -> interrupted();
            }
            return new Standing(said, ways);
        }

        private void waiting() {
            List<TimelineEntry> waiting = status.timeline().waiting();
            int before = waiting.indexOf(entry);
            boolean older = entry.state() == RevisionState.OUT_OF_ORDER;
            if (older) {
                Revision revision = Objects.requireNonNull(entry.revision());
                say("standing.older", revision.position() + 1, status.changelog().revisions().size());
            }
            if (entry.state() == RevisionState.FAILED) {
                say("standing.plain", entry.note());
            }
            say("standing.pending", Math.max(0, before));
            conditions();
            obstacles();
            if (!older) {
                plan("action.applyTo", PlanRequest.upgrade(here));
            }
            plan("action.applyOnly", PlanRequest.upgrade(here).justThat());
        }

        private void repeats() {
            Revision revision = Objects.requireNonNull(entry.revision());
            say(revision.rules().always() ? "standing.repeats.always" : "standing.repeats.changed", ran());
            conditions();
            obstacles();
            plan("action.applyOnly", PlanRequest.upgrade(here).justThat());
        }

        private void interrupted() {
            boolean half = entry.state() == RevisionState.HALF_APPLIED;
            say(entry.recorded() ? "standing.halfUndone" : half ? "standing.halfApplied" : "standing.unrecorded");
            say("standing.plain", entry.note());
            ways.add(new Way.Recover());
        }

        private void conditions() {
            if (entry.revision() != null && entry.revision().preconditions()) {
                say("standing.preconditions");
            }
        }

        /** What stands against every plan that goes up. */
        private void obstacles() {
            int edited = status.timeline().in(RevisionState.EDITED).size();
            if (edited > 0) {
                say("standing.blocked.edited", edited);
            }
            if (chosen.contexts() == null && !status.changelog().contexts().isEmpty()) {
                say("standing.blocked.contexts");
                ways.add(new Way.Contexts());
            }
        }

        private void applied() {
            say("standing.applied", ran());
            if (entry.revision() == null) {
                say("standing.noFiles");
            } else if (!entry.note().isEmpty()) {
                say("standing.plain", entry.note());
            }
        }

        private void edited() {
            say("standing.edited", ran());
            Checksum recorded = entry.applied() == null ? null : entry.applied().checksum();
            Checksum now = entry.revision() == null ? null : entry.revision().checksum();
            boolean otherForm = recorded != null && now != null && recorded.version() != now.version();
            say(otherForm ? "standing.edited.otherForm" : "standing.edited.unknown");
            say("standing.edited.ways");
            ways.add(new Way.Open());
            plan("standing.accept", PlanRequest.upgrade(here).justThat().acceptingEdits());
        }

        private void orphaned() {
            say("standing.orphaned", ran());
            Revision twin = twin(status);
            if (twin == null) {
                say("standing.orphaned.ways");
            } else {
                say("standing.orphaned.twin", twin.place().toString(), entry.id().path());
            }
            plan("standing.unrecord", PlanRequest.stamp(here).removing());
        }

        /** One of the files that differs by its path only: most likely the same one after its file was moved. */
        private @Nullable Revision twin(Status now) {
            Timeline timeline = now.timeline();
            return timeline.entries().stream()
                    .filter(e -> !e.recorded() && e.id().id().equals(entry.id().id())
                            && e.id().author().equals(entry.id().author()))
                    .map(TimelineEntry::revision)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private String ran() {
            AppliedRevision row = entry.applied();
            return row == null ? "" : Times.dayAndTime(row.executedAt());
        }

        private void say(String key, Object... arguments) {
            said.add(new Said(key, List.of(arguments)));
        }

        private void plan(String key, PlanRequest request) {
            String readOnly = status.server().readOnly();
            if (readOnly == null) {
                ways.add(new Way.Plan(key, request));
            } else if (!readOnlySaid) {
                readOnlySaid = true;
                say("standing.plain", readOnly);
            }
        }
    }
}
