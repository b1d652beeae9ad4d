package dev.tidemark.ui.tour;

import dev.tidemark.application.port.ScratchDatabase;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.RevisionState;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** Plans, runs and what became of them, on the demo; and a run that takes its time. */
final class RunStops {
    private static final String ORDERS = "orders";
    private static final String PAUSE = "CREATE ALIAS PAUSE FOR 'java.lang.Thread.sleep(long)'";
    private static final String FILL = "INSERT INTO orders SELECT X, 'Order ' || X FROM SYSTEM_RANGE(1, 200000)";

    private final Guide guide;
    private final Room room;
    private @Nullable ScratchDatabase orders;

    RunStops(Guide guide, Room room) {
        this.guide = guide;
        this.room = room;
    }

    void walk() {
        plan();
        apply();
        rollBack();
        mark();
        tag();
        nothingToDo();
        takesItsTime();
    }

    private void plan() {
        guide.fire(".topbar #apply");
        guide.see(".plan #list");
        guide.see("#copyFingerprint");
        guide.picture("plan");
        guide.fill("#planSearch", "tasks");
        guide.see("#found", " of ");
        guide.picture("plan-search");
        guide.fill("#planSearch", "");
        guide.focus(".plan #list");
        guide.key(KeyCode.F8);
        guide.picture("plan-danger");
        guide.fire("#foldAll");
        guide.picture("plan-folded");
        guide.fire("#foldAll");
        guide.fire("#asSent");
        guide.picture("plan-as-sent");
        guide.fire("#asSent");
        guide.fire(".plan-history .button");
        guide.picture("plan-history");
        guide.popup("plan-save", () -> ((MenuButton) guide.node(".plan #save")).show());
        guide.fire(".plan #howItRuns");
        guide.see(".how-card");
        guide.picture("plan-how");
        guide.act(".card", guide.navigator()::closeOverlay);
        guide.seeNo(".card");
    }

    private void apply() {
        guide.agreeAndRun();
        guide.see("#ways");
        guide.picture("result");
        guide.fire("#showTimings");
        guide.picture("result-timings");
        guide.fire("#ways #undo");
        guide.see(".plan #list");
        guide.see("#copyFingerprint");
        guide.picture("plan-undo");
        guide.act(".plan", guide.navigator()::timeline);
        guide.see(".timeline");
        guide.picture("timeline-applied");
    }

    private void rollBack() {
        guide.fire("#rollBack");
        guide.choose(".card #list", 1);
        guide.picture("choose-roll-back");
        guide.fire(".card #choose");
        guide.see("#copyFingerprint");
        guide.picture("plan-roll-back");
        guide.agreeAndRun();
        guide.see("#ways");
        guide.picture("result-roll-back");
        guide.back();
    }

    private void mark() {
        guide.fire("#mark");
        guide.see(".card #list");
        guide.picture("choose-mark");
        guide.fire(".card #choose");
        guide.see("#copyFingerprint");
        guide.picture("plan-mark");
        guide.agreeAndRun();
        guide.see("#ways");
        guide.picture("result-mark");
        guide.back();
        guide.select(RevisionState.RECORDED_ONLY);
        guide.picture("detail-marked");
    }

    private void tag() {
        guide.fire("#tag");
        guide.see(".card #name");
        guide.fill(".card #name", "release-1.1");
        guide.picture("tag");
        guide.fire(".card #tag");
        guide.see("#copyFingerprint");
        guide.picture("plan-tag");
        guide.agreeAndRun();
        guide.see("#ways");
        guide.picture("result-tag");
        guide.back();
        guide.picture("timeline-tagged");
    }

    private void nothingToDo() {
        guide.act(".timeline", () -> guide.navigator().plan(PlanRequest.upgrade(new Target.Head())));
        guide.agreeAndRun();
        guide.see("#ways");
        guide.back();
        guide.act(".timeline", () -> guide.navigator().plan(PlanRequest.upgrade(new Target.Head())));
        guide.see(".plan .empty .sub-text", guide.text("plan.empty"));
        guide.picture("plan-nothing");
        guide.act(".plan", guide.navigator()::timeline);
    }

    /** A revision with a statement that does not end soon. */
    private void takesItsTime() {
        guide.act(".timeline", () -> {
            room.changelog(
                    ORDERS, Room.table("kim:customers", "customers"),
                    Room.change(
                            "kim:names", "Write the names of orders in full",
                            "CREATE INDEX orders_name ON orders (name);\nUPDATE orders SET name = UPPER(name)"
                                    + " WHERE PAUSE(20) IS NULL",
                            "DROP INDEX orders_name"),
                    Room.table("kim:invoices", "invoices"));
            ScratchDatabase database = room.database(ORDERS);
            orders = database;
            room.away(() -> database.run(
                    List.of(PAUSE, "CREATE TABLE orders (id INTEGER PRIMARY KEY, name VARCHAR(200))", FILL)));
        });
        guide.await("its database", room::idle);
        guide.act(".timeline", () -> room.show(ORDERS, Objects.requireNonNull(orders).connection(), true));
        guide.see(".database-name", ORDERS);
        guide.seeRows();
        guide.fire(".topbar #apply");
        guide.agreeAndRun();
        guide.see(".run .section", "STATEMENT 2 OF");
        guide.picture("run");
        guide.menu("quit");
        guide.see("#runAfter");
        guide.picture("run-closing");
        guide.act(".card", guide.navigator()::closeOverlay);
        guide.seeNo(".card");
        DemoStops.show(guide, DemoStops.TODO);
        guide.picture("run-elsewhere");
        guide.choose("#connections", DemoStops.EVOLUTION + 1);
        guide.fire("#cancelAfter");
        guide.picture("run-stopping");
        guide.fire("#cancelNow");
        guide.see("#ways");
        guide.picture("result-cancelled");
        guide.back();
        refused();
    }

    /** Between reading and running, the files become others. */
    private void refused() {
        guide.act(".timeline", () -> room.changelog(
                ORDERS, Room.table("kim:customers", "customers"), Room.table("kim:invoices", "invoices")));
        guide.menu("refresh");
        guide.see(".topbar #apply", "1");
        guide.fire(".topbar #apply");
        guide.see("#copyFingerprint");
        guide.act(".plan", () -> room.changelog(
                ORDERS, Room.table("kim:customers", "customers"), Room.table("kim:bills", "bills")));
        guide.agreeAndRun();
        guide.see("#ways");
        guide.picture("result-refused");
        guide.back();
    }
}
