package dev.tidemark.application;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.Journal.Entry;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.recovery.Commits;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.recovery.Examiner;
import dev.tidemark.domain.recovery.StepTrace;
import dev.tidemark.domain.recovery.Suspect;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Examines the revisions that an interrupted run may have left in a state that record and schema tell differently. Looks
 * at names first; the schema is read only where something is doubted.
 */
final class Prober {
    /** Where very many have their objects there, the first ones say enough about the rest. */
    private static final int EXAMINED = 100;
    private static final Set<String> UP = Set.of(StepKind.APPLY.word(), StepKind.FINISH.word());
    private static final Set<String> DOWN = Set.of(StepKind.ROLLBACK.word(), StepKind.UNDO.word());

    private final Journal journal;
    private final @Nullable SchemaReader schemas;

    /** @param schemas null where nothing is examined, and only the run log speaks */
    Prober(Journal journal, @Nullable SchemaReader schemas) {
        this.journal = journal;
        this.schemas = schemas;
    }

    /**
     * What is known.
     *
     * @param doubts the revisions that were examined, in the order of the timeline
     * @param unexamined pending ones whose objects are there as well, and that were too many to examine
     * @param failed pending ones whose last run failed and left nothing, each with the sentence that says so
     */
    record Known(List<Doubt> doubts, Set<RevisionId> unexamined, Map<RevisionId, String> failed) {}

    /** The last run of a revision. */
    private record Last(Entry run, StepTrace trace) {
        boolean cut() {
            return run.outcome().equals("interrupted");
        }

        boolean ended() {
            return trace.committed() && !cut() || run.outcome().equals("running") || run.details().trial();
        }
    }

    /** Looks. {@code timeline} is the one that files and rows make. */
    Known look(OpenDatabase database, ServerIdentity server, Timeline timeline, DeploymentRecord record,
            CancelToken cancel) {
        Map<RevisionId, Last> last = lastRuns(server);
        Map<RevisionId, String> failed = new LinkedHashMap<>();
        Map<RevisionId, List<String>> why = new LinkedHashMap<>();
        for (TimelineEntry entry : timeline.entries()) {
            Last run = last.get(entry.id());
            if (run != null && entry.revision() != null && !run.ended()) {
                suspect(entry, run, failed, why);
            }
        }
        if (schemas == null) {
            return new Known(List.of(), Set.of(), failed);
        }
        List<RevisionId> pending = new ArrayList<>();
        for (TimelineEntry entry : timeline.waiting()) {
            if (!entry.recorded()) {
                pending.add(entry.id());
            }
        }
        if (!pending.isEmpty()) {
            Set<RevisionId> asking = askingThemselves(timeline);
            database.engine().alreadyThere(pending, server.schema()).forEach((id, names) -> {
                if (why.containsKey(id) || !asking.contains(id)) {
                    why.computeIfAbsent(id, i -> new ArrayList<>()).add(there(names));
                }
            });
        }
        if (why.isEmpty()) {
            return new Known(List.of(), Set.of(), failed);
        }
        return examined(database, server, new Seen(timeline, record, last, failed, why), cancel);
    }

    /** What was gathered before the schema is read. */
    private record Seen(
            Timeline timeline, DeploymentRecord record, Map<RevisionId, Last> last, Map<RevisionId, String> failed,
            Map<RevisionId, List<String>> why) {}

    /** A revision with preconditions of its own says itself what to do where its objects are there. */
    private static Set<RevisionId> askingThemselves(Timeline timeline) {
        Set<RevisionId> found = new HashSet<>();
        for (TimelineEntry entry : timeline.entries()) {
            if (entry.revision() != null && entry.revision().preconditions()) {
                found.add(entry.id());
            }
        }
        return found;
    }

    private static String there(List<String> names) {
        List<String> some = names.stream().limit(3).toList();
        return "It is not recorded, and " + String.join(", ", some) + (names.size() > 3 ? " and more" : "")
                + (names.size() == 1 ? " is" : " are") + " there already.";
    }

    private Map<RevisionId, Last> lastRuns(ServerIdentity server) {
        Map<RevisionId, Last> last = new HashMap<>();
        for (Entry run : journal.of(server)) {
            for (StepTrace trace : run.details().traces()) {
                RevisionId id = trace.revision();
                boolean moves = UP.contains(trace.kind()) || DOWN.contains(trace.kind()) || trace.committed();
                if (id != null && moves && !run.details().trial()) {
                    last.putIfAbsent(id, new Last(run, trace));
                }
            }
        }
        return last;
    }

    private static void suspect(
            TimelineEntry entry, Last run, Map<RevisionId, String> failed, Map<RevisionId, List<String>> why) {
        boolean undoing = DOWN.contains(run.trace().kind());
        String begun = "The run " + run.run().id() + " of " + run.run().startedAt().toString().replaceAll("\\..*", "Z")
                + (run.cut() ? " has no end" : " " + run.run().outcome()) + ", and it had begun to "
                + (undoing ? "undo" : "apply") + " this revision"
                + (run.trace().committed() ? ", and was told that it is kept." : ".");
        boolean moved = undoing || UP.contains(run.trace().kind());
        if (run.trace().committed() && (!moved || entry.recorded() != undoing)) {
            return;
        }
        if (entry.recorded() != undoing) {
            if (run.cut() && !undoing && UP.contains(run.trace().kind()) && !run.trace().committed()) {
                why.computeIfAbsent(entry.id(), i -> new ArrayList<>()).add(begun);
            }
            return;
        }
        if (!run.trace().whole() || run.cut()) {
            why.computeIfAbsent(entry.id(), i -> new ArrayList<>()).add(begun);
        }
        if (!undoing && run.run().outcome().equals("failed")) {
            failed.put(entry.id(), "Its last run from here failed: " + first(run.run().message()));
        }
    }

    private static String first(String message) {
        return message.lines().findFirst().orElse("");
    }

    private Known examined(OpenDatabase database, ServerIdentity server, Seen seen, CancelToken cancel) {
        List<TimelineEntry> entries = new ArrayList<>();
        Set<RevisionId> unexamined = new LinkedHashSet<>();
        for (TimelineEntry entry : seen.timeline().entries()) {
            if (seen.why().containsKey(entry.id()) && entries.size() < EXAMINED) {
                entries.add(entry);
            } else if (seen.why().containsKey(entry.id()) && !entry.recorded()) {
                unexamined.add(entry.id());
            }
        }
        Map<RevisionId, Step> up = sketches(database.engine(), entries, StepKind.APPLY, seen.record());
        Map<RevisionId, Step> down = sketches(database.engine(), entries, StepKind.ROLLBACK, seen.record());
        Schema schema = new ReadSchema(schemas()).read(database.connection(), database.project(), List.of(), cancel);
        Examiner examiner = new Examiner(server.schema(), schema, List.of());
        List<Doubt> doubts = new ArrayList<>();
        for (TimelineEntry entry : entries) {
            Step step = up.get(entry.id());
            if (step == null || step.conditions().fill() != null) {
                continue; // one that is cut into batches keeps its own position, and goes on from there
            }
            Doubt doubt = examiner.examine(suspect(database.engine(), server, entry, step, down.get(entry.id()), seen));
            doubts.add(doubt);
            if (!doubt.classification().agrees()) {
                seen.failed().remove(entry.id());
            }
        }
        return new Known(doubts, unexamined, seen.failed());
    }

    private SchemaReader schemas() {
        if (schemas == null) {
            throw new IllegalStateException("Nothing is examined without what reads schemas");
        }
        return schemas;
    }

    private static Map<RevisionId, Step> sketches(
            MigrationEngine engine, List<TimelineEntry> entries, StepKind kind, DeploymentRecord record) {
        List<Move> moves = new ArrayList<>();
        for (TimelineEntry entry : entries) {
            Revision revision = entry.revision();
            if (revision != null && (kind == StepKind.APPLY || revision.reversibility().reversible())) {
                moves.add(new Move(kind, entry));
            }
        }
        Map<RevisionId, Step> found = new HashMap<>();
        if (!moves.isEmpty()) {
            engine.sketch(moves, record).steps().forEach(step -> found.put(step.revision(), step));
        }
        return found;
    }

    private static Suspect suspect(
            MigrationEngine engine, ServerIdentity server, TimelineEntry entry, Step up, @Nullable Step down,
            Seen seen) {
        Last run = seen.last().get(entry.id());
        StepTrace trace = run == null || run.ended() ? null : run.trace();
        List<String> why = new ArrayList<>(seen.why().getOrDefault(entry.id(), List.of()));
        if (run != null && run.cut() && !run.trace().transaction().isEmpty()) {
            why.add("Of the transaction " + run.trace().transaction() + " that was about to commit, the server says: "
                    + switch (engine.fate(run.trace().transaction())) {
                        case COMMITTED -> "it was kept.";
                        case UNDONE -> "it was undone.";
                        case RUNNING -> "it is still at it. Wait, and look again.";
                        case UNKNOWN -> "it does not know any more.";
                    });
        }
        boolean undoing = trace != null && DOWN.contains(trace.kind());
        boolean postgres = server.transactionalDdl();
        List<Statement> undo = down == null ? null : down.statements();
        boolean whole = undoing && down != null ? down.conditions().transactional() : up.conditions().transactional();
        return new Suspect(
                entry.id(), entry.title(), entry.recorded(), undoing, up.statements(), undo,
                whole ? Commits.WITH_ROW : postgres || alone(entry) ? Commits.EACH : Commits.AT_CHANGES, postgres,
                trace, why);
    }

    private static boolean alone(TimelineEntry entry) {
        Revision revision = entry.revision();
        return revision != null && !revision.rules().inTransaction();
    }

    /** The timeline with what is known of those that failed or are in doubt. */
    static Timeline marked(Timeline plain, Known known) {
        Map<RevisionId, Timeline.Mark> marks = new HashMap<>();
        known.failed().forEach((id, note) -> marks.put(id, new Timeline.Mark(RevisionState.FAILED, note)));
        for (Doubt doubt : known.doubts()) {
            RevisionState state = switch (doubt.classification()) {
                case APPLIED_NOT_RECORDED -> RevisionState.UNRECORDED;
                case HALF_APPLIED, HALF_UNDONE, UNDONE_NOT_UNRECORDED, CANNOT_TELL -> RevisionState.HALF_APPLIED;
                case RECORDED, NOT_APPLIED -> null;
            };
            if (state != null) {
                marks.put(doubt.revision(), new Timeline.Mark(state, doubt.evidence().getLast()));
            }
        }
        for (RevisionId id : known.unexamined()) {
            marks.put(id, new Timeline.Mark(
                    RevisionState.UNRECORDED, "It is not recorded, and what it makes is there already."));
        }
        return plain.marked(marks);
    }
}
