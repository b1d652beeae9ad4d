package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.jdbc.JdbcSchemas;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.ReadSchema;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.difference.SchemaComparer;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The same files on two databases, one moved by this program and one by Liquibase's own commands. */
final class SideBySide implements AutoCloseable {
    private final TestDatabase ours;
    private final TestDatabase theirs;
    private final Opened opened;
    private final Twin twin;
    private final ProjectSettings project;
    private final boolean owner;

    SideBySide(Product product, ProjectSettings project) throws SQLException {
        this(product.fresh(), product.fresh(), project, true);
    }

    /** On two databases that belong to somebody else and stay. */
    SideBySide(TestDatabase ours, TestDatabase theirs, ProjectSettings project) {
        this(ours, theirs, project, false);
    }

    private SideBySide(TestDatabase ours, TestDatabase theirs, ProjectSettings project, boolean owner) {
        this.project = project;
        this.ours = ours;
        this.theirs = theirs;
        this.owner = owner;
        this.opened = Opened.open(ours, project);
        this.twin = new Twin(theirs, project);
    }

    TestDatabase ours() {
        return ours;
    }

    TestDatabase theirs() {
        return theirs;
    }

    Opened opened() {
        return opened;
    }

    Twin twin() {
        return twin;
    }

    /** The same on both. */
    void prepare(String... statements) throws SQLException {
        ours.run(statements);
        theirs.run(statements);
    }

    Plan upgrade(String target) {
        return run(PlanRequest.upgrade(Target.parse(target)));
    }

    Plan rollback(String target) {
        return run(PlanRequest.rollback(Target.parse(target)));
    }

    Plan stamp(String target) {
        return run(PlanRequest.stamp(Target.parse(target)));
    }

    /** Plans and runs on our side; it has to go through, and the database has to get what the plan showed. */
    Plan runAsShown(PlanRequest request) throws SQLException {
        Plan plan = opened.plan(request);
        assertThat(plan.blockers()).isEmpty();
        SentStatements.assertSentAsPromised(ours, opened, plan);
        return plan;
    }

    /** Plans and runs on our side; it has to go through. */
    Plan run(PlanRequest request) {
        Plan plan = opened.plan(request);
        assertThat(plan.blockers()).isEmpty();
        RunOutcome outcome = opened.run(plan);
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.result()).isEqualTo(RunOutcome.Result.COMPLETED);
        return plan;
    }

    /**
     * Up one by one, compared after each. What is never recorded (a failure that is allowed, a change for another product)
     * stays in front and is tried again each time, by both.
     */
    void upOneByOne() throws SQLException {
        for (TimelineEntry entry : waiting()) {
            int count = 1 + waiting().stream().map(TimelineEntry::id).toList().indexOf(entry.id());
            upgrade(entry.id().toString());
            twin.update(count);
            assertSame("after " + entry.id() + " went up");
        }
    }

    /** Schema, data and history are the same on both sides. */
    void assertSame(String when) throws SQLException {
        List<String> here = lines(ours);
        List<String> there = lines(theirs);
        assertThat(without(here, there)).as(when + ": only on our side").isEmpty();
        assertThat(without(there, here)).as(when + ": only on Liquibase's side").isEmpty();
        assertThat(here).as(when).isEqualTo(there);
    }

    /** The same, and Tidemark's own reader of schemas finds no difference either. */
    void assertSameAndReadAlike(String when) throws SQLException {
        assertSame(when);
        Schema here = read(ours);
        Schema there = read(theirs);
        assertThat(new SchemaComparer().compare(here, there, List.of(), List.of()).differences())
                .as(when + ": what the comparison says")
                .isEmpty();
        assertThat(here).as(when + ": as read").isEqualTo(there);
    }

    private Schema read(TestDatabase database) {
        ConnectionSpec spec = new ConnectionSpec(
                database.url(), database.user(), database.password(), null, null, Environment.DEVELOPMENT);
        return new ReadSchema(new JdbcSchemas(List.of(new PostgresProduct(), new H2Product())))
                .read(spec, project, List.of(), new CancelToken());
    }

    private static List<String> without(List<String> all, List<String> others) {
        List<String> left = new ArrayList<>(all);
        others.forEach(left::remove);
        return left;
    }

    private List<String> lines(TestDatabase database) throws SQLException {
        return DatabaseDump.of(database, project.tables()).stream().flatMap(String::lines).toList();
    }

    /** Liquibase's own status on our database says what ours says, and on its own database the same. */
    void assertSameStatus() {
        assertSameWaiting();
        assertThat(twin.unrun()).isEqualTo(waiting().stream().map(e -> e.id().toString()).toList());
    }

    /** Liquibase's own status on our database says what ours says. */
    void assertSameWaiting() {
        assertThat(new Twin(ours, project).unrun())
                .isEqualTo(waiting().stream().map(e -> e.id().toString()).toList());
    }

    /** Liquibase's own update, run on both databases, does the same on both. */
    void assertLiquibaseGoesOnTheSame() throws SQLException {
        new Twin(ours, project).update();
        twin.update();
        assertSame("after Liquibase's own update on both");
    }

    List<TimelineEntry> waiting() {
        return opened.status().timeline().waiting();
    }

    @Override
    public void close() {
        opened.close();
        if (owner) {
            ours.close();
            theirs.close();
        }
    }
}
