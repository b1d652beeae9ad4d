package dev.tidemark.ui.tour;

import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ScratchDatabase;
import dev.tidemark.domain.timeline.RevisionState;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** The timeline: its states, the detail beside it, the line that is moved, filters, and databases that are special. */
final class TimelineStops {
    private static final int MANY = 10_000;
    private static final int MANY_APPLIED = 9_400;
    private static final String HISTORY = """
            CREATE TABLE DATABASECHANGELOG (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL,
              FILENAME VARCHAR(255) NOT NULL, DATEEXECUTED TIMESTAMP NOT NULL, ORDEREXECUTED INT NOT NULL,
              EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35), DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255),
              TAG VARCHAR(255), LIQUIBASE VARCHAR(20), CONTEXTS VARCHAR(255), LABELS VARCHAR(255),
              DEPLOYMENT_ID VARCHAR(10))""";

    private final Guide guide;
    private final Room room;
    private @Nullable ScratchDatabase stock;
    private int port;

    TimelineStops(Guide guide, Room room) {
        this.guide = guide;
        this.room = room;
    }

    void walk() {
        states();
        preconditions();
        lift();
        filters();
        search();
        menu();
        contexts();
        large();
        empty();
        lost();
    }

    private void states() {
        for (RevisionState state : List.of(
                RevisionState.APPLIED, RevisionState.PENDING, RevisionState.EDITED, RevisionState.ORPHANED,
                RevisionState.OUT_OF_ORDER, RevisionState.FILTERED)) {
            guide.select(state);
            guide.await("its SQL", () -> !guide.node(".detail #copy").isDisabled() || guide.shown(".detail #sqlNote"));
            guide.picture("detail-" + state.word().toLowerCase(Locale.ROOT));
        }
    }

    private void preconditions() {
        guide.select("Turn the priority into a reference");
        guide.see("#evaluate");
        guide.picture("preconditions");
        guide.fire("#evaluate");
        guide.await("the answer", () -> guide.shown(".precondition.answer-holds") || guide.shown(
                ".precondition.answer-fails"));
        guide.picture("preconditions-asked");
    }

    private void lift() {
        guide.focus(".timeline");
        guide.key(KeyCode.P);
        guide.key(KeyCode.UP);
        guide.key(KeyCode.UP);
        counted();
        guide.picture("lift-up");
        guide.key(KeyCode.DOWN);
        guide.key(KeyCode.DOWN);
        guide.key(KeyCode.DOWN);
        guide.key(KeyCode.DOWN);
        counted();
        guide.picture("lift-down");
        guide.key(KeyCode.END);
        counted();
        guide.picture("lift-stopped");
        guide.key(KeyCode.ESCAPE);
        guide.seeNo("#liftTitle");
    }

    private void counted() {
        guide.see("#liftTitle");
        guide.await(
                "the count of statements",
                () -> guide.textsOf("#liftStatements").noneMatch(guide.text("lift.statements.counting")::equals));
    }

    private void filters() {
        guide.focus(".timeline");
        guide.key(KeyCode.LEFT, KeyCombination.SHIFT_DOWN);
        guide.picture("timeline-folded");
        guide.focus(".timeline");
        guide.key(KeyCode.RIGHT, KeyCombination.SHIFT_DOWN);
        guide.fire("#problems");
        guide.picture("timeline-problems");
        guide.fire("#all");
        guide.popup("filter", () -> ((ButtonBase) guide.node("#filterButton")).fire());
        guide.fire("#filterButton");
        guide.act(".timeline", () -> {
            ((CheckBox) Guide.inPopup("#filter-pending")).setSelected(true);
            ((CheckBox) Guide.inPopup("#filter-edited")).setSelected(true);
            ((CheckBox) Guide.inPopup("#filter-outOfOrder")).setSelected(true);
            Guide.closePopups();
        });
        guide.see(".chip");
        guide.picture("filter-chips");
        guide.fire("#clear");
        guide.fire("#orderButton");
        guide.picture("timeline-oldest-first");
        guide.fire("#orderButton");
    }

    private void search() {
        guide.fill("#search", "tasks");
        guide.see("#foundPlace");
        guide.fire("#next");
        guide.picture("search");
        guide.fire("#narrow");
        guide.picture("search-stepping");
        guide.fire("#narrow");
        guide.fill("#search", "invoice");
        guide.see(".empty-title", guide.text("timeline.empty.filtered"));
        guide.picture("search-nothing");
        guide.fill("#search", "");
        guide.seeRows();
    }

    private void menu() {
        guide.select(RevisionState.PENDING);
        guide.focus(".timeline");
        guide.popup("menu-revision", () -> guide.press(KeyCode.F10, KeyCombination.SHIFT_DOWN));
    }

    private void contexts() {
        guide.act(".timeline", guide.navigator()::chooseContexts);
        guide.see(".contexts-outcome");
        guide.await("what that excludes", () -> answered() && guide.shown(".card #excluded"));
        guide.picture("contexts");
        guide.fire(".card #all");
        guide.await("the answer", () -> answered() && !guide.shown(".card #excluded"));
        guide.picture("contexts-all");
        guide.act(".card", guide.navigator()::closeOverlay);
        guide.seeNo(".card");
    }

    /** The history rows of the first revisions, up to that number. */
    private static String rows(int last) {
        return """
                INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE, COMMENTS, TAG,
                  LIQUIBASE, DEPLOYMENT_ID)
                SELECT 'r' || X, 'author' || MOD(X, 7), '%s',
                  DATEADD('SECOND', X, DATEADD('DAY', CAST(FLOOR(X / 40) AS INT), TIMESTAMP '2020-01-01 09:00:00')), X + 1,
                  'EXECUTED', 'Step ' || X || ' of the long way',
                  CASE WHEN MOD(X, 500) = 0 THEN 'v' || CAST(FLOOR(X / 500) AS INT) END, '4.33.0',
                  'd' || CAST(FLOOR(X / 40) AS INT)
                FROM SYSTEM_RANGE(0, %d)"""
                .formatted(Room.ROOT, last);
    }

    private boolean answered() {
        return guide.textsOf(".contexts-outcome").noneMatch(guide.text("contexts.asking")::equals);
    }

    private void large() {
        guide.act(".timeline", () -> {
            room.changelog("warehouse", IntStream.rangeClosed(0, MANY).mapToObj(i -> Room.change(
                    "author" + i % 7 + ":r" + i, "Step " + i + " of the long way",
                    "CREATE TABLE r" + i + " (id INTEGER)",
                    "DROP TABLE r" + i)).toArray(String[]::new));
            ScratchDatabase database = room.database("warehouse");
            room.away(() -> database.run(List.of(HISTORY, rows(MANY_APPLIED))));
            stock = database;
        });
        guide.await("many rows", room::idle);
        guide.act(".timeline", () -> room.show("warehouse", connection(), true));
        guide.see(".database-name", "warehouse");
        guide.seeRows();
        guide.picture("timeline-large");
        disconnect();
    }

    private ConnectionSpec connection() {
        return Objects.requireNonNull(stock).connection();
    }

    private void disconnect() {
        guide.menu("disconnect");
        guide.see(".database-name", guide.text("sample.name.EVOLUTION"));
    }

    /** A project without a revision, and databases without a project. */
    private void empty() {
        guide.act(".timeline", () -> {
            room.changelog("fresh");
            room.show("fresh", room.database("fresh").connection(), true);
        });
        guide.see(".database-name", "fresh");
        guide.see(".empty-title");
        guide.picture("timeline-empty");
        disconnect();
        guide.act(".timeline", () -> {
            ScratchDatabase database = room.database("archive");
            stock = database;
            String rows = IntStream.rangeClosed(1, 9)
                    .mapToObj(i -> "('archive-" + i + "', 'pia', 'db/archive.xml', TIMESTAMP '2025-0" + i
                            + "-03 20:15:00', " + i + ", 'EXECUTED', 'Step " + i + " of the archive', "
                            + (i == 6 ? "'archive-1.0'" : "NULL") + ", '4.31.1', '20" + i / 3 + "')")
                    .collect(Collectors.joining(", "));
            room.away(() -> database.run(List.of(
                    HISTORY,
                    "INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE, COMMENTS,"
                            + " TAG, LIQUIBASE, DEPLOYMENT_ID) VALUES " + rows)));
        });
        guide.await("an archive", room::idle);
        guide.act(".timeline", () -> room.show("archive", connection(), true, ProjectSettings::databaseAlone));
        guide.see(".database-name", "archive");
        guide.seeRows();
        guide.select("Step 4 of the archive");
        guide.picture("timeline-database-alone");
        disconnect();
    }

    /** A server that goes and comes back. */
    private void lost() {
        guide.act(".timeline", () -> {
            room.changelog("stock", Room.table("nils:items", "items"), Room.table("nils:shelves", "shelves"));
            stock = room.database("stock");
            port = Room.freePort();
            serve();
        });
        guide.await("a server", room::idle);
        guide.act(".timeline", () -> room.show(
                "stock",
                new ConnectionSpec(
                        "jdbc:h2:tcp://localhost:" + port + "/" + connection().url().replaceFirst("jdbc:h2:", ""), "sa",
                        "", null, null, connection().environment()),
                true));
        guide.see(".database-name", "stock");
        guide.seeRows();
        guide.act(".timeline", () -> room.changelog(
                "stock", Room.table("nils:items", "items"), Room.table("nils:shelves", "shelves"),
                Room.table("nils:counts", "counts")));
        guide.see(".watch-text");
        guide.picture("watch-files");
        guide.act(".timeline", () -> room.away(() -> helper(
                "CREATE ALIAS IF NOT EXISTS H2_STOP FOR 'org.h2.tools.Server.shutdownTcpServer'",
                "CALL H2_STOP('tcp://localhost:" + port + "', 'tour', TRUE, FALSE)")));
        guide.await("no server", room::idle);
        guide.menu("refresh");
        guide.see(".watch-notice #retry");
        guide.picture("watch-lost");
        guide.act(".timeline", this::serve);
        guide.await("a server again", room::idle);
        guide.fire(".watch-notice #retry");
        guide.seeNo(".watch-notice #retry");
        guide.picture("watch-back");
        disconnect();
        guide.act(".timeline", () -> room.away(() -> helper(
                "CALL H2_STOP('tcp://localhost:" + port + "', 'tour', TRUE, FALSE)")));
        DemoStops.show(guide, DemoStops.TODO);
    }

    private void serve() {
        room.away(() -> helper(
                "CREATE ALIAS IF NOT EXISTS H2_SERVER FOR 'org.h2.tools.Server.main'",
                "CALL H2_SERVER('-tcp', '-tcpPort', '" + port
                        + "', '-tcpPassword', 'tour', '-ifNotExists', '-tcpDaemon')"));
    }

    private void helper(String... statements) {
        Objects.requireNonNull(stock).run(List.of(statements));
    }
}
