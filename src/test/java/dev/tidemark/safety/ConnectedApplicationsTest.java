package dev.tidemark.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.document.PlanDocument;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.ConnectedApplication;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Before a rollback it is said who is connected: an application that migrates when it starts undoes it. */
@ExtendWith(LeakCheck.class)
class ConnectedApplicationsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aWayDownNamesTheApplicationsThatAreConnectedAndAWayUpDoesNot() throws Exception {
        new ChangelogFolder(folder).sql(ChangelogFolder.table("a"), ChangelogFolder.table("b"));
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened = new ChangelogFolder(folder).open(database);
                Opened second = new ChangelogFolder(folder).open(database)) {
            opened.upgrade("+1");
            String shop = database.url() + "?ApplicationName=shop";
            try (Connection one = DriverManager.getConnection(shop, database.user(), database.password());
                    Connection two = DriverManager.getConnection(shop, database.user(), database.password())) {
                assertThat(one.isValid(1) && two.isValid(1)).isTrue();
                Plan down = opened.plan(PlanRequest.rollback(new Target.Base()));

                assertThat(down.connected()).as("and not our own second window")
                        .containsExactly(new ConnectedApplication("shop", "postgres", "127.0.0.1", 2));
                assertThat(down.notes()).anyMatch(note -> note.startsWith(
                        "Connected to this database now: shop (2 connections, user postgres, from 127.0.0.1). An application"
                                + " that migrates its schema when it starts will undo this rollback"));
                assertThat(PlanDocument.of(down).get("connected")).isEqualTo(List.of(Map.of(
                        "application", "shop", "user", "postgres", "address", "127.0.0.1", "connections", 2)));
                assertThat(opened.plan(PlanRequest.upgrade(new Target.Head())).connected()).isEmpty();
                assertThat(opened.plan(PlanRequest.stamp(new Target.Base())).connected()).isEmpty();
            }
            Plan alone = opened.plan(PlanRequest.rollback(new Target.Base()));
            assertThat(alone.connected()).isEmpty();
            assertThat(alone.notes()).noneMatch(note -> note.contains("Connected"));
            assertThat(second.status().record().rows()).hasSize(1);
        }
    }

    /** Whoever comes and goes does not make the plan another one. */
    @Test
    void anApplicationThatConnectsMeanwhileLeavesThePlanAsItWas() throws Exception {
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened =
                        new ChangelogFolder(folder).sql(ChangelogFolder.table("a")).open(database)) {
            opened.upgrade("head");
            Plan down = opened.plan(PlanRequest.rollback(new Target.Base()));
            try (Connection one = database.connect(); Statement statement = one.createStatement()) {
                statement.execute("SELECT 1");
                assertThat(opened.run(down).failure()).isNull();
            }
        }
    }

    /** The address and the state of another user's session are for the privileged; its name is for all. */
    @Test
    void anOrdinaryUserSeesTheNamesOfOthers() throws Exception {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            String role = "plain_" + database.name();
            database.run("CREATE ROLE " + role + " LOGIN PASSWORD 'x'", "ALTER SCHEMA public OWNER TO " + role);
            new ChangelogFolder(folder).sql(ChangelogFolder.table("a"));
            ConnectionSpec spec =
                    new ConnectionSpec(database.url(), role, "x", null, null, Environment.DEVELOPMENT);
            try (Opened opened = Opened.open(spec, Opened.project(folder, "root.sql", ""), new MemoryJournal());
                    Connection shop = DriverManager.getConnection(
                            database.url() + "?ApplicationName=shop", database.user(), database.password())) {
                assertThat(shop.isValid(1)).isTrue();
                opened.upgrade("head");
                assertThat(opened.plan(PlanRequest.rollback(new Target.Base())).connected())
                        .containsExactly(new ConnectedApplication("shop", "postgres", "", 1));
            }
            database.run("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
        }
    }

    @Test
    void onAnH2ServerTheOtherClientsAreNamed() throws Exception {
        new ChangelogFolder(folder).sql(ChangelogFolder.table("a"));
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir",
                folder.resolve("h2").toString()).start();
        String url = "jdbc:h2:" + server.getURL() + "/shop";
        try (Connection shop = DriverManager.getConnection(url, "sa", "")) {
            ConnectionSpec spec = new ConnectionSpec(url, "sa", "", null, null, Environment.DEVELOPMENT);
            try (Opened opened = Opened.open(spec, Opened.project(folder, "root.sql", ""), new MemoryJournal())) {
                assertThat(shop.isValid(1)).isTrue();
                opened.upgrade("head");
                assertThat(opened.plan(PlanRequest.rollback(new Target.Base())).connected()).singleElement()
                        .satisfies(one -> {
                            assertThat(one.user()).isEqualTo("SA");
                            assertThat(one.address()).isNotEmpty();
                            assertThat(one.sessions()).isEqualTo(1);
                        });
            }
        } finally {
            server.stop();
        }
    }
}
