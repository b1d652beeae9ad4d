package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.fixture.Opened;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change type that Liquibase knows leaves by Tidemark what it leaves by Liquibase's own commands, up and down. */
@ExtendWith(ClassLeakCheck.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryChangeTypeTest {
    @TempDir
    Path folder;

    private final Map<Product, Pair> pairs = new EnumMap<>(Product.class);

    @BeforeAll
    void make() throws SQLException {
        for (Product product : Product.values()) {
            pairs.put(product, new Pair(product));
        }
    }

    @AfterAll
    void close() {
        pairs.values().forEach(Pair::close);
    }

    private Pair pair(Product product) {
        return Objects.requireNonNull(pairs.get(product));
    }

    private SideBySide on(Product product, String file) throws SQLException {
        return pair(product).side(Opened.project(Opened.changelogs("types"), file, ""));
    }

    static List<Arguments> reversible() {
        return ChangeTypes.reversible().stream()
                .flatMap(file -> List.of(Product.values()).stream().map(product -> Arguments.of(product, file)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("reversible")
    void goesUpAndDownAndUpAsWithLiquibase(Product product, String file) throws SQLException {
        try (SideBySide both = on(product, file)) {
            up(both, "up");
            Plan down = both.runAsShown(PlanRequest.rollback(new Target.Base()));
            both.twin().rollback(down.steps().size());
            both.assertSame("down");
            both.assertSameStatus();
            if (product == Product.H2) {
                up(both, "up again"); // that nothing was left behind; on PostgreSQL the comparison itself says so
            }
        }
    }

    /** First the tables: what loads files asks them for the types of their columns, and is only known afterwards. */
    private static void up(SideBySide both, String when) throws SQLException {
        if (both.opened().status().changelog().revisions().getFirst().id().path().equals("loading.xml")) {
            both.runAsShown(PlanRequest.upgrade(new Target.Forward(1)));
            both.twin().update(1);
        }
        both.runAsShown(PlanRequest.upgrade(new Target.Head()));
        both.twin().update();
        both.assertSameAndReadAlike(when);
        both.assertSameStatus();
    }

    static List<String> files() {
        return ChangeTypes.reversible();
    }

    @ParameterizedTest
    @MethodSource("files")
    void stampedIsWhatChangelogSyncRecords(String file) throws SQLException {
        try (SideBySide both = on(Product.H2, file)) {
            both.runAsShown(PlanRequest.stamp(new Target.Head()));
            both.twin().sync();
            both.assertSame("stamped");
            both.assertSameStatus();
        }
    }

    @Test
    void planningPrintsNoMessageThatIsMeantForTheRun() throws SQLException {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (SideBySide both = on(Product.H2, "marks.xml")) {
            System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
            both.opened().plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("It's being made");
            both.upgrade("output");
            assertThat(printed.toString(StandardCharsets.UTF_8)).containsOnlyOnce("It's being made");
        } finally {
            System.setErr(before);
        }
    }

    /** What has no inverse is refused by both, and nothing of it is done by either. */
    @ParameterizedTest
    @EnumSource(names = "H2")
    void whatHasNoInverseIsRefusedAsWithLiquibase(Product product) throws SQLException {
        refused(product);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(names = "POSTGRES")
    void whatHasNoInverseIsRefusedAsWithLiquibaseElsewhere(Product product) throws SQLException {
        refused(product);
    }

    private void refused(Product product) throws SQLException {
        try (SideBySide both = on(product, ChangeTypes.IRREVERSIBLE)) {
            for (TimelineEntry entry : both.waiting()) {
                both.runAsShown(PlanRequest.upgrade(new Target.Forward(1)));
                both.twin().update(1);
                both.assertSame("after " + entry.id());
                if (!entry.id().id().equals("given")) {
                    Plan down = both.opened().plan(PlanRequest.rollback(new Target.Back(1)));
                    assertThat(down.blockers()).as(entry.id().id()).extracting(Blocker::reason)
                            .containsExactly(Blocker.Reason.NOT_REVERSIBLE);
                    assertThatThrownBy(() -> both.twin().rollback(1)).as(entry.id().id())
                            .hasStackTraceContaining("RollbackImpossibleException");
                    both.assertSame("after no rollback of " + entry.id());
                }
            }
        }
    }

    /** Liquibase runs up to the stop and ends there with an error; Tidemark says beforehand where it is. */
    @ParameterizedTest
    @EnumSource
    void stopIsSeenBeforehand(Product product) throws SQLException {
        try (SideBySide both = on(product, ChangeTypes.STOP)) {
            Plan head = both.opened().plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(head.blockers()).extracting(Blocker::message)
                    .containsExactly("stop.xml::stop::ann at stop.xml:6 says to stop here: It's enough");
            both.runAsShown(PlanRequest.upgrade(Target.parse("before")));
            assertThatThrownBy(both.twin()::update).hasStackTraceContaining("It's enough");
            both.assertSame("before the stop");
            both.assertSameStatus();
        }
    }

    /** Deliberate: Liquibase takes back loaded rows by deleting them, those that were there before and only changed too. */
    @ParameterizedTest
    @EnumSource
    void rowsThatWereThereBeforeAreNotDeletedToUndoAnUpdateFromAFile(Product product) throws SQLException, IOException {
        Files.writeString(folder.resolve("rows.csv"), "id,name\n1,changed\n2,new\n");
        Files.writeString(folder.resolve("root.xml"), Drawn.xml("""
                <changeSet id="rows" author="ann"><loadUpdateData tableName="thing" file="rows.csv" primaryKey="id">
                <column name="id" type="NUMERIC"/><column name="name" type="STRING"/></loadUpdateData></changeSet>
                """));
        try (SideBySide both = pair(product).side(Opened.project(folder, "root.xml", ""))) {
            both.prepare("CREATE TABLE thing (id int PRIMARY KEY, name varchar(20))",
                    "INSERT INTO thing VALUES (1, 'x')");
            both.runAsShown(PlanRequest.upgrade(new Target.Head()));
            both.twin().update();
            both.assertSame("up");
            assertThat(both.opened().plan(PlanRequest.rollback(new Target.Base())).blockers())
                    .extracting(Blocker::message)
                    .singleElement().asString().contains("loadUpdateData would be undone by deleting its rows");
            both.twin().rollback(1);
            assertThat(DatabaseDump.rows(both.theirs(), ProjectSettings.HistoryTables.USUAL))
                    .noneMatch(row -> row.contains("NAME="));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeThatLiquibaseKnowsIsCompared(Product product) {
        ChangeTypes.Coverage coverage = ChangeTypes.coverage(product);
        System.out.println("Change types compared on " + product + ": " + coverage.used().size() + " with "
                + coverage.usedAttributes() + " of their " + coverage.attributes() + " attributes; not compared: "
                + coverage.reasons());
        assertThat(coverage.silent()).as("neither compared nor said why").isEmpty();
        assertThat(coverage.used()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(coverage.reasons().keySet()).allMatch(name -> !coverage.used().containsKey(name));
    }
}
