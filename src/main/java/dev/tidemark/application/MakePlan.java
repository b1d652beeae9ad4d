package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.MigrationEngine.Preview;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.deployment.ConnectedApplication;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Direction;
import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.plan.Outline;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.PlanRequest.Verb;
import dev.tidemark.domain.plan.Planner;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.plan.TargetNotFound;
import dev.tidemark.domain.risk.PlanRisks;
import dev.tidemark.domain.risk.Risk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the plan to a target: steps, statements, risks and what stands against it. Writes nothing. */
public final class MakePlan {
    /** Without files it cannot be told whose a recorded row is, nor what undoes it. */
    static final Blocker NO_CHANGELOG = new Blocker(
            Blocker.Reason.CHANGELOG,
            "No changelog was named, so it cannot be told which of the recorded revisions are this project's.",
            "Name it, or give the project's folder with its tidemark.yaml.");

    private final ReadTimeline readTimeline;

    /** With what reads where the database stands. */
    public MakePlan(ReadTimeline readTimeline) {
        this.readTimeline = readTimeline;
    }

    /**
     * The plan as of now.
     *
     * @throws FailedException where the target names nothing, or files or database cannot be read
     */
    public Plan make(OpenDatabase database, PlanRequest request) {
        Status status = readTimeline.read(database);
        if (request.verb() == Verb.DROP_INDEX || request.verb() == Verb.RELEASE_LOCK) {
            return apart(database, request, status);
        }
        Outline outline;
        try {
            outline = new Planner(status.timeline()).outline(request);
        } catch (TargetNotFound e) {
            throw new FailedException(new Failure.WrongUsage(e.getMessage() == null ? "" : e.getMessage(), ""), e);
        }
        String tag = request.tag() == null ? "" : request.tag();
        Preview preview = database.engine().preview(outline.moves(), tag, status.record());
        List<Step> made = new ArrayList<>(preview.steps());
        if (request.verb() == Verb.FINISH) {
            made.addAll(0, MendingSteps.inTheWay(database, status.server(), preview.steps()));
        }
        List<Step> steps = assessed(made, status.server().product());
        List<Blocker> blockers = new ArrayList<>(outline.blockers());
        blockers.addAll(MendingSteps.doubtful(outline));
        blockers.addAll(rules(database, request, status, outline));
        blockers.addAll(preview.blockers());
        List<String> notes = new ArrayList<>(outline.notes());
        notes.addAll(preview.notes());
        List<ConnectedApplication> connected = connected(database, steps);
        if (!connected.isEmpty()) {
            notes.add(words(connected));
        }
        return new Plan(
                request,
                outline.direction(),
                steps.isEmpty() ? List.of() : preview.setup(),
                steps,
                outline.stopsBefore(),
                blockers,
                notes,
                fingerprint(status, asked(request, outline), preview, steps),
                connected);
    }

    /** Who is connected where something is undone: an application that migrates when it starts does it again. */
    private static List<ConnectedApplication> connected(OpenDatabase database, List<Step> steps) {
        return steps.stream().anyMatch(step -> step.kind() == StepKind.ROLLBACK)
                ? database.engine().applications()
                : List.of();
    }

    private static String words(List<ConnectedApplication> connected) {
        return "Connected to this database now: "
                + connected.stream().map(ConnectedApplication::words).collect(Collectors.joining(", "))
                + ". An application that migrates its schema when it starts will undo this rollback: stop it first, or start"
                + " the version that fits.";
    }

    /** A plan that is about no revision. */
    private static Plan apart(OpenDatabase database, PlanRequest request, Status status) {
        List<Blocker> blockers = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        boolean index = request.verb() == Verb.DROP_INDEX;
        List<Step> steps = index
                ? MendingSteps.dropIndex(database, status.server(), request.target().toString())
                : MendingSteps.releaseLock(database, status.lock(), blockers, notes);
        if (status.server().readOnly() != null) {
            blockers.add(new Blocker(
                    Blocker.Reason.SERVER, status.server().readOnly(), "Connect to a server that takes writes."));
        }
        if (steps.isEmpty() && blockers.isEmpty()) {
            notes.add(index ? "There is no such index whose building failed." : "The changelog lock is free.");
        }
        Direction direction = steps.isEmpty() ? Direction.NONE : index ? Direction.UP : Direction.STAMP;
        Outline outline = new Outline(direction, List.of(), null, blockers, notes);
        // A lock that was taken anew meanwhile is another one, even of the same holder.
        String seen = index ? "" : status.lock().by() + "\n" + status.lock().since();
        Preview preview = new Preview(List.of(), steps, List.of(), List.of(), seen);
        return new Plan(request, direction, List.of(), steps, null, blockers, notes,
                fingerprint(status, asked(request, outline), preview, steps));
    }

    private static List<Step> assessed(List<Step> steps, String product) {
        PlanRisks plan = new PlanRisks(product);
        List<Step> assessed = new ArrayList<>();
        for (Step step : steps) {
            Set<Risk> risks = new LinkedHashSet<>();
            step.meant().forEach(s -> risks.addAll(plan.next(s.sql())));
            assessed.add(step.withRisks(List.copyOf(risks)));
        }
        return assessed;
    }

    private static List<Blocker> rules(
            OpenDatabase database, PlanRequest request, Status status, Outline outline) {
        List<Blocker> found = new ArrayList<>();
        if (!status.changelog().present()) {
            found.add(NO_CHANGELOG);
        }
        boolean goesUp = request.verb() != Verb.ROLLBACK && request.verb() != Verb.TAG && request.verb() != Verb.UNDO;
        if (goesUp && database.project().execution().contexts() == null && !status.changelog().contexts().isEmpty()) {
            found.add(new Blocker(
                    Blocker.Reason.CONTEXTS,
                    "This changelog uses contexts ("
                            + String.join(", ", status.changelog().contexts().stream().sorted().toList())
                            + ") and none were chosen.",
                    "Choose contexts, or take all of them."));
        }
        for (ChangelogProblem problem : status.changelog().problems()) {
            if (problem.severity() == ChangelogProblem.Severity.ERROR) {
                found.add(new Blocker(Blocker.Reason.CHANGELOG, problem.sentence(), "Mend the files and plan again."));
            }
        }
        if (status.server().readOnly() != null) {
            found.add(new Blocker(Blocker.Reason.SERVER, status.server().readOnly(),
                    toWrite(status.server())));
        }
        if (undoesEverything(request, status, outline)
                && database.connection().environment().isProtected()
                && !database.project().rules().baseOnProtected()) {
            found.add(new Blocker(
                    Blocker.Reason.SERVER,
                    "This undoes everything (base), and this connection is protected.",
                    "If that is really wanted, allow it in tidemark.yaml with 'allowBaseOnProtected: true'."));
        }
        return found;
    }

    /** Whether nothing of this changelog stays applied, however that was asked for; one step alone is not everything. */
    private static boolean undoesEverything(PlanRequest request, Status status, Outline outline) {
        long gone = outline.moves().stream()
                .filter(m -> m.kind() == StepKind.ROLLBACK || m.kind() == StepKind.UNSTAMP)
                .count();
        return request.target() instanceof Target.Base
                || gone > 1 && gone == status.timeline().executed().size();
    }

    private static String toWrite(ServerIdentity server) {
        if (ServerIdentity.BEHIND_POOLER.equals(server.readOnly())) {
            return "Connect to the server itself, past the pooler.";
        }
        return server.schema().isEmpty()
                ? "Name a schema that exists, or make it first."
                : "Connect to a server that takes writes.";
    }

    /** What was asked for, whichever verb asked: a plan made by {@code plan} is the one that {@code upgrade} runs. */
    private static String asked(PlanRequest request, Outline outline) {
        return String.join(
                "\n",
                outline.direction().word(),
                request.target().toString(),
                request.only() + " " + request.acceptEdited() + " " + request.remove()
                        + (request.verb().mends() ? " " + request.verb() + " " + request.inPlace() : ""),
                String.valueOf(request.tag()));
    }

    private static Fingerprint fingerprint(Status status, String asked, Preview preview, List<Step> steps) {
        StringBuilder statements = new StringBuilder();
        preview.setup().forEach(s -> append(statements, s));
        for (Step step : steps) {
            statements.append(step.kind()).append('\n').append(step.revision()).append('\n');
            statements.append(step.conditions().preconditions()).append('\n');
            step.statements().forEach(s -> append(statements, s));
            step.history().forEach(s -> append(statements, s));
            Fill fill = step.conditions().fill();
            if (fill != null) {
                statements.append(fill.begun()).append('\n');
                fill.after().forEach(s -> append(statements, s));
            }
        }
        return new Fingerprint(
                Fingerprint.brief(status.changelog().digest()),
                Fingerprint.brief(status.record().digest()),
                Fingerprint.brief(status.server().digestText()),
                Fingerprint.brief(asked + "\n" + preview.settings()),
                Fingerprint.brief(statements.toString()));
    }

    private static void append(StringBuilder text, Statement statement) {
        text.append(statement.sql().length()).append(':').append(statement.sql()).append(statement.rows()).append('\n');
    }
}
