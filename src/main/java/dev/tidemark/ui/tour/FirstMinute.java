package dev.tidemark.ui.tour;

import dev.tidemark.application.port.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import org.jspecify.annotations.Nullable;

/** The first screen, folders with projects, a new project, and the form that connects. */
final class FirstMinute {
    private static final String SPRING = "bookshop";
    private static final String GONE = "old-shop";

    private final Guide guide;
    private final Room room;
    private @Nullable ServerSocket silent;

    FirstMinute(Guide guide, Room room) {
        this.guide = guide;
        this.room = room;
    }

    void walk() {
        guide.see("#sample");
        guide.picture("start");
        guide.act("#sample", guide.navigator()::runLog);
        guide.see(".runlog .empty-title");
        guide.picture("run-log-empty");
        guide.act(".runlog", guide.navigator()::timeline);
        spring();
        folders();
        newProject();
        recents();
        forms();
        answers();
    }

    private void spring() {
        guide.act("#sample", this::writeSpring);
        guide.await("the database's file", room::idle);
        guide.act("#sample", () -> guide.navigator().openFolder(room.path(SPRING)));
        guide.see("#rootNote", "application.yml");
        guide.picture("folder-found");
        guide.fire("#test");
        guide.see(".answer-success");
        guide.picture("folder-tested");
        guide.fire("#writeFile");
        guide.see("#previewText", "changelog");
        guide.picture("folder-preview");
        guide.fire("#write");
        guide.see(".answer-success", "tidemark.yaml");
        guide.picture("folder-written");
        guide.fire("#open");
        guide.seeRows();
        guide.picture("timeline-nothing-applied");
        disconnect();
    }

    private void disconnect() {
        guide.menu("disconnect");
        guide.see("#sample");
    }

    private void writeSpring() {
        String file = room.path("data/" + SPRING).toString();
        room.write(SPRING + "/src/main/resources/application.yml", """
                spring:
                  datasource:
                    url: jdbc:h2:file:%s
                    username: sa
                  liquibase:
                    change-log: classpath:/db/changelog/db.changelog-master.yaml
                """.formatted(file));
        room.write(SPRING + "/src/main/resources/db/changelog/db.changelog-master.yaml", """
                databaseChangeLog:
                  - include: {file: books.sql, relativeToChangelogFile: true}
                """);
        room.write(
                SPRING + "/src/main/resources/db/changelog/books.sql",
                "--liquibase formatted sql\n\n" + Room.table("mira:books", "books") + "\n\n"
                        + Room.table("mira:authors", "authors") + "\n");
        room.write("data/empty.sql", "SELECT 1;\n");
        ScratchDatabase helper = room.database("helper");
        // An H2 file is not made by looking at it.
        room.away(() -> helper.run(List.of(
                "CREATE ALIAS RUN_SCRIPT FOR 'org.h2.tools.RunScript.main'",
                "CALL RUN_SCRIPT('-url', 'jdbc:h2:file:" + file + "', '-user', 'sa', '-script', '"
                        + room.path("data/empty.sql") + "')")));
    }

    private void folders() {
        guide.act("#sample", () -> {
            room.write("several/db/changelog.yaml", "databaseChangeLog: []\n");
            room.write("several/reports/db/changelog-master.xml", """
                    <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"/>
                    """);
            room.write("several/.env", "DATABASE_URL=postgresql://shop@db.example.org:5432/shop?sslmode=require\n");
            guide.navigator().openFolder(room.path("several"));
        });
        guide.see("#roots");
        guide.picture("folder-several");
        guide.act(".connect", () -> {
            room.write("notes/shopping.txt", "bread\n");
            guide.navigator().openFolder(room.path("notes"));
        });
        guide.see("#nothing");
        guide.picture("folder-nothing");
        guide.act(".connect", () -> {
            room.write("broken/src/main/resources/application.yml", "spring:\n  datasource: [url: ]: x\n");
            room.write("broken/src/main/resources/db/changelog/db.changelog-master.yaml", "databaseChangeLog: []\n");
            guide.navigator().openFolder(room.path("broken"));
        });
        guide.see("#notices .answer-warning");
        guide.picture("folder-broken");
    }

    private void newProject() {
        guide.act(".connect", () -> guide.navigator().newProject(null));
        guide.see("#create");
        guide.picture("new-project");
        guide.act("#folder", () -> ((TextField) guide.node("#folder"))
                .setText(room.path("library").toString()));
        guide.see("#files .label");
        guide.picture("new-project-preview");
        guide.fire("#create");
        guide.see("#test");
        guide.picture("new-project-connect");
        guide.act(".connect", guide.navigator()::timeline);
    }

    /** Two projects that were open once, and one of them is gone. */
    private void recents() {
        guide.act("#sample", () -> {
            room.changelog(GONE, Room.table("mira:shelves", "shelves"));
            room.show(GONE, room.database("oldshop").connection(), false);
        });
        guide.seeRows();
        guide.act(".timeline", () -> delete(room.path(GONE)));
        disconnect();
        guide.see(".recents .list-cell");
        guide.picture("start-recent");
    }

    private static void delete(Path folder) {
        try {
            Files.delete(folder.resolve(Room.ROOT));
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forms() {
        guide.act("#sample", guide.navigator()::connect);
        guide.see("#test");
        guide.picture("connect-postgresql");
        for (String kind : List.of("h2File", "h2ServerKind", "h2Memory", "urlKind")) {
            guide.fire("#" + kind);
            guide.picture("connect-" + kind.replace("Kind", ""));
        }
        guide.fire("#postgresql");
        guide.act("#advanced", () -> ((TitledPane) guide.node("#advanced")).setExpanded(true));
        guide.act(".connect-scroll", () -> ((ScrollPane) guide.node(".connect-scroll")).setVvalue(1));
        guide.picture("connect-advanced");
        guide.act("#advanced", () -> {
            ((TitledPane) guide.node("#advanced")).setExpanded(false);
            ((ScrollPane) guide.node(".connect-scroll")).setVvalue(0);
        });
    }

    private void answers() {
        guide.fill("#database", "orders");
        guide.fill("#host", "localhost");
        guide.fill("#port", "1");
        guide.fire("#test");
        guide.see("#copyDetails");
        guide.picture("connect-failed");
        guide.act("#port", this::listen);
        guide.fire("#test");
        guide.await("trying", () -> guide.node("#form").isDisabled());
        guide.picture("connect-trying");
        guide.fire("#cancel");
        guide.await("given up", () -> !guide.node("#form").isDisabled());
        guide.act("#port", this::hearNoMore);
        guide.fire("#h2File");
        guide.act("#file", () -> ((TextField) guide.node("#file"))
                .setText(room.path("data/" + SPRING).toString()));
        guide.fill("#user", "sa");
        guide.fire("#test");
        guide.see(".answer-success");
        guide.picture("connect-works");
        guide.act("#environment.combo-box", () -> ((ComboBox<?>) guide.node("#environment.combo-box"))
                .getSelectionModel().selectFirst());
        guide.act("#lookOnly", () -> ((CheckBox) guide.node("#lookOnly")).setSelected(true));
        guide.picture("connect-look-only");
    }

    /** A server that accepts and says nothing. */
    private void listen() {
        try {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            silent = socket;
            ((TextField) guide.node("#port")).setText(String.valueOf(socket.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hearNoMore() {
        ServerSocket socket = silent;
        silent = null;
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
