package dev.tidemark.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases that cannot be reached, do not let in, or do not let write. */
@ExtendWith(LeakCheck.class)
@SuppressWarnings("StringConcatToTextBlock") // short pieces of files read better where they are used
class ConnectionInputTest {
    private static final String ONE = "--changeset ann:one\nCREATE TABLE one (id int);\n--rollback DROP TABLE one;";

    private static final After UNDONE =
            After.that("only Liquibase's own tables are made; the revision was undone", s -> {
                assertThat(s.recorded()).isEmpty();
                assertThat(s.tables()).containsExactly("databasechangelog", "databasechangeloglock", "kept");
            });

    @TempDir
    Path place;

    @ParameterizedTest
    @MethodSource("mistakes")
    void isSaidAndNothingIsLost(Mistake mistake) throws Exception {
        Trial.of(mistake, place);
    }

    @AfterAll
    static void count() {
        System.out.println("Bad input, connection: " + mistakes().size() + " mistakes");
    }

    private static Mistake.Setup odd(OddServer.Manner manner) {
        return s -> s.sql(ONE).url(s.keep(new OddServer(manner)).url() + "?loginTimeout=2").login("ann", "secret");
    }

    private static Mistake.Setup url(String url) {
        return s -> s.sql(ONE).url(url).login("ann", "secret");
    }

    /** A role of the server that one scene owns. */
    private static String role(Scene s, String options) throws Exception {
        String name = "r" + s.database().url().replaceFirst(".*/t", "");
        s.run("CREATE ROLE " + name + " LOGIN PASSWORD 'right' " + options);
        s.keep(() -> s.run("REASSIGN OWNED BY " + name + " TO postgres", "DROP OWNED BY " + name, "DROP ROLE " + name));
        s.login(name, "right");
        return name;
    }

    static List<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>();
        all.addAll(addresses());
        all.addAll(servers());
        all.addAll(rights());
        all.addAll(limits());
        all.addAll(files());
        return all;
    }

    private static List<Mistake> limits() {
        return List.of(
                Mistake.of("A standby, looked at")
                        .given(s -> Servers.standby(s.sql(ONE), before -> before.ask(List.of("upgrade", "--yes"))))
                        .exit(0).says("Current position root.sql::one::ann Applied 1 Pending 0"),
                Mistake.of("A standby, and an upgrade")
                        .given(s -> Servers.standby(s.sql(ONE), before -> {}))
                        .asking("upgrade", "--yes").exit(5)
                        .says("This server is a standby: it follows another one and takes no writes. Nothing was changed. Connect to a server that takes writes."),
                Mistake.of("A statement timeout of the database, which a run does without").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "SELECT pg_sleep(0.5);")
                                .run(alter(s, "statement_timeout = '100ms'")))
                        .asking("upgrade", "--yes").exit(0).says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A statement timeout of the revision's own").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "SET LOCAL statement_timeout = '100ms';",
                                "SELECT pg_sleep(5);"))
                        .asking("upgrade", "--yes")
                        .says("root.sql::one::ann failed: canceling statement due to statement timeout. No step was committed. This revision was undone completely.")
                        .leaves(UNDONE),
                Mistake.of("A transaction timeout of the database").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "SELECT pg_sleep(5);")
                                .run(alter(s, "transaction_timeout = '1s'")))
                        .asking("upgrade", "--yes")
                        .says("root.sql::one::ann failed: terminating connection due to transaction timeout. No step was committed. The connection is lost; the server undoes this revision by itself.",
                                "Connect again and look at the history before going on.")
                        .leaves(UNDONE));
    }

    private static String alter(Scene s, String setting) {
        return "ALTER DATABASE " + s.database().url().replaceFirst(".*/", "") + " SET " + setting;
    }

    /** Between two readings no transaction stays open that such a server could end. */
    @Test
    void aServerThatEndsIdleTransactionsDoesNotEndOurs() throws Exception {
        try (Scene scene = Scene.fresh(place, true)) {
            scene.sql(ONE).run(alter(scene, "idle_in_transaction_session_timeout = '200ms'"));
            try (Opened opened = Opened.open(scene.database(), scene.folder(), "root.sql")) {
                assertThat(opened.status().record().rows()).isEmpty();
                Thread.sleep(600);
                Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
                Thread.sleep(600);
                assertThat(opened.run(plan).failure()).isNull();
                Thread.sleep(600);
                assertThat(opened.status().record().rows()).hasSize(1);
            }
        }
    }

    private static List<Mistake> addresses() {
        return List.of(
                Mistake.of("A host that does not exist").given(url("postgresql://no-such-host.invalid/shop")).says(
                        "No computer called no-such-host.invalid is known here. Check how the host is written, and whether a VPN has to be on."),
                Mistake.of("A port on which nobody listens").given(url("postgresql://127.0.0.1:1/shop")).says(
                        "Nothing listens at 127.0.0.1:1: the connection was refused. Check host and port, and that the server runs and listens for connections from outside (listen_addresses)."),
                Mistake.of("A port that is none").given(url("postgresql://localhost:99999/shop")).exit(2)
                        .says("The database URL has no port that can be read."),
                Mistake.of("A server that accepts and says nothing").given(odd(OddServer.Manner.SILENT)).says(
                        "The server at … did not answer in time. Check host and port: something else may listen there, or a firewall drops what is sent."),
                Mistake.of("A server that closes at once").given(odd(OddServer.Manner.CLOSES)).says(
                        "What answers at … does not speak as PostgreSQL does. Check host and port; a proxy or another program may stand there."),
                Mistake.of("A server that answers with something else").given(odd(OddServer.Manner.GARBAGE))
                        .says("What answers at … does not speak as PostgreSQL does."),
                Mistake.of("A web server").given(odd(OddServer.Manner.WEB))
                        .says("What answers at … does not speak as PostgreSQL does."));
    }

    private static List<Mistake> servers() {
        return List.of(
                Mistake.of("A database that does not exist").onPostgres()
                        .given(s -> s.sql(ONE).url(s.database().url() + "x"))
                        .says("database \"…x\" does not exist. The server at … itself answers. Check the database's name."),
                Mistake.of("A user that does not exist").onPostgres().given(s -> s.sql(ONE).login("nobody_there", "x"))
                        .says("The server at … does not let 'nobody_there' in: role \"nobody_there\" does not exist. Check the user, the database and, with certificates, whose certificate it is."),
                Mistake.of("A wrong password").onPostgres().given(s -> {
                    Servers.askForPasswords(s, role(s, ""));
                    s.sql(ONE).login(role0(s), "wrong");
                }).says("The server at … does not accept the password of '…'. Check user and password."),
                Mistake.of("No password").onPostgres().given(s -> {
                    Servers.askForPasswords(s, role(s, ""));
                    s.sql(ONE).login(role0(s), "");
                }).says("The server at … asks for a password of '…', and none is known."),
                Mistake.of("A role that does not exist").onPostgres().given(s -> s.sql(ONE))
                        .asking("status", "--role", "nobody_there")
                        .says("role \"nobody_there\" does not exist. Check the role's name."),
                Mistake.of("A role that may not be taken").onPostgres().given(s -> {
                    s.sql(ONE);
                    role(s, "");
                }).asking("status", "--role", "postgres")
                        .says("permission denied to set role \"postgres\". Ask for the right to connect or to take that role."),
                Mistake.of("A schema that does not exist").onPostgres().given(s -> s.sql(ONE))
                        .asking("upgrade", "--yes", "--schema", "nowhere").exit(5)
                        .says("None of the schemas on the search path exists. Nothing was changed. Name one that exists with --schema, or make it first."),
                Mistake.of("TLS that the server does not offer").onPostgres()
                        .given(s -> s.sql(ONE).url(s.database().url() + "?sslmode=require"))
                        .says("The server at … does not offer encryption, and this connection asks for it. Choose the encryption 'prefer' or 'disable' where the network is trusted, or have it turned on at the server (ssl = on)."),
                Mistake.of("A certificate that does not verify").onPostgres().given(s -> {
                    Path other = Servers.certificate(s, "other");
                    Servers.offerTls(s);
                    s.sql(ONE).url(s.database().url() + "?sslmode=verify-ca&sslrootcert=" + other);
                }).says("The certificate of the server at … is not one that is trusted. Name the file with the certificate of its authority. The encryption 'require' does not look at it, and protects less."),
                Mistake.of("A certificate of another host").onPostgres().given(s -> {
                    Path right = Servers.offerTls(s);
                    s.sql(ONE).url(s.database().url() + "?sslmode=verify-full&sslrootcert=" + right);
                }).says("The certificate of the server at … is another host's: The hostname localhost could not be verified"),
                Mistake.of("A certificate file that does not exist").onPostgres().given(s -> {
                    Servers.offerTls(s);
                    s.sql(ONE).url(s.database().url() + "?sslmode=verify-ca&sslrootcert=/nowhere/root.crt");
                }).says("No encrypted connection to … came about: Could not open SSL root certificate file /nowhere/root.crt."));
    }

    private static List<Mistake> rights() {
        return List.of(
                Mistake.of("Too many connections").onPostgres().given(s -> {
                    String r = role(s, "CONNECTION LIMIT 1");
                    s.sql(ONE);
                    s.keep(java.sql.DriverManager.getConnection(s.database().url(), r, "right"));
                }).says("The server takes no more connections: too many connections for role \"…\". Try again later, or close some."),
                Mistake.of("No right to connect").onPostgres().given(s -> {
                    role(s, "");
                    s.run("REVOKE CONNECT ON DATABASE " + s.database().url().replaceFirst(".*/", "") + " FROM PUBLIC");
                    s.sql(ONE);
                }).says("permission denied for database \"…\". Ask for the right to connect or to take that role."),
                Mistake.of("No right to create tables").onPostgres().given(s -> {
                    role(s, "");
                    s.sql(ONE);
                }).asking("upgrade", "--yes").says(
                        "permission denied for schema public. The history tables are not complete; no revision was run. The user lacks the right. Ask for it, or connect with another --user or --role."),
                Mistake.of("No right to read the changelog table").onPostgres().given(s -> {
                    s.sql(ONE);
                    s.ask(List.of("upgrade", "--yes"));
                    role(s, "");
                }).asking("status").says(
                        "permission denied for table databasechangelog. Nothing was changed. The user lacks the right. Ask for it, or connect with another --user or --role."),
                Mistake.of("No right to write the changelog table").onPostgres().given(s -> {
                    s.sql(ONE);
                    s.ask(List.of("upgrade", "--yes"));
                    s.sql(ONE, ONE.replace("one", "two"));
                    String r = role(s, "");
                    s.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + r);
                }).asking("upgrade", "--yes").says(
                        "permission denied for table databasechangeloglock. Nothing was changed. The user lacks the right. Ask for it, or connect with another --user or --role."),
                Mistake.of("A database that is set to read only").onPostgres().given(s -> {
                    s.sql(ONE).run("ALTER DATABASE " + s.database().url().replaceFirst(".*/", "")
                            + " SET default_transaction_read_only = on");
                }).asking("upgrade", "--yes").exit(5).says(
                        "This database is set to read only (default_transaction_read_only). Nothing was changed. Connect to a server that takes writes."),
                Mistake.of("A changelog table that somebody locks").onPostgres().given(s -> {
                    s.sql(ONE);
                    s.ask(List.of("upgrade", "--yes"));
                    s.blockade("LOCK TABLE databasechangelog");
                }).asking("status").says(
                        "canceling statement due to lock timeout. Nothing was changed. Somebody else holds a lock on it, … Try again when they are done."));
    }

    private static List<Mistake> files() {
        return List.of(
                Mistake.of("An H2 file that does not exist")
                        .given(s -> s.sql(ONE).url("jdbc:h2:file:" + s.folder().resolve("none")))
                        .says("There is no H2 database at …/none. Nothing was created. Check the path. To let it be made, add ;IFEXISTS=FALSE to the URL."),
                Mistake.of("An H2 file that is none")
                        .given(s -> s.sql(ONE).file("bad.mv.db", "hello ".repeat(2000))
                                .url("jdbc:h2:file:" + s.folder().resolve("bad")))
                        .says("No connection to …/bad: File corrupted while reading record: … Check the URL, the path and its rights."),
                Mistake.of("An H2 file with another password").given(s -> {
                    String u = "jdbc:h2:file:" + s.folder().resolve("db");
                    java.sql.DriverManager.getConnection(u, "sa", "right").close();
                    s.sql(ONE).url(u).login("sa", "wrong");
                }).says("The database at … does not know this user and password. Check both."),
                Mistake.of("An H2 file that is opened read only").given(s -> {
                    String u = "jdbc:h2:file:" + s.folder().resolve("db");
                    java.sql.DriverManager.getConnection(u, "sa", "").close();
                    s.sql(ONE).url(u + ";ACCESS_MODE_DATA=r").login("sa", "");
                }).asking("upgrade", "--yes").exit(5).says(
                        "This database was opened read only. Nothing was changed. Connect to a server that takes writes."),
                Mistake.of("A setting of H2 that does not exist")
                        .given(s -> s.sql(ONE).url(s.database().url() + ";NONSENSE=1"))
                        .says("No connection to …: Unsupported connection setting \"NONSENSE\". Check the URL, the path and its rights."),
                Mistake.of("An address of MySQL").given(url("mysql://localhost/shop")).exit(2).says(
                        "Databases of the kind 'mysql' are not supported. Tidemark works with PostgreSQL and H2. Write postgresql://host:5432/database, jdbc:postgresql://host:5432/database, jdbc:h2:file:./name or jdbc:h2:mem:name."),
                Mistake.of("An address of SQLite").given(url("sqlite:///shop.db")).exit(2).says(
                        "Databases of the kind 'sqlite' are not supported. Tidemark works with PostgreSQL and H2."),
                Mistake.of("An address of Oracle").given(url("jdbc:oracle:thin:@localhost:1521/shop")).exit(2).says(
                        "Databases of the kind 'oracle' are not supported. Tidemark works with PostgreSQL and H2."),
                Mistake.of("An address of SQL Server").given(url("jdbc:sqlserver://localhost;databaseName=shop"))
                        .exit(2)
                        .says("Databases of the kind 'sqlserver' are not supported. Tidemark works with PostgreSQL and H2."),
                Mistake.of("An address without scheme").given(url("localhost/shop")).exit(2).says(
                        "This is not a database URL. Write postgresql://host:5432/database, jdbc:postgresql://host:5432/database, jdbc:h2:file:./name or jdbc:h2:mem:name."),
                Mistake.of("A misspelt scheme").given(url("postgressql://localhost/shop")).exit(2).says(
                        "Databases of the kind 'postgressql' are not supported. Tidemark works with PostgreSQL and H2."),
                Mistake.of("A password in the address").given(url("postgresql://ann:hunter2@localhost/shop")).exit(2)
                        .says("The URL holds a password. On a command line others can read it, and the shell keeps it. Leave it out, and give it as TIDEMARK_PASSWORD, PGPASSWORD, in .pgpass or the keychain, or wait to be asked."),
                Mistake.of("An empty address").given(url("")).exit(2).says("This is not a database URL."));
    }

    private static String role0(Scene s) {
        return "r" + s.database().url().replaceFirst(".*/t", "");
    }
}
