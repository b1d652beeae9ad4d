package dev.tidemark.fault;

import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.jdbc.JdbcSchemas;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.Doubts;
import dev.tidemark.application.FindDoubts;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.recovery.Classification;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.recovery.Remedy;
import dev.tidemark.domain.recovery.Remedy.Kind;
import dev.tidemark.fault.KillScene.Said;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kills runs of one scene, mends what they leave by what recovery suggests, and compares the end with an undisturbed run's. */
final class KillRound {
    private final KillScene scene;
    private final KillTally tally = new KillTally();
    private List<String> boundaries = List.of();
    private List<String> end = List.of();

    KillRound(KillScene scene) {
        this.scene = scene;
    }

    KillTally tally() {
        return tally;
    }

    /** Runs it to its end, and gives the boundaries that it passed. */
    List<String> undisturbed() throws Exception {
        try (TestDatabase database = scene.copy("undisturbed")) {
            Said said = scene.run(database, scene.home("undisturbed"), 0);
            if (!said.lines().getLast().equals(KillChild.ENDED + Result.COMPLETED + " null")) {
                throw new AssertionError("The undisturbed run: " + said.lines());
            }
            boundaries = said.lines().stream().filter(l -> l.startsWith(KillChild.PASSES)).toList();
            end = scene.end(database);
            return boundaries;
        }
    }

    /** Kills a run at one boundary, and sees whether all comes right. */
    boolean kill(int point) throws Exception {
        try (TestDatabase database = scene.copy("k" + point)) {
            Path home = scene.home("k" + point);
            Said said = scene.run(database, home, point);
            if (!said.killed()) {
                tally.survived();
                wrong(point, "the child ended before its boundary: " + said.lines());
                return false;
            }
            tally.killed();
            try (Opened opened = scene.open(database, Site.journal(home))) {
                recover(point, database, opened, Site.journal(home));
                complete(point, database, opened);
            }
            return true;
        } catch (RuntimeException e) {
            wrong(point, e.toString());
            return false;
        }
    }

    private void wrong(int point, String words) {
        tally.wrong("At " + point + " of " + scene.name() + " (" + boundaries.get(point - 1) + "): " + words);
    }

    private void recover(int point, TestDatabase database, Opened opened, Journal journal) throws SQLException {
        Truth before = scene.truth(database);
        Doubts doubts = find(opened, journal);
        before.wrong(doubts, scene.recordsOnly()).forEach(words -> wrong(point, words));
        doubts.revisions().forEach(doubt -> tally.said(doubt.classification().word()));
        if (doubts.revisions().isEmpty()) {
            tally.said("(no doubt)");
        }
        release(point, opened, doubts);
        if (scene.recordsOnly()) {
            tally.did("(nothing)");
            if (!before.together()) {
                wrong(point, "only some of it is recorded: " + before);
            }
            return;
        }
        int actions = 0;
        for (Doubt doubt : doubts.revisions()) {
            Remedy remedy = remedy(before, doubt);
            if (remedy != null) {
                actions++;
                tally.did(remedy.kind().word() + (remedy.suggested() ? "" : " (a person's choice)"));
                ran(point, remedy.title(), opened.run(opened.plan(remedy.request())));
            }
        }
        if (actions > 1) {
            wrong(point, actions + " actions were needed");
        }
        if (actions == 0) {
            tally.did("(nothing)");
        }
        List<String> apart = scene.truth(database).apart();
        if (!apart.isEmpty()) {
            wrong(point, "record and schema do not agree after recovery: " + scene.truth(database));
        }
    }

    private void release(int point, Opened opened, Doubts doubts) {
        Remedy release = doubts.release();
        if (!doubts.lock().held()) {
            return;
        }
        if (release == null) {
            wrong(point, "the lock is held by " + doubts.lock() + ", and nothing is offered");
            return;
        }
        tally.did(release.kind().word());
        ran(point, release.title(), opened.run(opened.plan(release.request())));
    }

    private void ran(int point, String what, RunOutcome outcome) {
        if (outcome.result() != Result.COMPLETED) {
            wrong(point, what + ": " + outcome);
        }
    }

    /** What is suggested; where nobody can tell, what a person would choose who has looked at the rows. */
    private static @Nullable Remedy remedy(Truth before, Doubt doubt) {
        Remedy suggested = doubt.suggested();
        if (suggested != null) {
            return suggested;
        }
        Truth.One one = before.revisions().get(doubt.revision().id());
        if (one == null || doubt.classification() != Classification.CANNOT_TELL) {
            return null;
        }
        return switch (one.classification()) {
            case APPLIED_NOT_RECORDED -> doubt.remedy(Kind.MARK_RUN);
            case UNDONE_NOT_UNRECORDED -> doubt.remedy(Kind.UNRECORD);
            case HALF_APPLIED -> doubt.remedy(Kind.FINISH);
            case HALF_UNDONE -> doubt.remedy(Kind.UNDO);
            default -> null;
        };
    }

    private void complete(int point, TestDatabase database, Opened opened) throws SQLException {
        ran(point, "what was left of the plan", scene.complete(opened));
        List<String> now = scene.end(database);
        if (!now.equals(end)) {
            wrong(point, "the end is another one: missing " + end.stream().filter(l -> !now.contains(l)).toList()
                    + ", too much " + now.stream().filter(l -> !end.contains(l)).toList());
        }
    }

    private static Doubts find(Opened opened, Journal journal) {
        JdbcSchemas schemas = new JdbcSchemas(List.of(new PostgresProduct(), new H2Product()));
        return new FindDoubts(journal, schemas).find(opened.database(), opened.status(), new CancelToken());
    }
}
