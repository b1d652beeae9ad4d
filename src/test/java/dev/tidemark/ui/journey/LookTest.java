package dev.tidemark.ui.journey;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.ui.fixture.RealWindow;
import dev.tidemark.ui.view.Bookmark;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("window")
@org.jspecify.annotations.NullUnmarked
class LookTest {
    @TempDir
    Path folder;
    private RealWindow window = null;

    private void pic(String name) throws Exception {
        Thread.sleep(250);
        window.picture("f-" + name);
    }

    private void size(double w, double h) {
        window.go(n -> {
            Window stage = Window.getWindows().getFirst();
            stage.setWidth(w);
            stage.setHeight(h);
        });
    }

    private void set(String selector, String text) {
        window.go(n -> ((javafx.scene.control.TextField) Window.getWindows().getFirst().getScene().lookup(selector))
                .setText(text));
    }

    private void dark() {
        window.press(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.D);
    }

    @Test
    void look() throws Exception {
        window = RealWindow.open();
        size(1100, 700);
        pic("start-empty");
        dark();
        pic("start-empty-dark");
        dark();
        Path spring = folder.resolve("shop-service");
        new ChangelogFolder(spring)
                .file("src/main/resources/application.yml", """
                        spring:
                          datasource:
                            url: jdbc:h2:file:%s
                            username: sa
                          liquibase:
                            change-log: classpath:/db/changelog/db.changelog-master.yaml
                            contexts: dev
                            default-schema: PUBLIC
                            liquibase-schema: PUBLIC
                            parameters: {owner: shop}
                        ---
                        spring:
                          config.activate.on-profile: prod
                          datasource: {url: "jdbc:postgresql://${DB_HOST}:5432/shop", password: x}
                        """.formatted(folder.resolve("shop")))
                .file("src/main/resources/db/changelog/db.changelog-master.yaml",
                        "databaseChangeLog:\n- include: {file: a.sql, relativeToChangelogFile: true}\n")
                .file("src/main/resources/db/changelog/a.sql",
                        "--liquibase formatted sql\n\n" + ChangelogFolder.table("customer"));
        java.sql.DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("shop"), "sa", "").close();
        window.go(n -> n.openFolder(spring));
        window.see("#found");
        pic("folder-found");
        window.click("#test").see(".answer-success");
        pic("folder-works");
        dark();
        pic("folder-works-dark");
        dark();
        size(1280, 1400);
        pic("folder-found-tall");
        size(1100, 700);
        window.click("#writeFile").see("#previewText");
        pic("folder-preview");
        window.click("#write").see(".answer-success", "tidemark.yaml");
        pic("folder-written");
        set("#labels", "!slow");
        window.click("#writeFile").see("#previewText");
        pic("folder-difference");
        window.click("#dontWrite").click("#open").seeText("Current position");
        Path several = Files.createDirectory(folder.resolve("several"));
        new ChangelogFolder(several).file("billing/changelog.yaml", "databaseChangeLog: []\n")
                .file("orders/db/changelog-master.xml", "<databaseChangeLog></databaseChangeLog>")
                .file("src/main/resources/application.yml", "a: [\n")
                .file(".env", "DATABASE_URL=postgres://ann:x@db.example.org/orders\nPOSTGRES_DB=two\n");
        window.go(n -> n.openFolder(several));
        window.see("#found");
        pic("folder-several-broken");
        Path none = Files.createDirectory(folder.resolve("nothing"));
        window.go(n -> n.openFolder(none));
        window.see("#nothing");
        pic("folder-nothing");
        window.go(n -> n.openFolder(folder.resolve("gone")));
        window.see(".failure-what");
        pic("folder-gone");
        window.go(n -> n.newProject(folder.resolve("fresh")));
        window.see("#files");
        pic("new");
        dark();
        pic("new-dark");
        dark();
        window.go(n -> n.newProject(spring));
        window.see(".failure-what");
        pic("new-refused");
        for (String kind : List.of("h2File", "h2ServerKind", "h2Memory", "urlKind", "postgresql")) {
            window.go(n -> n.connect());
            window.see("#test").click("#" + kind);
            pic("connect-" + kind);
        }
        size(1280, 1300);
        window.go(n -> n.connect(new Bookmark("", new Bookmark.Files(spring.toString(), "", "", "", "", Map.of(), null),
                new Bookmark.Place("jdbc:postgresql://localhost:1/orders?sslmode=verify-full", "ann", "sales", "admin",
                        Environment.PRODUCTION, true),
                Instant.EPOCH)));
        window.see("#role");
        pic("connect-advanced-tall");
        dark();
        pic("connect-advanced-tall-dark");
        dark();
        size(1100, 700);
        window.click("#test").see(".failure-what");
        pic("connect-failed");
        try (ServerSocket silent = new ServerSocket(0)) {
            set("#port", String.valueOf(silent.getLocalPort()));
            window.click("#test");
            pic("connect-trying");
            window.click("#cancel");
        }
        window.go(n -> n.connect());
        window.see("#file");
        window.click("#h2File");
        set("#file", folder.resolve("shop").toString());
        set("#user", "sa");
        set("#folder", "");
        window.click("#test").see(".answer-success");
        pic("connect-works");
        window.click("#connect").see(".topbar #name");
        Thread.sleep(800);
        pic("database-alone");
        window.press(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.W);
        window.press(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.W);
        window.see("#recent");
        Files.move(spring, folder.resolve("moved"));
        pic("start-recents");
        size(900, 600);
        pic("start-recents-small");
        size(1920, 1080);
        pic("start-recents-large");
        dark();
        pic("start-recents-large-dark");
        window.close();
    }
}
