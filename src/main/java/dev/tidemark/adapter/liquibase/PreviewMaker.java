package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.port.MigrationEngine.Preview;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Statement.Nature;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Step.Conditions;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.revision.Reversibility;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.domain.risk.RiskAssessor;
import dev.tidemark.domain.sql.OwnTransaction;
import dev.tidemark.domain.sql.SqlFaults;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import liquibase.change.Change;
import liquibase.change.core.LoadDataChange;
import liquibase.change.core.RawSQLChange;
import liquibase.change.core.StopChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.exception.ValidationErrors;

/** Turns chosen moves into steps with the statements that this database would get now. */
final class PreviewMaker {
    private final Database database;
    private final StatementWriter writer;
    private final ParsedChangelog parsed;
    private final PreconditionAnswers probe;
    private final boolean transactional;
    private final FillPreview fills;
    private final List<Blocker> blockers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    PreviewMaker(
            StatementWriter writer, ParsedChangelog parsed, PreconditionAnswers probe, boolean transactional,
            FillPreview fills) {
        this.fills = fills;
        this.database = writer.database();
        this.writer = writer;
        this.parsed = parsed;
        this.probe = probe;
        this.transactional = transactional;
    }

    /** The steps of {@code moves}; {@code setup} makes the tables that are missing. */
    Preview make(List<Move> moves, String tag, DeploymentRecord record, List<Statement> setup,
            ProjectSettings project) {
        List<Step> steps = new ArrayList<>();
        int order = record.lastOrder();
        boolean changed = false;
        boolean applies = moves.stream().anyMatch(m -> m.kind() == StepKind.APPLY);
        if (applies) {
            changelogPreconditions();
        }
        for (Move move : moves) {
            Step step = step(move, tag, order + 1, changed);
            steps.add(step);
            boolean writesRow =
                    !step.history().isEmpty() && move.kind().writesRow();
            order += writesRow ? 1 : 0;
            changed |= !step.statements().isEmpty();
        }
        if (!transactional && steps.stream().anyMatch(s -> !s.statements().isEmpty())) {
            notes.add(
                    "H2 commits each DDL statement by itself: a revision that fails in the middle keeps what ran before.");
        }
        numbers(moves, steps);
        return new Preview(setup, steps, blockers, notes, settings(project));
    }

    /** A revision that writes no row shifts the numbers of the rows after it, as it does with Liquibase. */
    private void numbers(List<Move> moves, List<Step> steps) {
        for (int i = 0; i < steps.size() - 1; i++) {
            Revision revision = moves.get(i).entry().revision();
            boolean mayFail = revision != null && !revision.rules().failOnError();
            boolean mayPass = steps.get(i).conditions().preconditions() == PreconditionResult.UNKNOWN;
            if (steps.get(i).kind() == StepKind.APPLY && (mayFail || mayPass)) {
                notes.add(
                        "A revision that is passed over or may fail writes no row; the rows after it are then numbered lower"
                                + " than shown.");
                return;
            }
        }
    }

    private static String settings(ProjectSettings project) {
        return project.changelog() + "\n" + project.execution().contexts() + "\n" + project.execution().labels() + "\n"
                + new java.util.TreeMap<>(project.execution().parameters()) + "\n" + project.tables();
    }

    private void changelogPreconditions() {
        PreconditionAnswers.Answer answer = probe.ofChangelog();
        switch (answer.result()) {
            case HALT -> blockers.add(new Blocker(
                    Blocker.Reason.PRECONDITION,
                    "The changelog's own precondition does not hold: " + answer.note() + ".",
                    "It says for which databases the changelog is meant; check the connection."));
            case WARN, SKIP, MARK_RAN ->
                notes.add("The changelog's own precondition does not hold: " + answer.note() + ".");
            default -> {
                // It holds, or there is none.
            }
        }
    }

    private Step step(Move move, String tag, int order, boolean changed) {
        TimelineEntry entry = move.entry();
        ChangeSet known = parsed.find(entry.id());
        AppliedRevision row = entry.applied();
        String stored = row == null ? entry.id().path() : row.storedPath();
        ChangeSet changeSet = known == null ? ChangeSets.standIn(entry.id(), stored) : known;
        if (row != null) {
            changeSet.setStoredFilePath(stored);
        }
        try {
            return switch (move.kind()) {
                case APPLY -> apply(entry, changeSet, order, changed);
                case ROLLBACK -> rollback(entry, changeSet);
                case FINISH -> finish(move, changeSet, order);
                case UNDO -> remaining(move, rollback(entry, changeSet));
                case DROP_INDEX, RELEASE_LOCK -> throw new IllegalArgumentException(move.kind() + " is no revision's");
                case STAMP -> recordOnly(
                        move, parsed.texts().recorded(writer, entry.id(), changeSet, ExecType.EXECUTED, order));
                case UNSTAMP -> recordOnly(move, writer.removed(changeSet));
                case TAG -> recordOnly(move, writer.tagged(entry.id(), stored, tag));
                case ACCEPT_EDIT -> recordOnly(
                        move, writer.accepted(changeSet, stored, row == null ? null : row.checksum()));
            };
        } catch (SQLException e) {
            throw Failures.reading(e);
        } catch (LiquibaseException | RuntimeException e) {
            blockers.add(new Blocker(
                    Blocker.Reason.CHANGELOG,
                    entry.id() + " cannot be turned into SQL: " + Failures.innermost(e),
                    "Mend the file" + place(entry) + "."));
            return recordOnly(move, List.of());
        }
    }

    private static String place(TimelineEntry entry) {
        return entry.revision() == null ? "" : " at " + entry.revision().place();
    }

    private static String at(TimelineEntry entry) {
        return entry.revision() == null ? "" : " It stands at " + entry.revision().place() + ".";
    }

    private Step apply(TimelineEntry entry, ChangeSet changeSet, int order, boolean changed)
            throws LiquibaseException, SQLException {
        boolean complete = validate(entry, changeSet);
        PreconditionAnswers.Answer answer = probe.of(changeSet);
        boolean exact = !changed || answer.settled();
        List<String> open = new ArrayList<>();
        PreconditionResult result = answer.result();
        if (!exact && result != PreconditionResult.NONE) {
            open.add("An earlier step can change whether its precondition holds; now it says: " + result.word()
                    + (answer.note().isEmpty() ? "" : " (" + answer.note() + ")"));
            result = PreconditionResult.UNKNOWN;
        } else if (result == PreconditionResult.UNKNOWN) {
            open.add(answer.note());
        } else if (result == PreconditionResult.HALT) {
            blockers.add(stopped(entry, answer.note()));
        }
        boolean runs = result != PreconditionResult.SKIP && result != PreconditionResult.MARK_RAN;
        List<Statement> statements = runs && complete ? parsed.texts().up(writer, entry.id(), changeSet) : List.of();
        faults(entry, changeSet.getChanges(), statements);
        if (statements.stream().anyMatch(s -> s.nature() == Nature.DECIDED_WHILE_RUNNING)) {
            open.add("Some of its statements depend on the data or on the project's own code.");
        }
        ExecType type = result == PreconditionResult.MARK_RAN ? ExecType.MARK_RAN : ExecType.EXECUTED;
        if (entry.recorded()) {
            type = ExecType.RERAN;
        }
        Fill fill = fills.of(changeSet, statements, FillPreview.into(blockers, notes, at(entry)));
        boolean writes = result != PreconditionResult.SKIP && !skipsItsOnlyChange(changeSet);
        List<Statement> history =
                writes ? parsed.texts().recorded(writer, entry.id(), changeSet, type, order) : List.of();
        return new Step(
                StepKind.APPLY,
                entry.id(),
                entry.title(),
                fill == null ? statements : fill.statements(),
                history,
                new Conditions(result, answer.note(), reversibility(entry),
                        fill == null && inTransaction(changeSet, statements), open, fill),
                List.of());
    }

    private static Blocker stopped(TimelineEntry entry, String why) {
        return new Blocker(
                Blocker.Reason.PRECONDITION,
                "The precondition of " + entry.id() + " does not hold: " + why + ".",
                why.equals(UnwrittenGate.STANDS)
                        ? "Then plan it again, or choose a target before it."
                        : "Bring the database into the state that it asks for, or choose a target before it.");
    }

    /** Liquibase records nothing for a revision whose only change is for another product. */
    private boolean skipsItsOnlyChange(ChangeSet changeSet) {
        if (changeSet.getChanges().size() != 1) {
            return false;
        }
        Change only = changeSet.getChanges().getFirst();
        return !writer.applies(only);
    }

    /** Whether its changes say all that they have to say, so that statements can be made of them. */
    private boolean validate(TimelineEntry entry, ChangeSet changeSet) {
        boolean complete = true;
        if (changeSet.getRunWith() != null && !changeSet.getRunWith().equalsIgnoreCase("jdbc")) {
            blockers.add(new Blocker(
                    Blocker.Reason.CHANGELOG,
                    entry.id() + " asks to be run with the program " + changeSet.getRunWith()
                            + ", which Tidemark does not start.",
                    "Run it with that program by hand, then mark it as applied."));
        }
        for (String name : ChangeSets.missingClasses(changeSet)) {
            blockers.add(new Blocker(
                    Blocker.Reason.CHANGELOG,
                    entry.id() + place(entry) + " uses the class " + name + ", which is not on the class path.",
                    ChangeSets.ADD_JAR));
        }
        String unready = ChangeSets.unready(changeSet);
        if (unready != null) {
            blockers.add(new Blocker(
                    Blocker.Reason.CHANGELOG,
                    entry.id() + place(entry) + " " + unready + ".",
                    "It may need its own program, running. Let that program apply it, then go on from there."));
        }
        for (Change change : changeSet.getChanges()) {
            if (StatementWriter.ownCode(change) || !writer.applies(change)) {
                continue;
            }
            if (change instanceof StopChange stop) {
                blockers.add(new Blocker(
                        Blocker.Reason.CHANGELOG,
                        entry.id() + place(entry) + " says to stop here: " + stop.getMessage(),
                        "Choose a target before it, or take the stop out of the file."));
            }
            ValidationErrors errors = change.validate(database);
            if (errors != null && errors.hasErrors()) {
                blockers.add(new Blocker(
                        Blocker.Reason.CHANGELOG,
                        entry.id() + " is not complete: " + String.join("; ", errors.getErrorMessages()) + ".",
                        "Mend the file" + place(entry) + "."));
                complete = false;
            }
        }
        return complete;
    }

    /** What shows, before it is sent, that a statement is not what its writer meant. */
    private void faults(TimelineEntry entry, List<Change> changes, List<Statement> statements) {
        Set<SqlFaults.Fault> seen = new HashSet<>();
        for (Change change : changes) {
            String written = change instanceof RawSQLChange raw ? raw.getSql() : null;
            if (written != null) { // H2's driver takes braces for its own before the statement is made
                faults(entry, "its SQL ", SqlFaults.parameters(written), seen);
            }
        }
        for (int i = 0; i < statements.size(); i++) {
            String which = statements.size() > 1 ? "statement " + (i + 1) + " " : "its statement ";
            faults(entry, which, SqlFaults.of(statements.get(i).sql(), statements.get(i).rows()), seen);
        }
    }

    private void faults(TimelineEntry entry, String which, List<SqlFaults.Fault> faults, Set<SqlFaults.Fault> seen) {
        for (SqlFaults.Fault fault : faults) {
            String words = entry.id() + place(entry) + ": " + which + fault.what() + ".";
            if (!seen.add(fault)) {
                continue;
            }
            if (fault.sure()) {
                blockers.add(new Blocker(Blocker.Reason.CHANGELOG, words, fault.advice()));
            } else {
                notes.add(words);
            }
        }
    }

    private Step rollback(TimelineEntry entry, ChangeSet changeSet) throws LiquibaseException {
        List<Statement> statements = writer.down(changeSet);
        faults(entry, List.of(), statements);
        List<String> open = new ArrayList<>();
        if (statements.stream().anyMatch(s -> s.nature() == Nature.DECIDED_WHILE_RUNNING)) {
            open.add("Some of its statements depend on the data or on the project's own code.");
        }
        if (statements.isEmpty() && !changeSet.getChanges().isEmpty()) {
            notes.add(entry.id() + " has an empty rollback: only its row is removed, its work stays.");
        }
        lost(entry, changeSet);
        return new Step(
                StepKind.ROLLBACK,
                entry.id(),
                entry.title(),
                statements,
                writer.removed(changeSet),
                new Conditions(PreconditionResult.NONE, "", reversibility(entry), inTransaction(changeSet, statements),
                        open),
                List.of());
    }

    /** What a revision destroyed does not come back when it is undone. */
    private void lost(TimelineEntry entry, ChangeSet changeSet) {
        Set<String> objects = new LinkedHashSet<>();
        if (changeSet.getChanges().stream().anyMatch(LoadDataChange.class::isInstance)) {
            return; // it would be read whole, and deletes nothing
        }
        try {
            for (Statement statement : parsed.texts().up(writer, entry.id(), changeSet)) {
                RiskAssessor.assess(statement.sql()).stream()
                        .filter(Risk::losesData)
                        .map(Risk::object)
                        .filter(object -> !object.isEmpty())
                        .forEach(objects::add);
            }
        } catch (LiquibaseException | RuntimeException e) {
            return; // what it did can no longer be written down; what undoes it can, and that is what the plan is about
        }
        if (!objects.isEmpty()) {
            notes.add("Undoing " + entry.id() + " does not bring back what it deleted: " + String.join(", ", objects)
                    + " held data that only a backup has.");
        }
    }

    /** The preconditions of a revision that was begun are not asked: they would see the part that is there. */
    private Step finish(Move move, ChangeSet changeSet, int order) throws LiquibaseException, SQLException {
        TimelineEntry entry = move.entry();
        List<Statement> statements = validate(entry, changeSet) ? writer.up(changeSet) : List.of();
        return remaining(
                move,
                new Step(
                        StepKind.FINISH, entry.id(), entry.title(), statements,
                        writer.recorded(changeSet, ExecType.EXECUTED, order),
                        new Conditions(PreconditionResult.NONE, "", reversibility(entry),
                                inTransaction(changeSet, statements), List.of()),
                        List.of()));
    }

    /** What is left to send of a step of which a part is in place. */
    private Step remaining(Move move, Step whole) {
        if (whole.statements().stream().anyMatch(s -> s.nature() != Nature.FIXED)) {
            blockers.add(new Blocker(
                    Blocker.Reason.IN_DOUBT,
                    move.entry().id()
                            + " sends statements that are only known while it runs, so it cannot be done in part.",
                    "Do the rest by hand, then mark it as run, or as not run."));
        }
        List<Statement> left = new ArrayList<>();
        for (int i = 0; i < whole.statements().size(); i++) {
            if (!move.inPlace().contains(i + 1)) {
                left.add(whole.statements().get(i));
            }
        }
        Conditions all = whole.conditions();
        boolean rowThere = move.kind() == StepKind.FINISH || move.entry().recorded();
        return new Step(
                move.kind(), whole.revision(), whole.title(), left, rowThere ? whole.history() : List.of(),
                new Conditions(
                        PreconditionResult.NONE, "", all.reversibility(), all.transactional(),
                        all.decidedWhileRunning(), all.fill(), new Step.Remainder(whole.statements(), move.inPlace())),
                List.of());
    }

    private static Step recordOnly(Move move, List<Statement> history) {
        return new Step(
                move.kind(),
                move.entry().id(),
                move.entry().title(),
                List.of(),
                history,
                new Conditions(PreconditionResult.NONE, "", Reversibility.AUTOMATIC, true, List.of()),
                List.of());
    }

    private boolean inTransaction(ChangeSet changeSet, List<Statement> statements) {
        return transactional && changeSet.isRunInTransaction()
                && statements.stream().noneMatch(s -> OwnTransaction.endsIn(s.sql()));
    }

    private static Reversibility reversibility(TimelineEntry entry) {
        Revision revision = entry.revision();
        return revision == null ? Reversibility.impossible("its file is not at hand") : revision.reversibility();
    }
}
