package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The user's own classes: run with a plan, never by looking, and never in place of Liquibase's. */
@ExtendWith(LeakCheck.class)
class UserCodeTest {
    private static final String CHANGE =
            """
                    import java.nio.file.Files;
                    import java.nio.file.Path;
                    import java.nio.file.StandardOpenOption;
                    import liquibase.change.custom.CustomSqlChange;
                    import liquibase.change.custom.CustomSqlRollback;
                    import liquibase.database.Database;
                    import liquibase.exception.ValidationErrors;
                    import liquibase.resource.ResourceAccessor;
                    import liquibase.statement.SqlStatement;
                    import liquibase.statement.core.RawSqlStatement;

                    public class Greeting implements CustomSqlChange, CustomSqlRollback {
                        private String file;
                        public void setFile(String file) { this.file = file; }
                        private void note(String word) {
                            try {
                                Files.writeString(Path.of(file), word + "\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                            } catch (java.io.IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }
                        public SqlStatement[] generateStatements(Database database) {
                            note("up");
                            return new SqlStatement[] {
                                new RawSqlStatement("INSERT INTO greetings VALUES ('hello')"),
                                new RawSqlStatement("INSERT INTO greetings VALUES ('again')")};
                        }
                        public SqlStatement[] generateRollbackStatements(Database database) {
                            note("down");
                            return new SqlStatement[] {new RawSqlStatement("DELETE FROM greetings")};
                        }
                        public String getConfirmationMessage() { return "greeted"; }
                        public void setUp() {}
                        public void setFileOpener(ResourceAccessor accessor) {}
                        public ValidationErrors validate(Database database) { return new ValidationErrors(); }
                    }
                    """;
    private static final String HISTORY =
            """
                    import liquibase.changelog.StandardChangeLogHistoryService;

                    public class OwnHistory extends StandardChangeLogHistoryService {
                        @Override public int getPriority() { return 1000; }
                        @Override public void init() { throw new IllegalStateException("The user's history service was heard"); }
                    }
                    """;
    private static final String LOCK =
            """
                    import liquibase.lockservice.StandardLockService;

                    public class OwnLock extends StandardLockService {
                        @Override public int getPriority() { return 1000; }
                        @Override public boolean acquireLock() { throw new IllegalStateException("The user's lock service was heard"); }
                    }
                    """;
    private static final String GENERATOR = """
            import liquibase.database.Database;
            import liquibase.sql.Sql;
            import liquibase.sql.UnparsedSql;
            import liquibase.sqlgenerator.SqlGeneratorChain;
            import liquibase.sqlgenerator.core.CreateTableGenerator;
            import liquibase.statement.core.CreateTableStatement;

            public class OwnGenerator extends CreateTableGenerator {
                @Override public int getPriority() { return 1000; }
                @Override public Sql[] generateSql(CreateTableStatement s, Database d, SqlGeneratorChain c) {
                    return new Sql[] {new UnparsedSql("DROP SCHEMA public CASCADE")};
                }
            }
            """;

    private static final String COMMITTER =
            """
                    import liquibase.change.custom.CustomTaskChange;
                    import liquibase.database.Database;
                    import liquibase.database.jvm.JdbcConnection;
                    import liquibase.exception.CustomChangeException;
                    import liquibase.exception.ValidationErrors;
                    import liquibase.resource.ResourceAccessor;

                    public class Committer implements CustomTaskChange {
                        public void execute(Database database) throws CustomChangeException {
                            try (java.sql.Statement statement = connection(database).createStatement()) {
                                statement.execute("CREATE TABLE kept (id int)");
                                connection(database).setAutoCommit(true);
                            } catch (java.sql.SQLException e) {
                                throw new CustomChangeException(e);
                            }
                        }
                        private static java.sql.Connection connection(Database database) {
                            return ((JdbcConnection) database.getConnection()).getUnderlyingConnection();
                        }
                        public String getConfirmationMessage() { return ""; }
                        public void setUp() {}
                        public void setFileOpener(ResourceAccessor accessor) {}
                        public ValidationErrors validate(Database database) { return new ValidationErrors(); }
                    }
                    """;

    @TempDir
    Path folder;

    @Test
    void theUsersClassCannotCommitItsRevisionByItself() throws Exception {
        UserCode.compile(folder, "Committer", COMMITTER);
        new ChangelogFolder(folder).file("root.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: own
                      author: ann
                      changes:
                        - customChange: {class: Committer}
                """);
        ProjectSettings plain = Opened.project(folder, "root.yaml", "");
        ProjectSettings project = new ProjectSettings(
                plain.folder(), plain.changelog(), plain.searchPath(), List.of(folder.resolve("classes")),
                plain.execution(),
                plain.tables(),
                plain.rules());
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened = Opened.open(database, project)) {
            RunOutcome outcome = opened.upgrade("head");
            assertThat(outcome.result()).isEqualTo(RunOutcome.Result.FAILED);
            assertThat(String.valueOf(outcome.failure())).contains("one transaction", "undone completely");
            database.run("CREATE TABLE kept (proof int)");
        }
    }

    private ProjectSettings project(Path classes) throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(files.resolve("root.yaml"), """
                databaseChangeLog:
                  - changeSet:
                      id: table
                      author: ann
                      changes:
                        - createTable: {tableName: greetings, columns: [{column: {name: word, type: varchar(20)}}]}
                  - changeSet:
                      id: greet
                      author: ann
                      changes:
                        - customChange: {class: Greeting, param: {name: file, value: '%s'}}
                """.formatted(folder.resolve("calls")));
        ProjectSettings usual = Opened.project(files, "root.yaml", "");
        return new ProjectSettings(
                files, "root.yaml", usual.searchPath(), List.of(classes), usual.execution(), usual.tables(),
                usual.rules());
    }

    private List<String> calls() throws IOException {
        return UserCode.lines(folder.resolve("calls"));
    }

    @ParameterizedTest
    @EnumSource
    void aCustomChangeRunsWithThePlanAndIsMarkedAsDecidedWhileRunning(Product product)
            throws SQLException, IOException {
        UserCode.compile(folder, "Greeting", CHANGE);
        try (TestDatabase database = product.fresh();
                Opened opened = Opened.open(database, project(folder.resolve("classes")))) {
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(plan.blockers()).isEmpty();
            Step greet = plan.steps().getLast();
            assertThat(greet.statements()).extracting(Statement::nature)
                    .containsExactly(Statement.Nature.DECIDED_WHILE_RUNNING);
            assertThat(greet.statements().getFirst().sql()).contains("Greeting");
            assertThat(greet.conditions().decidedWhileRunning()).isNotEmpty();
            assertThat(calls()).as("planning runs nothing of the user's").isEmpty();

            RunOutcome outcome = opened.run(plan);
            assertThat(outcome.failure()).isNull();
            assertThat(calls()).contains("up").doesNotContain("down");
            assertThat(rows(database, opened)).hasSize(2);
            assertThat(opened.status().record().rows()).hasSize(2);

            Files.delete(folder.resolve("calls"));
            Plan down = opened.plan(PlanRequest.rollback(Target.parse("-1")));
            assertThat(down.blockers()).isEmpty();
            assertThat(calls()).as("planning runs nothing of the user's").isEmpty();
            assertThat(opened.run(down).failure()).isNull();
            assertThat(calls()).contains("down").doesNotContain("up");
            assertThat(rows(database, opened)).isEmpty();
        }
    }

    private static List<String> rows(TestDatabase database, Opened opened) throws SQLException {
        return DatabaseDump.rows(database, opened.database().project().tables()).stream()
                .filter(row -> row.contains("WORD="))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void servicesInAUsersJarAreNotHeard(Product product) throws SQLException, IOException {
        UserCode.compile(folder, "Greeting", CHANGE);
        UserCode.compile(folder, "OwnHistory", HISTORY);
        UserCode.compile(folder, "OwnLock", LOCK);
        UserCode.compile(folder, "OwnGenerator", GENERATOR);
        Path jar = UserCode.jar(folder, Map.of(
                "liquibase.changelog.ChangeLogHistoryService", "OwnHistory",
                "liquibase.lockservice.LockService", "OwnLock",
                "liquibase.sqlgenerator.SqlGenerator", "OwnGenerator"));
        try (TestDatabase database = product.fresh(); Opened opened = Opened.open(database, project(jar))) {
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(plan.steps().getFirst().statements().getFirst().sql()).startsWith("CREATE TABLE ");
            assertThat(opened.run(plan).failure()).isNull();
            assertThat(opened.rollback("base").failure()).isNull();
        }
    }
}
