package dev.tidemark.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.control.SqlFlow.Mark;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.plan.PlanRow.Danger;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class PlanReaderTest {
    private static final String LONG =
            "CREATE TABLE customers (id bigint NOT NULL, name varchar(100) NOT NULL, mail varchar(200))";

    private final MemoryEngine engine =
            new MemoryEngine("a | b c! d").sending("b", LONG).sending("c",
                    "DROP TABLE old; ALTER TABLE t DROP COLUMN x");
    private final Messages messages = new Messages();

    @Test
    void aSearchGoesRoundAndSaysWhereItStands() {
        PlanReader reader = reader();
        reader.queryProperty().set("not null");
        assertThat(reader.foundProperty().get()).isEqualTo("1 of 2");
        assertThat(reader.marks(reader.foundRow())).extracting(Mark::kind).containsExactly(Mark.Kind.CURRENT);
        int second = reader.step(1);
        assertThat(reader.foundProperty().get()).isEqualTo("2 of 2");
        assertThat(second).isGreaterThan(0);
        reader.step(1);
        assertThat(reader.foundProperty().get()).isEqualTo("1 of 2");
        reader.queryProperty().set("zebra");
        assertThat(reader.foundProperty().get()).isEqualTo("not found");
        assertThat(reader.step(1)).isEqualTo(-1);
    }

    @Test
    void aSearchUnfoldsWhatWasFolded() {
        PlanReader reader = reader();
        reader.foldAll();
        assertThat(reader.rows()).hasSize(3).allMatch(row -> row instanceof PlanRow.Head);
        reader.queryProperty().set("mail");
        assertThat(reader.foundProperty().get()).isEqualTo("1 of 1");
    }

    @Test
    void whatIsCopiedIsTheExactText() {
        PlanReader reader = reader();
        PlanRow line = first(reader, PlanRow.Line.class);
        assertThat(reader.statement(line)).isEqualTo(LONG);
        assertThat(reader.step(line)).isEqualTo(LONG + ";");
        assertThat(reader.all()).startsWith(LONG + ";\n\nDROP TABLE old;");
    }

    @Test
    void asSentShowsTheTextItself() {
        PlanReader reader = reader();
        assertThat(lines(reader, 0)).hasSizeGreaterThan(3);
        reader.asSentProperty().set(true);
        assertThat(lines(reader, 0)).containsExactly(LONG);
    }

    @Test
    void dangersStandBehindTheirStatementAndAreCounted() {
        PlanReader reader = reader();
        assertThat(reader.dangers()).containsEntry(Danger.LOSS, 2).containsEntry(Danger.ONE_WAY, 1);
        int row = reader.danger(Danger.LOSS, -1, 1);
        assertThat(reader.rows().get(row).place().statement()).isZero();
        assertThat(reader.rows().get(row).text()).contains("Destroys data: Drops the table old.");
        int next = reader.danger(Danger.LOSS, row, 1);
        assertThat(reader.rows().get(next).text()).contains("t.x");
        assertThat(reader.danger(Danger.LOSS, next, 1)).isEqualTo(row);
        assertThat(reader.danger(Danger.DECIDED, -1, 1)).isEqualTo(-1);
    }

    @Test
    void aJumpUnfoldsTheStepItGoesTo() {
        PlanReader reader = reader();
        reader.foldAll();
        int row = reader.danger(null, -1, 1);
        assertThat(reader.rows().get(row)).isInstanceOf(PlanRow.Remark.class);
    }

    @Test
    void whatIsOneTransactionIsJoinedWithItsHistoryRow() {
        PlanReader reader = reader();
        PlanRow line = first(reader, PlanRow.Line.class);
        PlanRow history = first(reader, PlanRow.History.class);
        assertThat(line.place().with(history.place())).isTrue();
        assertThat(((PlanRow.Head) reader.rows().getFirst()).commit()).isEqualTo(messages.text("plan.commit.together"));
    }

    @Test
    void whatCommitsByItselfStandsAlone() {
        Plan plan = plan();
        List<Step> steps = plan.steps().stream().map(PlanReaderTest::alone).toList();
        Plan alone = with(plan, steps);
        PlanReader reader = new PlanReader(messages);
        reader.show(alone, PlanRows.of(alone, Cut.steps(true), false, messages), Cut.steps(true));
        PlanRow line = first(reader, PlanRow.Line.class);
        assertThat(line.place().with(first(reader, PlanRow.History.class).place())).isFalse();
        assertThat(reader.dangers()).containsEntry(Danger.ALONE, 3);
        reader.show(alone, PlanRows.of(alone, Cut.steps(false), false, messages), Cut.steps(false));
        assertThat(reader.dangers()).doesNotContainKey(Danger.ALONE);
        assertThat(((PlanRow.Head) reader.rows().getFirst()).commit()).isEqualTo(messages.text("plan.commit.schema"));
    }

    @Test
    void amongTenThousandStatementsTheOneThatIsLookedForIsFound() {
        Plan plan = plan();
        Step step = plan.steps().getFirst();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            List<Statement> statements = new ArrayList<>();
            for (int j = 0; j < 10; j++) {
                statements.add(Statement.fixed(LONG.replace("customers", "t" + i + "_" + j)));
            }
            steps.add(new Step(
                    step.kind(), step.revision(), "Step " + i, statements, step.history(), step.conditions(),
                    List.of()));
        }
        Plan large = with(plan, steps);
        PlanReader reader = new PlanReader(messages);
        reader.show(large, PlanRows.of(large, Cut.steps(true), false, messages), Cut.steps(true));
        reader.queryProperty().set("t999_9");
        assertThat(reader.foundProperty().get()).isEqualTo("1 of 1");
        PlanRow row = reader.rows().get(reader.foundRow());
        assertThat(row.place().step()).isEqualTo(999);
        assertThat(row.place().statement()).isEqualTo(9);
    }

    @Test
    void whatIsFoundLaterIsAddedBesideItsStatementAndNothingElseMoves() {
        PlanReader reader = reader();
        reader.toggle(2);
        reader.queryProperty().set("drop column");
        int found = reader.foundRow();
        List<PlanRow> before = List.copyOf(reader.rows());
        Plan plan = plan();
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.set(0, steps.getFirst().withRisks(
                List.of(new Risk(Risk.Severity.FAILS, "exists", "It is there.", "customers", null, 0))));
        Plan more = with(plan, steps);
        reader.add(more, PlanRows.of(more, Cut.steps(true), false, messages));
        List<PlanRow> added = new ArrayList<>(reader.rows());
        added.removeAll(before);
        assertThat(added).filteredOn(PlanRow.Remark.class::isInstance).singleElement().satisfies(row -> {
            assertThat(row.place().statement()).isZero();
            assertThat(((PlanRow.Remark) row).isThere()).isTrue();
        });
        assertThat(reader.rows()).hasSize(before.size() + 1);
        assertThat(reader.anyFolded()).isFalse();
        assertThat(reader.foundRow()).isEqualTo(found + 1);
        assertThat(reader.dangers()).containsEntry(Danger.FAILS, 1);
    }

    @Test
    void aRemarkWhoseRowsWereCountedLaterTakesThePlaceOfTheOneBefore() {
        PlanReader reader = reader();
        Plan plan = plan();
        Step drops = plan.steps().get(1);
        List<Risk> counted = drops.risks().stream()
                .map(r -> new Risk(r.severity(), r.rule(), r.message(), r.object(), 7L, r.statement()))
                .toList();
        assertThat(counted).isNotEmpty();
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.set(1, drops.withRisks(counted));
        Plan more = with(plan, steps);
        int before = reader.rows().size();

        reader.add(more, PlanRows.of(more, Cut.steps(true), false, messages));

        assertThat(reader.rows()).hasSize(before);
        assertThat(remarks(reader.rows()))
                .isEqualTo(remarks(PlanRows.of(more, Cut.steps(true), false, messages).shown(Set.of(), Set.of())))
                .anyMatch(row -> row.toString().contains("7 rows"));
    }

    private static List<PlanRow> remarks(List<PlanRow> rows) {
        return rows.stream().filter(PlanRow.Remark.class::isInstance).toList();
    }

    private static Step alone(Step step) {
        Step.Conditions was = step.conditions();
        return new Step(step.kind(), step.revision(), step.title(), step.statements(), step.history(),
                new Step.Conditions(was.preconditions(), "", was.reversibility(), false, List.of()), step.risks());
    }

    private static Plan with(Plan plan, List<Step> steps) {
        return new Plan(plan.request(), plan.direction(), plan.setup(), steps, null, plan.blockers(), plan.notes(),
                plan.fingerprint());
    }

    private static List<String> lines(PlanReader reader, int step) {
        return reader.rows().stream()
                .filter(r -> r instanceof PlanRow.Line && r.place().step() == step)
                .map(PlanRow::text)
                .toList();
    }

    private static <T extends PlanRow> PlanRow first(PlanReader reader, Class<T> type) {
        return reader.rows().stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    private Plan plan() {
        MemoryWindow window = new MemoryWindow(engine);
        return window.makePlan()
                .make(window.workspace(Environment.DEVELOPMENT).database(), PlanRequest.upgrade(new Target.Head()));
    }

    private PlanReader reader() {
        Plan plan = plan();
        PlanReader reader = new PlanReader(messages);
        reader.show(plan, PlanRows.of(plan, Cut.steps(true), false, messages), Cut.steps(true));
        return reader;
    }
}
