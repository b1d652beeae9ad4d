package dev.tidemark.domain.difference;

import static dev.tidemark.fixture.Schemas.database;
import static dev.tidemark.fixture.Schemas.model;
import static dev.tidemark.fixture.Schemas.sequence;
import static dev.tidemark.fixture.Schemas.view;
import static dev.tidemark.fixture.TableDraft.filled;
import static dev.tidemark.fixture.TableDraft.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.schema.Column.Serial;
import dev.tidemark.domain.schema.Extension;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Policy;
import dev.tidemark.domain.schema.Publication;
import dev.tidemark.domain.schema.Routine;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Table.Security;
import dev.tidemark.domain.schema.Table.Traits;
import dev.tidemark.domain.schema.Trigger;
import dev.tidemark.domain.schema.View;
import dev.tidemark.fixture.Schemas;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is thought of tables, sequences, views and the rest that differ. */
@Tag("fast")
class ObjectRulesTest {

    @Test
    void aMissingTableBreaksAndIsOneDifference() {
        Difference found = Compared.only(
                model(table("orders").with("id", "bigint not null").key("id").index("ix", "id")), database());
        assertThat(Compared.line(found)).isEqualTo("breaking missing table orders");
        assertThat(found.left()).isEqualTo("table (id bigint not null, primary key (id))");
        assertThat(found.right()).isNull();
    }

    @Test
    void aTableThatOnlyTheDatabaseHasIsCosmeticForAModelAndNotableBetweenDatabases() {
        assertThat(Compared.lines(model(), database(table("audit"))))
                .containsExactly("cosmetic unexpected table audit");
        assertThat(Compared.lines(database(), database(table("audit"))))
                .containsExactly("notable unexpected table audit");
    }

    @Test
    void tablesOfMigrationToolsNeverAppear() {
        assertThat(Compared.lines(
                model(table("flyway_schema_history")),
                database(
                        table("databasechangelog"), table("DATABASECHANGELOGLOCK"), table("tidemark_run"),
                        table("alembic_version"))))
                .isEmpty();
    }

    @Test
    void anEntityMayBeKeptInAView() {
        Schema there = Schemas.with(database(), view("totals", "SELECT 1", "id bigint", "sum numeric"));
        assertThat(Compared.lines(model(table("totals").with("id", "bigint").with("sum", "numeric")), there))
                .containsExactly("cosmetic changed form table totals");
        assertThat(Compared.lines(model(table("totals").with("id", "bigint").with("count", "bigint")), there))
                .containsExactly("cosmetic changed form table totals", "breaking missing column totals.count");
    }

    @Test
    void aMissingSequenceBreaksInserting() {
        assertThat(Compared.lines(Schemas.with(model(), sequence("s", 50)), database()))
                .containsExactly("breaking missing sequence s");
        assertThat(Compared.lines(model(), Schemas.with(database(), sequence("s", 50))))
                .containsExactly("cosmetic unexpected sequence s");
    }

    @Test
    void aSequenceThatBelongsToAColumnIsNotMissing() {
        assertThat(Compared.lines(
                Schemas.with(model(table("t").with("id", "bigint not null")), sequence("t_id_seq", 1)),
                database(table("t").with(filled("id", "bigint", new Serial(ObjectName.of("t_id_seq"))))))).isEmpty();
    }

    @Test
    void anotherIncrementThanTheAllocationSizeGivesDuplicateKeys() {
        Difference found = Compared.only(
                Schemas.with(model(), sequence("s", 50)), Schemas.with(database(), sequence("s", 1)));
        assertThat(Compared.line(found)).isEqualTo("breaking changed increment sequence s");
        assertThat(found.verdict().otherwise()).contains("duplicate keys");
        assertThat(Compared.lines(Schemas.with(model(), sequence("s", 1)), Schemas.with(database(), sequence("s", 50))))
                .containsExactly("breaking changed increment sequence s");
        assertThat(
                Compared.lines(Schemas.with(database(), sequence("s", 1)), Schemas.with(database(), sequence("s", 50))))
                .containsExactly("notable changed increment sequence s");
    }

    @Test
    void viewsAreNoneOfAModelsBusiness() {
        Schema there = Schemas.with(database(), view("v", "SELECT 1"));
        assertThat(Compared.lines(model(), there)).isEmpty();
        assertThat(Compared.lines(there, model())).isEmpty();
        assertThat(Compared.lines(there, database())).containsExactly("breaking missing view v");
        assertThat(Compared.lines(database(), there)).containsExactly("notable unexpected view v");
    }

    @Test
    void aViewsQueryIsComparedWithoutItsLayout() {
        assertThat(Compared.lines(
                Schemas.with(database(), view("v", "SELECT a\n   FROM t", "a bigint")),
                Schemas.with(database(), view("v", "SELECT a FROM t", "a bigint")))).isEmpty();
        assertThat(Compared.lines(
                Schemas.with(database(), view("v", "SELECT a FROM t", "a bigint")),
                Schemas.with(database(), view("v", "SELECT a FROM u", "a bigint"))))
                .containsExactly("notable changed definition view v");
        assertThat(Compared.lines(
                Schemas.with(database(), view("v", "SELECT a, b FROM t", "a bigint", "b bigint")),
                Schemas.with(database(), view("v", "SELECT a FROM t", "a bigint"))))
                .containsExactly("breaking changed definition view v");
    }

    @Test
    void anIndexOfAMaterializedViewCounts() {
        View with = new View(
                ObjectName.of("m"), "SELECT 1", List.of("a bigint"), true, "",
                List.of(dev.tidemark.domain.schema.Index.of("ix_m", false, List.of("a"))));
        View without = new View(ObjectName.of("m"), "SELECT 1", List.of("a bigint"), true, "", List.of());
        assertThat(Compared.lines(Schemas.with(database(), with), Schemas.with(database(), without)))
                .containsExactly("notable missing index m.ix_m");
    }

    @Test
    void whatAModelIsSilentAboutIsNoDifference() {
        Schema there = traits(full("app"));
        assertThat(Compared.lines(model(table("t").with("a", "text")), there)).isEmpty();
        assertThat(Compared.lines(there, model(table("t").with("a", "text")))).isEmpty();
    }

    @Test
    void betweenDatabasesEverythingAroundATableIsNotable() {
        assertThat(Compared.lines(traits(full("app")), traits(Traits.NONE))).containsExactlyInAnyOrder(
                "cosmetic changed comment table t", "notable changed grants table t", "notable missing trigger t.audit",
                "notable changed row-level security table t", "notable missing policy t.own",
                "notable changed partitioning table t", "notable changed partitions table t",
                "notable changed replica identity table t");
        assertThat(Compared.lines(traits(full("app")), traits(full("admin"))))
                .containsExactly("notable changed owner table t");
    }

    @Test
    void aDisabledTriggerAndAnotherPolicyAreNotable() {
        Schema one = traits(around(new Trigger("audit", "CREATE TRIGGER audit", true), new Policy("own", "USING (a)")));
        Schema other =
                traits(around(new Trigger("audit", "CREATE TRIGGER audit", false), new Policy("own", "USING (b)")));
        assertThat(Compared.lines(one, other))
                .containsExactly("notable changed enabled trigger t.audit", "notable changed definition policy t.own");
    }

    @Test
    void statisticsAreNoDifference() {
        Traits some = new Traits("", "", List.of(), List.of(), Security.NONE, "", List.of(), "default", 17);
        assertThat(Compared.lines(traits(some), traits(Traits.NONE))).isEmpty();
    }

    @Test
    void routinesPublicationsAndExtensionsAreCompared() {
        Schema one = new Schema(
                Schemas.DATABASE, List.of(), List.of(), List.of(), List.of(),
                List.of(new Routine(ObjectName.of("total(integer)"), "CREATE FUNCTION a")),
                List.of(new Publication("all", "every table")), List.of(new Extension("citext", "1.6")));
        Schema other = new Schema(
                Schemas.DATABASE, List.of(), List.of(), List.of(), List.of(),
                List.of(new Routine(ObjectName.of("total(integer)"), "CREATE FUNCTION b")), List.of(),
                List.of(new Extension("citext", "1.7")));
        assertThat(Compared.lines(one, other)).containsExactlyInAnyOrder(
                "notable changed definition routine total(integer)", "notable missing publication all",
                "cosmetic changed version extension citext");
        assertThat(Compared.lines(model(), one)).isEmpty();
    }

    private static Schema traits(Traits traits) {
        return database(table("t").with("a", "text").traits(traits));
    }

    private static Traits around(Trigger trigger, Policy policy) {
        return new Traits(
                "", "", List.of(), List.of(trigger), new Security(true, false, List.of(policy)), "", List.of(),
                "default", -1);
    }

    private static Traits full(String owner) {
        return new Traits(
                "Rows", owner, List.of("app: SELECT"), List.of(new Trigger("audit", "CREATE TRIGGER audit", true)),
                new Security(true, true, List.of(new Policy("own", "USING (true)"))), "RANGE (a)",
                List.of("t_1 FOR VALUES"),
                "full", 5);
    }
}
