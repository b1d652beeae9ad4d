package dev.tidemark.domain.difference;

import static dev.tidemark.fixture.Schemas.database;
import static dev.tidemark.fixture.Schemas.model;
import static dev.tidemark.fixture.TableDraft.column;
import static dev.tidemark.fixture.TableDraft.filled;
import static dev.tidemark.fixture.TableDraft.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.Column.Computed;
import dev.tidemark.domain.schema.Column.Filled;
import dev.tidemark.domain.schema.Column.Identity;
import dev.tidemark.domain.schema.Column.Serial;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.fixture.Schemas;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is thought of columns that differ. */
@Tag("fast")
class ColumnRulesTest {
    private static final Identity BY_DEFAULT = new Identity(false, 1, 1);
    private static final Identity ALWAYS = new Identity(true, 1, 1);
    private static final Serial SERIAL = new Serial(ObjectName.of("orders_id_seq"));

    @Test
    void aColumnThatIsNotThereBreaksTheApplication() {
        assertThat(Compared.lines(orders("id", "bigint").a(), database(table("orders"))))
                .containsExactly("breaking missing column orders.id");
    }

    @Test
    void aDemandedColumnThatTheModelDoesNotKnowBreaksInserting() {
        Difference found = Compared.only(model(table("orders")), orders("shop", "bigint not null").b());
        assertThat(Compared.line(found)).isEqualTo("breaking unexpected column orders.shop");
        assertThat(found.verdict().otherwise()).isEqualTo("The application fails when it inserts a row.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bigint
            bigint not null default 0""")
    void aColumnThatOnlyTheDatabaseHasIsCosmeticForAModelAndNotableBetweenDatabases(String definition) {
        Schema there = orders("note", definition).b();
        assertThat(Compared.lines(model(table("orders")), there))
                .containsExactly("cosmetic unexpected column orders.note");
        assertThat(Compared.lines(database(table("orders")), there))
                .containsExactly("notable unexpected column orders.note");
    }

    @Test
    void anIdentityThatOnlyTheDatabaseHasFillsItself() {
        assertThat(Compared.lines(model(table("orders")),
                database(table("orders").with(filled("id", "bigint", BY_DEFAULT)))))
                .containsExactly("cosmetic unexpected column orders.id");
    }

    @Test
    void whatMayBeEmptyInTheModelAndNotInTheDatabaseBreaksWriting() {
        assertThat(Compared.lines(orders("a", "text").a(), orders("a", "text not null").b()))
                .containsExactly("breaking changed nullable column orders.a");
    }

    @Test
    void whatMayBeEmptyInTheDatabaseOnlyIsNotable() {
        Difference found = Compared.only(orders("a", "text not null").a(), orders("a", "text").b());
        assertThat(Compared.line(found)).isEqualTo("notable changed nullable column orders.a");
        assertThat(found.left()).isEqualTo("not null");
        assertThat(found.right()).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'x'::text                           | 'x'
            'x'::character varying              | 'x'
            now()                               | CURRENT_TIMESTAMP
            CURRENT_TIMESTAMP                   | ('now'::text)::timestamp without time zone
            0                                   | '0'::bigint
            0                                   | 0.00
            true                                | 't'::boolean
            NULL::character varying             | NULL
            gen_random_uuid()                   | public.uuid_generate_v4()
            (1)::numeric(10,2)                  | 1.0
            '-1'::integer                       | -1
            ARRAY['a'::text]                    | ARRAY['a'::character varying(3)]::text[]""")
    void defaultsThatOnlyLookDifferentAreEqual(String one, String other) {
        assertThat(Compared.lines(orders("a", "text default " + one).b(), orders("a", "text default " + other).b()))
                .isEmpty();
    }

    @Test
    void anotherDefaultIsNotable() {
        assertThat(Compared.lines(orders("a", "text default 'x'").a(), orders("a", "text default 'y'").b()))
                .containsExactly("notable changed default column orders.a");
        assertThat(Compared.lines(orders("a", "text default 'x'").a(), orders("a", "text").b()))
                .containsExactly("notable changed default column orders.a");
        assertThat(Compared.lines(orders("a", "text").b(), orders("a", "text default 'x'").b()))
                .containsExactly("notable changed default column orders.a");
    }

    @Test
    void aDefaultThatTheModelDoesNotDeclareIsNoDifference() {
        assertThat(Compared.lines(orders("a", "text").a(), orders("a", "text default 'x'").b())).isEmpty();
    }

    @Test
    void theOrderOfColumnsIsNoDifference() {
        assertThat(Compared.lines(
                model(table("t").with("a", "text").with("b", "text")),
                database(table("t").with("b", "text").with("a", "text")))).isEmpty();
    }

    @Test
    void identityAndSerialNumberAlike() {
        assertThat(Compared.lines(id(BY_DEFAULT, true), id(SERIAL, false)))
                .containsExactly("cosmetic changed generation column orders.id");
        assertThat(Compared.lines(
                id(BY_DEFAULT, true),
                database(table("orders").with("id", "bigint default nextval('orders_seq'::regclass) not null"))))
                .containsExactly("cosmetic changed generation column orders.id");
    }

    @Test
    void aColumnThatNobodyNumbersBreaksInserting() {
        assertThat(Compared.lines(id(BY_DEFAULT, true), id(Filled.BY_WRITER, false)))
                .containsExactly("breaking changed generation column orders.id");
    }

    @Test
    void anIdentityThatRefusesNumbersBreaksWhoeverWritesThem() {
        assertThat(Compared.lines(id(Filled.BY_WRITER, true), id(ALWAYS, false)))
                .containsExactly("breaking changed generation column orders.id");
        assertThat(Compared.lines(id(BY_DEFAULT, true), id(ALWAYS, false)))
                .containsExactly("cosmetic changed generation column orders.id");
        assertThat(Compared.lines(id(BY_DEFAULT, false), id(ALWAYS, false)))
                .containsExactly("notable changed generation column orders.id");
    }

    @Test
    void aModelThatTakesNumbersFromTheColumnsOwnSequenceAgreesWithIt() {
        Schema wanted = Schemas.with(id(Filled.BY_WRITER, true), Schemas.sequence("orders_id_seq", 1));
        assertThat(Compared.lines(wanted, id(SERIAL, false))).isEmpty();
    }

    @Test
    void aComputedColumnThatNobodyComputesBreaks() {
        Computed sum = new Computed("(a + b)", true);
        assertThat(Compared.lines(id(sum, true), id(Filled.BY_WRITER, false)))
                .containsExactly("breaking changed generation column orders.id");
        assertThat(Compared.lines(id(Filled.BY_WRITER, true), id(sum, false)))
                .containsExactly("breaking changed generation column orders.id");
        assertThat(Compared.lines(id(sum, true), id(new Computed("a + b", true), false))).isEmpty();
        assertThat(Compared.lines(id(sum, true), id(new Computed("a - b", true), false)))
                .containsExactly("notable changed generation column orders.id");
    }

    @Test
    void commentsAreCosmeticAndASilentModelHasNoOpinion() {
        Column said = new Column("a", column("a", "text").dataType(), true, null, Filled.BY_WRITER, "", "Said");
        Schema with = database(table("orders").with(said));
        assertThat(Compared.lines(orders("a", "text").a(), with)).isEmpty();
        assertThat(Compared.lines(orders("a", "text").b(), with))
                .containsExactly("cosmetic changed comment column orders.a");
        assertThat(Compared.lines(model(table("orders").with(said)), orders("a", "text").b()))
                .containsExactly("cosmetic changed comment column orders.a");
    }

    @Test
    void aCollationIsNotableBetweenDatabasesAndNothingToAModel() {
        Column sorted = new Column("a", column("a", "text").dataType(), true, null, Filled.BY_WRITER, "de_DE", "");
        assertThat(Compared.lines(orders("a", "text").b(), database(table("orders").with(sorted))))
                .containsExactly("notable changed collation column orders.a");
        assertThat(Compared.lines(orders("a", "text").a(), database(table("orders").with(sorted)))).isEmpty();
    }

    private static Schema id(Filled filled, boolean model) {
        return model
                ? model(table("orders").with(filled("id", "bigint", filled)))
                : database(table("orders").with(filled("id", "bigint", filled)));
    }

    private static Sides orders(String column, String definition) {
        return new Sides(
                model(table("orders").with(column, definition)), database(table("orders").with(column, definition)));
    }

    /** The same as a model and as a database. */
    private record Sides(Schema a, Schema b) {}
}
