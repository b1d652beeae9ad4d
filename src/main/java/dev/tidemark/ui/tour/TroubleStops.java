package dev.tidemark.ui.tour;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ScratchDatabase;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** What goes wrong and what is held back: blocked plans, failed runs, protected databases, locks; and what is kept of it. */
final class TroubleStops {
    private static final List<String> MENUS = List.of("file", "view", "database", "help");
    private static final String PAYMENTS = "payments";
    private static final String PART = "ledger";

    private final Guide guide;
    private final Room room;
    private @Nullable ScratchDatabase database;

    TroubleStops(Guide guide, Room room) {
        this.guide = guide;
        this.room = room;
    }

    void walk() {
        syntax();
        blocked();
        lesson();
        locked();
        protect();
        lookOnly();
        keys();
        runLog();
    }

    /** A statement that the database does not understand, after one that it does. */
    private void syntax() {
        guide.act(".timeline", () -> {
            room.changelog(
                    PART, Room.table("ola:accounts", "accounts"),
                    Room.change(
                            "ola:entries", "Create entries of an account",
                            "CREATE TABLE entries (\n  id INTEGER PRIMARY KEY,\n  account_id INTEGER NOT NUL,\n"
                                    + "  amount DECIMAL(12, 2)\n)",
                            "DROP TABLE entries"),
                    Room.table("ola:periods", "periods"));
            database = room.database(PART);
            room.show(PART, Room.as(connection(), Environment.STAGING), true);
        });
        guide.see(".database-name", PART);
        guide.seeRows();
        guide.fire(".topbar #apply");
        guide.see("#copyFingerprint");
        guide.act(".plan", () -> {
            if (guide.shown("#typed")) {
                ((TextField) guide.node("#typed")).setText(guide.nameToType());
            }
        });
        guide.agreeAndRun();
        guide.see("#ways");
        guide.picture("result-failed");
        guide.back();
        guide.picture("timeline-failed");
    }

    private ConnectionSpec connection() {
        return Objects.requireNonNull(database).connection();
    }

    private void blocked() {
        DemoStops.show(guide, DemoStops.EVOLUTION);
        guide.fire(".topbar #apply");
        guide.see(".plan .notice-blocker");
        guide.picture("plan-blocked");
        guide.fire(".plan .notice", guide.text("plan.acceptEdits"));
        guide.seeNo(".plan .notice-blocker");
        guide.see("#copyFingerprint");
        guide.picture("plan-accepted");
        guide.act(".plan", guide.navigator()::timeline);
        guide.act(".timeline", () -> guide.navigator().plan(PlanRequest.rollback(new Target.Base())));
        guide.see(".plan .notice-blocker");
        guide.picture("plan-no-way-back");
        guide.act(".plan", guide.navigator()::timeline);
        guide.see(".timeline");
    }

    /** The demo's lesson: the rows stand against a constraint. */
    private void lesson() {
        guide.act(".timeline", () -> guide.navigator().useContexts("demo,lesson", ""));
        guide.select("Lesson: this one fails");
        guide.fire(".topbar #apply");
        guide.fire(".plan .notice", guide.text("plan.acceptEdits"));
        guide.seeNo(".plan .notice-blocker");
        guide.see("#copyFingerprint");
        guide.agreeAndRun();
        guide.see("#ways");
        guide.picture("result-failed-lesson");
        guide.back();
    }

    private void locked() {
        DemoStops.show(guide, DemoStops.TODO);
        guide.act(".timeline", guide.navigator()::lock);
        guide.see(".card-title");
        guide.picture("lock-free");
        guide.act(".card", guide.navigator()::closeOverlay);
        guide.seeNo(".card");
        guide.act(".timeline", () -> {
            room.changelog(PAYMENTS, Room.table("ute:payments", "payments"));
            ScratchDatabase made = room.database(PAYMENTS);
            database = made;
            room.away(() -> made.run(List.of(
                    "CREATE TABLE DATABASECHANGELOGLOCK (ID INT PRIMARY KEY, LOCKED BOOLEAN NOT NULL, LOCKGRANTED"
                            + " TIMESTAMP, LOCKEDBY VARCHAR(255))",
                    "INSERT INTO DATABASECHANGELOGLOCK VALUES (1, TRUE, TIMESTAMP '2026-03-09 21:31:02',"
                            + " 'build-7 (10.0.0.7)')")));
        });
        guide.await("its lock", room::idle);
        guide.act(".timeline", () -> room.show(PAYMENTS, Room.as(connection(), Environment.PRODUCTION), true));
        guide.see(".database-name", PAYMENTS);
        guide.seeRows();
        guide.act(".timeline", guide.navigator()::lock);
        guide.see("#release");
        guide.picture("lock-held");
        guide.act(".card", guide.navigator()::closeOverlay);
        guide.seeNo(".card");
    }

    /** The demo's database once more, on connections with which more care is taken. */
    private void again(String name, ConnectionSpec spec) {
        room.show(name, spec, true, () -> new ProjectSettings(
                room.demo(), "db/changelog.yaml", List.of(room.demo()), List.of(),
                new ProjectSettings.Execution("", "", Map.of()), ProjectSettings.HistoryTables.USUAL,
                ProjectSettings.TeamRules.NONE));
    }

    private ConnectionSpec todo() {
        String place = guide.textsOf("#place").findFirst().orElse("").replaceFirst(" .*", "");
        return new ConnectionSpec(place + ";DB_CLOSE_DELAY=-1", "sa", "", null, null, Environment.PRODUCTION);
    }

    private void protect() {
        DemoStops.show(guide, DemoStops.TODO);
        guide.act(".timeline", () -> again("todo on production", todo()));
        guide.see(".database-name", "todo on production");
        guide.seeRows();
        guide.picture("timeline-protected");
        guide.act(".timeline", () -> guide.navigator().plan(PlanRequest.rollback(new Target.Back(6))));
        guide.see(".plan #typed");
        guide.picture("plan-protected");
        guide.act(".plan", guide.navigator()::timeline);
        guide.see(".timeline");
    }

    private void lookOnly() {
        DemoStops.show(guide, DemoStops.TODO);
        guide.act(".timeline", () -> again("todo, to look at", todo().lookingOnly(true)));
        guide.see(".database-name", "todo, to look at");
        guide.seeRows();
        guide.picture("timeline-look-only");
        guide.focus(".timeline");
        guide.key(KeyCode.P);
        guide.see("#liftTitle", guide.text("lift.refused"));
        guide.picture("lift-refused");
        guide.key(KeyCode.ESCAPE);
        guide.act(".timeline", () -> guide.navigator().plan(PlanRequest.rollback(new Target.Back(2))));
        guide.see(".plan .notice-blocker");
        guide.picture("plan-look-only");
        guide.act(".plan", guide.navigator()::timeline);
        guide.see(".timeline");
    }

    private void keys() {
        for (int i = 0; i < MENUS.size(); i++) {
            int menu = i;
            guide.popup("menu-" + MENUS.get(i), () -> guide.menus().toList().get(menu).show());
        }
        guide.menu("about");
        guide.see(".card");
        guide.picture("about");
        guide.act(".card", guide.navigator()::closeOverlay);
        guide.seeNo(".card");
        guide.menu("keys");
        guide.see(".card .key");
        guide.picture("keys");
        guide.act(".card", guide.navigator()::closeOverlay);
        guide.seeNo(".card");
        guide.act(".timeline", () -> guide.navigator().failed(new Failure.Unreachable(
                "The server db.example.org does not answer on port 5432.",
                "Check that the server runs, that host and port are right, and that no firewall stands between.")));
        guide.see(".card #copyDetails");
        guide.picture("error");
        guide.act(".card", guide.navigator()::closeOverlay);
        guide.seeNo(".card");
    }

    private void runLog() {
        guide.act(".timeline", guide.navigator()::runLog);
        guide.see(".runlog #table");
        guide.picture("run-log");
        guide.fill(".runlog #query", "NOT NUL,");
        guide.await("what was searched", () -> ((TableView<?>) guide.node(".runlog #table")).getItems().size() == 1);
        guide.act(".runlog", () -> ((TableView<?>) guide.node(".runlog #table")).getSelectionModel().select(0));
        guide.picture("run-log-search");
        guide.fill(".runlog #query", "no such run");
        guide.see(".runlog .empty-title");
        guide.picture("run-log-nothing");
        guide.act(".runlog", guide.navigator()::timeline);
    }
}
