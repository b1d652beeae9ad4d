package dev.tidemark.ui.shell;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.recovery.SentStatement;
import dev.tidemark.domain.recovery.SentStatement.Fate;
import dev.tidemark.domain.recovery.StepTrace;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.Pictures;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryDoubts;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.view.Messages;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class PeekTest {
    @Test
    void peek() throws Exception {
        FxToolkit.registerPrimaryStage();
        MemoryEngine engine = new MemoryEngine("a | b c d").lockedBy("laptop-7").holder(LockHolder.dead(4711));
        MemoryWindow window = new MemoryWindow(engine);
        List<TimelineEntry> w = window.status().timeline().waiting();
        MemoryDoubts doubts = window.doubts();
        StepTrace one = new StepTrace("apply", w.get(0).id(), List.of(
                new SentStatement("CREATE TABLE orders (id BIGINT NOT NULL, placed_at TIMESTAMP, CONSTRAINT pk_orders PRIMARY KEY (id))", Fate.ENDED, 12),
                new SentStatement("INSERT INTO databasechangelog VALUES (1)", Fate.ENDED, 1)), true, "executed", 15, "");
        StepTrace two = new StepTrace("apply", w.get(1).id(), List.of(
                new SentStatement("CREATE TABLE customers (id BIGINT)", Fate.ENDED, 3),
                new SentStatement("ALTER TABLE customers ADD name VARCHAR(20)", Fate.FAILED, 3000)), false, "", 0, "");
        window.journal().add(new Journal.Entry("1", Instant.parse("2026-11-20T14:03:00Z"), "ann",
                "PostgreSQL 18.0, jdbc:postgresql://db/x, database orders, schema public", "upgrade head", "abc",
                List.of("x"), List.of("apply a executed"), "interrupted", "", 0,
                new Journal.Details(new Journal.Place("PostgreSQL", "db", 5432, "orders", "public",
                        window.status().server().serverId(), "laptop-7"), "up", false, List.of(one, two))));
        AtomicReference<Stage> st = new AtomicReference<>();
        AtomicReference<MainWindow> mw = new AtomicReference<>();
        FxRobot robot = new FxRobot();
        FxToolkit.setupFixture(() -> {
            Stage stage = new Stage();
            MainWindow m = new MainWindow(window.services(), new Messages(), name -> new DirectTaskRunner());
            m.theme().choose(false);
            m.show(stage);
            st.set(stage);
            mw.set(m);
        });
        doubts.run().half(w.get(0).id()).unrecorded(w.get(1).id()).index();
        doubts.release = MemoryDoubts.release();
        for (int[] size : new int[][]{{1100, 700}, {1920, 1080}}) {
            for (boolean dark : new boolean[]{false, true}) {
                String tail = "-" + size[0] + (dark ? "-dark" : "");
                robot.interact(() -> {
                    st.get().setWidth(size[0]);
                    st.get().setHeight(size[1]);
                    mw.get().theme().choose(dark);
                    if (mw.get().model().connections().isEmpty()) {
                        mw.get().model().opened(window.workspace(Environment.PRODUCTION));
                    }
                    mw.get().model().timeline();
                });
                shoot(st.get(), "peek-timeline" + tail);
                robot.interact(() -> mw.get().model().recover());
                shoot(st.get(), "peek-recovery" + tail);
                robot.interact(() -> ((ScrollPane) st.get().getScene().lookup(".recovery .pane-scroll")).setVvalue(0.55));
                shoot(st.get(), "peek-recovery-mid" + tail);
                robot.interact(() -> mw.get().model().runLog());
                shoot(st.get(), "peek-log" + tail);
            }
        }
        robot.interact(() -> st.get().close());
    }

    private static void shoot(Stage stage, String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        new FxRobot().interact(() -> {
            for (int i = 0; i < 3; i++) {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
            }
        });
        Pictures.write(stage.getScene(), name);
    }
}
