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
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.Arguments;

/** Every change type that Liquibase knows leaves by Tidemark what it leaves by Liquibase's own commands, up and down. */
@ExtendWith(ClassLeakCheck.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryChangeTypeTest {
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

    private SideBySide on(Product product, String file) throws SQLException {
        ProjectSettings project = Opened.project(Opened.changelogs("types"), file, "");
        return pairs.get(product).side(project);
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
            up(both, "up again");
        }
    }

    /** First the tables: what loads files asks them for the types of their columns, and is only known afterwards. */
    private static void up(SideBySide both, String when) throws SQLException {
        both.runAsShown(PlanRequest.upgrade(new Target.Forward(1)));
        both.twin().update(1);
        both.runAsShown(PlanRequest.upgrade(new Target.Head()));
        both.twin().update();
        both.assertSameAndReadAlike(when);
        both.assertSameStatus();
    }

    /** What has no inverse is refused by both, and nothing of it is done by either. */
    @ParameterizedTest
    @EnumSource
    void whatHasNoInverseIsRefusedAsWithLiquibase(Product product) throws SQLException {
        try (SideBySide both = on(product, "irreversible.xml")) {
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
}
