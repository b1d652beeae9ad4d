package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Stop;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.Opened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes drawn moves over a drawn changelog, by Tidemark and by Liquibase, and compares after each. */
final class LotRun {
    private final List<Drawn> revisions;
    private final Path folder;
    private final SideBySide both;
    private final List<String> made = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private int edits;
    private int stopped;

    private LotRun(List<Drawn> revisions, Path folder, SideBySide both) {
        this.revisions = revisions;
        this.folder = folder;
        this.both = both;
    }

    /**
     * What was done.
     *
     * @param moves how many moves were made
     * @param stopped how many of them neither could make to the end
     */
    record Made(int moves, int stopped) {}

    /** Makes all moves. An {@link AssertionError} tells where the two differ. */
    static Made run(Pair pair, Path folder, List<Drawn> revisions, List<LotMove> moves) throws SQLException {
        write(folder, revisions);
        ProjectSettings usual = Opened.project(folder, "root.xml", "live");
        ProjectSettings project = new ProjectSettings(
                usual.folder(), usual.changelog(), usual.searchPath(), usual.classPath(),
                new Execution("live", "!no", Map.of()), usual.tables(), usual.rules());
        try (SideBySide both = pair.side(project)) {
            LotRun run = new LotRun(revisions, folder, both);
            try {
                for (LotMove move : moves) {
                    run.make(move);
                    both.assertSame("after " + run.made);
                    if (move.kind() == LotMove.Kind.STAMP) {
                        break;
                    }
                }
                both.assertSameStatus();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(run.made + ": " + e.getMessage(), e);
            }
            return new Made(run.made.size(), run.stopped);
        }
    }

    private static void write(Path folder, List<Drawn> revisions) {
        StringBuilder includes = new StringBuilder();
        try {
            for (Drawn each : revisions) {
                Files.writeString(folder.resolve(each.file()), each.text());
                includes.append("<include file=\"").append(each.file())
                        .append("\" relativeToChangelogFile=\"true\"/>\n");
            }
            Files.writeString(folder.resolve("root.xml"), Drawn.xml(includes.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(LotMove move) throws SQLException {
        switch (move.kind()) {
            case UP, UP_MORE -> up(1 + move.number() % Math.max(1, both.waiting().size()));
            case HEAD -> both(PlanRequest.upgrade(new Target.Head()), () -> both.twin().update());
            case DOWN, DOWN_MORE -> down(new Target.Back(1 + move.number() % 4));
            case BASE -> down(new Target.Base());
            case TAG -> tag("t" + move.number() + "'s");
            case TO_TAG -> toTag(move.number());
            case EDIT -> edit(move.number());
            case EDIT_SPOILT -> spoil(move.number());
            case STAMP -> both(PlanRequest.stamp(new Target.Head()), () -> both.twin().sync());
        }
    }

    private void up(int count) throws SQLException {
        List<TimelineEntry> waiting = both.waiting();
        if (!waiting.isEmpty()) {
            Target target = new Target.Named(waiting.get(count - 1).id().toString());
            both(PlanRequest.upgrade(target), () -> both.twin().update(count));
        }
    }

    /** By Tidemark as it showed it, and by Liquibase; both go through or neither does. */
    private void both(PlanRequest request, Runnable theirs) throws SQLException {
        Plan plan = both.opened().plan(request);
        made.add(request.verb() + " " + request.target());
        RunOutcome outcome =
                plan.blockers().isEmpty() ? SentStatements.run(both.ours(), both.opened(), plan) : null;
        boolean went = outcome != null && outcome.result() == RunOutcome.Result.COMPLETED;
        boolean theirsWent;
        String why = plan.blockers() + " " + (outcome == null ? "" : outcome.failure());
        try {
            theirs.run();
            theirsWent = true;
        } catch (IllegalStateException e) {
            theirsWent = false;
            why += e.getMessage();
        }
        assertThat(went).as("whether it went through: " + why).isEqualTo(theirsWent);
        stopped += went ? 0 : 1;
    }

    private void down(Target target) throws SQLException {
        Plan plan = both.opened().plan(PlanRequest.rollback(target));
        Stop stop = plan.stopsBefore();
        Target reachable = target;
        if (stop != null) {
            assertThat(plan.blockers()).extracting(Blocker::reason).containsExactly(Blocker.Reason.NOT_REVERSIBLE);
            if (plan.steps().isEmpty()) {
                assertThat(refuses()).as("Liquibase refuses to undo " + stop.revision()).isTrue();
                made.add("no " + PlanRequest.rollback(target).verb() + " " + target);
                return;
            }
            reachable = new Target.Named(stop.revision().toString());
        }
        int count = plan.steps().size();
        if (count > 0) {
            both(PlanRequest.rollback(reachable), () -> both.twin().rollback(count));
        }
    }

    private boolean refuses() {
        try {
            both.twin().rollback(1);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private void tag(String name) throws SQLException {
        if (!both.opened().status().record().rows().isEmpty()) {
            both(PlanRequest.tag(name), () -> both.twin().tag(name));
            tags.add(name);
        }
    }

    private void toTag(int number) throws SQLException {
        List<String> there = both.opened().status().record().rows().stream().map(AppliedRevision::tag)
                .filter(Objects::nonNull).filter(tags::contains).toList();
        if (there.isEmpty()) {
            return;
        }
        String tag = there.get(number % there.size());
        Plan plan = both.opened().plan(PlanRequest.rollback(new Target.Tagged(tag)));
        if (plan.stopsBefore() == null && !plan.steps().isEmpty()) {
            both(PlanRequest.rollback(new Target.Tagged(tag)), () -> both.twin().rollback(tag));
        }
    }

    /** A revision that may change runs again; where it has not run, it runs as it is now. */
    private void edit(int number) throws SQLException {
        List<Drawn> may = revisions.stream().filter(each -> each.rules().containsKey("runOnChange")).toList();
        if (may.isEmpty()) {
            return;
        }
        Drawn edited = may.get(number % may.size());
        edits++;
        replace(edited, "SELECT", "SELECT " + edits + " +");
        made.add("edited " + edited.id());
        both(PlanRequest.upgrade(new Target.Head()), () -> both.twin().update());
    }

    /** A revision that may not change stops both, and once it is as it was, both go on. */
    private void spoil(int number) throws SQLException {
        List<AppliedRevision> rows = both.opened().status().record().rows();
        List<Drawn> recorded = revisions.stream()
                .filter(each -> each.rules().isEmpty() && each.text().contains("(id int"))
                .filter(each -> rows.stream().anyMatch(row -> row.id().id().equals(each.id())))
                .toList();
        if (recorded.isEmpty()) {
            return;
        }
        Drawn spoilt = recorded.get(number % recorded.size());
        replace(spoilt, "(id int", "(id bigint");
        made.add("spoilt " + spoilt.id());
        both(PlanRequest.upgrade(new Target.Head()), () -> both.twin().update());
        both.assertSame("spoilt");
        try {
            Files.writeString(folder.resolve(spoilt.file()), spoilt.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(Drawn drawn, String before, String after) {
        Path file = folder.resolve(drawn.file());
        try {
            Files.writeString(file, Files.readString(file).replace(before, after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
