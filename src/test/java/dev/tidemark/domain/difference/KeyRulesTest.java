package dev.tidemark.domain.difference;

import static dev.tidemark.fixture.Schemas.database;
import static dev.tidemark.fixture.Schemas.model;
import static dev.tidemark.fixture.TableDraft.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.schema.Deferral;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ForeignKey.Action;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.UniqueKey;
import dev.tidemark.fixture.Schemas;
import dev.tidemark.fixture.TableDraft;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is thought of keys, indexes and checks that differ. */
@Tag("fast")
class KeyRulesTest {

    @Test
    void theNameOfAPrimaryKeyIsNoDifference() {
        assertThat(lines(t().key("a"), table("t").with("a", "bigint").with("b", "bigint").key("a"))).isEmpty();
        var other = new dev.tidemark.domain.schema.Table(
                ObjectName.of("t"), t().build().columns(),
                new dev.tidemark.domain.schema.PrimaryKey("pk_t", List.of("a")), List.of(),
                List.of(), List.of(), List.of(), dev.tidemark.domain.schema.Table.Traits.NONE);
        assertThat(Compared.lines(database(t().key("a")), Schemas.of(Schemas.DATABASE, List.of(other)))).isEmpty();
    }

    @Test
    void aPrimaryKeyOfFewerColumnsBreaks() {
        assertThat(lines(t().key("a", "b"), t().key("a")))
                .containsExactly("breaking changed columns primary key t.t_pkey");
        assertThat(lines(t().key("a"), t().key("a", "b")))
                .containsExactly("notable changed columns primary key t.t_pkey");
        assertThat(lines(t().key("a", "b"), t().key("b", "a")))
                .containsExactly("cosmetic changed columns primary key t.t_pkey");
        assertThat(lines(t().key("a"), t())).containsExactly("notable missing primary key t.t_pkey");
        assertThat(lines(t(), t().key("a"))).containsExactly("notable unexpected primary key t.t_pkey");
    }

    @ParameterizedTest
    @CsvSource({
        "uk6dotkott2kjsp8vw4d0m25fb7, t_a_key", "UK_6dotkott2kjsp8vw4d0m25fb7, ux_t_a", "ux_t_a, CONSTRAINT_5B",
        "t_a_8d4f2a1c_uniq, ux_t_a", "t_a_key, t_a_key1", "ux_t_a, SYS_C0012345"})
    void aConstraintThatAProgramNamedIsKnownByWhatItDemands(String wanted, String there) {
        assertThat(lines(t().unique(wanted, "a"), t().unique(there, "a"))).isEmpty();
    }

    @Test
    void aConstraintWithAnotherNameIsOneCosmeticRename() {
        Difference found =
                Compared.only(model(t().unique("ux_people", "a")), database(t().unique("unique_people", "a")));
        assertThat(found).isInstanceOf(Difference.Renamed.class);
        assertThat(Compared.line(found)).isEqualTo("cosmetic changed name unique key t.ux_people");
        assertThat(found.right()).isEqualTo("t.unique_people");
    }

    @Test
    void namesThatTheDatabaseNumbersAreNotTakenForTheSame() {
        assertThat(lines(
                t().unique("CONSTRAINT_5", "a").unique("CONSTRAINT_50", "b"),
                t().unique("CONSTRAINT_5", "b").unique("CONSTRAINT_50", "a"))).isEmpty();
    }

    @Test
    void missingAndFurtherUniqueConstraintsAreNotable() {
        assertThat(lines(t().unique("ux", "a"), t())).containsExactly("notable missing unique key t.ux");
        assertThat(lines(t(), t().unique("ux", "a"))).containsExactly("notable unexpected unique key t.ux");
    }

    @Test
    void aUniqueConstraintThatAnotherKeyImpliesChangesNothing() {
        assertThat(lines(t().key("a").unique("ux", "a"), t().key("a"))).isEmpty();
        assertThat(lines(t().key("a"), t().key("a").unique("ux", "a", "b")))
                .containsExactly("cosmetic unexpected unique key t.ux");
    }

    @Test
    void aUniqueConstraintOverFewerColumnsBreaks() {
        assertThat(lines(t().unique("ux", "a", "b"), t().unique("ux", "a")))
                .containsExactly("breaking changed columns unique key t.ux");
        assertThat(lines(t().unique("ux", "a"), t().unique("ux", "a", "b")))
                .containsExactly("notable changed columns unique key t.ux");
    }

    @Test
    void aUniqueIndexStandsForAUniqueConstraint() {
        TableDraft constraint = t().unique("ux_a", "a");
        TableDraft index = t().index(Index.of("ix_a", true, List.of("a")));
        assertThat(lines(constraint, index)).isEmpty();
        assertThat(lines(index, constraint)).isEmpty();
        assertThat(Compared.lines(database(constraint), database(index)))
                .containsExactly("cosmetic changed form unique key t.ux_a");
    }

    @Test
    void aPartialUniqueIndexIsNoUniqueConstraint() {
        Index partial = new Index("ix_a", true, "btree", List.of(Index.Key.of("a")), List.of(), "b > 0", true, true);
        assertThat(lines(t().unique("ux_a", "a"), t().index(partial)))
                .containsExactly("notable missing unique key t.ux_a", "cosmetic unexpected index t.ix_a");
    }

    @Test
    void whetherConstraintsMayBePutOffIsNotableBetweenDatabases() {
        TableDraft late = t().unique(new UniqueKey("ux", List.of("a"), true, Deferral.DEFERRED));
        assertThat(lines(t().unique("ux", "a"), late)).containsExactly("cosmetic changed deferral unique key t.ux");
        assertThat(Compared.lines(database(t().unique("ux", "a")), database(late)))
                .containsExactly("notable changed deferral unique key t.ux");
    }

    @Test
    void nullsThatCountAsEqualAreNotable() {
        assertThat(lines(t().unique("ux", "a"),
                t().unique(new UniqueKey("ux", List.of("a"), false, Deferral.NOT_DEFERRABLE))))
                .containsExactly("notable changed nulls unique key t.ux");
    }

    @Test
    void aMissingIndexIsNotableUnlessAnotherOneServes() {
        assertThat(lines(t().index("ix_a", "a"), t())).containsExactly("notable missing index t.ix_a");
        assertThat(lines(t().index("ix_a", "a"), t().index("ix_ab", "b", "a")))
                .contains("notable missing index t.ix_a");
    }

    @Test
    void aPrimaryKeyOrALongerIndexServesAWantedIndex() {
        Difference byKey = of(t().key("a", "b").index("ix_a", "a"), t().key("a", "b"));
        assertThat(Compared.line(byKey)).isEqualTo("cosmetic missing index t.ix_a");
        assertThat(byKey.verdict().why()).isEqualTo("The primary key begins with the same columns.");
        assertThat(lines(t().index("ix_a", "a"), t().index("ix_ab", "a", "b")))
                .containsExactly("cosmetic missing index t.ix_a", "cosmetic unexpected index t.ix_ab");
        assertThat(lines(t().index("ix_b", "b"), t().index("ix_ab", "a", "b")))
                .containsExactly("cosmetic unexpected index t.ix_ab", "notable missing index t.ix_b");
    }

    @Test
    void anIndexThatOnlyTheDatabaseHasIsCosmeticForAModel() {
        assertThat(lines(t(), t().index("ix_a", "a"))).containsExactly("cosmetic unexpected index t.ix_a");
        assertThat(Compared.lines(database(t()), database(t().index("ix_a", "a"))))
                .containsExactly("notable unexpected index t.ix_a");
        assertThat(lines(t(), t().index(Index.of("ix_a", true, List.of("a")))))
                .containsExactly("notable unexpected index t.ix_a");
    }

    @Test
    void theSameIndexUnderAnotherNameIsOneCosmeticRename() {
        assertThat(lines(t().index("ix_t_a", "a"), t().index("idx_of_a", "a")))
                .containsExactly("cosmetic changed name index t.ix_t_a");
        assertThat(lines(t().index("ix_t_a", "a"), t().index("t_a_idx", "a"))).isEmpty();
    }

    @Test
    void theOrderWithinAnIndexCounts() {
        Index downwards = new Index(
                "ix", false, "btree", List.of(Index.Key.of("a"), new Index.Key("b", true, true, true, "")), List.of(),
                "", true,
                true);
        assertThat(lines(t().index(downwards), t().index("ix", "a", "b")))
                .containsExactly("notable changed columns index t.ix");
    }

    @Test
    void whatAModelCannotSayOfAnIndexIsCosmetic() {
        Index rich = new Index("ix", false, "btree", List.of(Index.Key.of("a")), List.of("b"), "b > 0", true, true);
        assertThat(lines(t().index("ix", "a"), t().index(rich))).containsExactly(
                "cosmetic changed include index t.ix", "cosmetic changed predicate index t.ix");
        assertThat(Compared.lines(database(t().index("ix", "a")), database(t().index(rich)))).containsExactly(
                "notable changed include index t.ix", "notable changed predicate index t.ix");
    }

    @Test
    void aHalfBuiltIndexIsNotable() {
        Index broken = new Index("ix", false, "btree", List.of(Index.Key.of("a")), List.of(), "", true, false);
        assertThat(lines(t().index("ix", "a"), t().index(broken))).containsExactly("notable changed valid index t.ix");
    }

    @Test
    void missingAndFurtherForeignKeysAreNotable() {
        assertThat(lines(t().reference("fk", "a", "users"), t())).containsExactly("notable missing foreign key t.fk");
        assertThat(lines(t(), t().reference("fk", "a", "users")))
                .containsExactly("notable unexpected foreign key t.fk");
    }

    @ParameterizedTest
    @CsvSource({"fk6xydddxl35vtfqxe6tkx2ct8i, t_a_fkey", "fk_t_user, FK6xydddxl35vtfqxe6tkx2ct8i",
        "t_a_5d5c3f1e_fk_users_id, fk_t_user"})
    void aForeignKeyThatAProgramNamedIsKnownByWhatItRefersTo(String wanted, String there) {
        assertThat(lines(t().reference(wanted, "a", "users"), t().reference(there, "a", "users"))).isEmpty();
    }

    @Test
    void aForeignKeyToAnotherTableBreaks() {
        assertThat(lines(t().reference("fk6xydddxl35vtfqxe6tkx2ct8i", "a", "users"),
                t().reference("t_a_fkey", "a", "people")))
                .containsExactly("breaking changed target foreign key t.fk6xydddxl35vtfqxe6tkx2ct8i");
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ACTION, CASCADE, notable, deletes this row too", "CASCADE, NO_ACTION, notable, refuses",
        "CASCADE, SET_NULL, notable, empties this reference", "NO_ACTION, RESTRICT, cosmetic, Both refuse it"})
    void deleteRulesAreNotableAndSaidInWords(Action wanted, Action there, String weight, String words) {
        Difference found = of(t().reference(key(wanted)), t().reference(key(there)));
        assertThat(Compared.line(found)).isEqualTo(weight + " changed on delete foreign key t.fk");
        assertThat(found.verdict().why()).contains(words);
    }

    private static ForeignKey key(Action onDelete) {
        return new ForeignKey(
                "fk", List.of("a"), ObjectName.of("users"), List.of("id"), onDelete, Action.NO_ACTION,
                Deferral.NOT_DEFERRABLE, true);
    }

    @Test
    void aForeignKeyThatNeverLookedAtOldRowsIsNotable() {
        ForeignKey unchecked = new ForeignKey(
                "fk", List.of("a"), ObjectName.of("users"), List.of("id"), Action.NO_ACTION, Action.NO_ACTION,
                Deferral.NOT_DEFERRABLE, false);
        assertThat(lines(t().reference("fk", "a", "users"), t().reference(unchecked)))
                .containsExactly("notable changed validated foreign key t.fk");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a IN ('x', 'y')            | ((a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))
            a IN ('x', 'y')            | a IN('y', 'x')
            a BETWEEN 0 AND 2          | ((a >= 0) AND (a <= 2))
            a BETWEEN 0 AND 2          | a IN (0, 1, 2)
            "a" > 0                    | ((A > (0)::bigint))
            a <> 'x' OR b IS NOT NULL  | (((a)::text <> 'x'::text) OR (b IS NOT NULL))
            a != 0 AND (b > 1 OR b < 0)| ((a <> 0) AND ((b > 1) OR (b < 0)))
            CAST(a AS integer) > 1     | (a)::integer > 1""")
    void checksThatOnlyLookDifferentAreEqual(String one, String other) {
        assertThat(Compared.lines(database(t().check("c", one)), database(t().check("c", other)))).isEmpty();
        assertThat(Compared.lines(database(t().check("t_a_check", one)), database(t().check("chk", other)))).isEmpty();
    }

    @Test
    void bracketsThatMeanSomethingAreKept() {
        assertThat(lines(t().check("c", "a > 0 AND (b > 1 OR b < 0)"), t().check("c", "(a > 0 AND b > 1) OR b < 0")))
                .containsExactly("notable changed definition check t.c");
    }

    @Test
    void aValueThatTheDatabaseRefusesBreaksWritingIt() {
        Difference found =
                of(t().check("t_a_check", "a IN ('new', 'done', 'late')"), t().check("chk_a", "a IN ('new', 'done')"));
        assertThat(Compared.line(found)).isEqualTo("breaking changed definition check t.t_a_check");
        assertThat(found.verdict().why()).isEqualTo("The database refuses 'late'.");
        assertThat(lines(t().check("c", "a = 'new'"), t().check("c", "a IN ('new', 'done')")))
                .containsExactly("cosmetic changed definition check t.c");
        assertThat(lines(t().check("c", "a between 0 and 3"), t().check("c", "a >= 0 and a <= 2")))
                .containsExactly("breaking changed definition check t.c");
    }

    @Test
    void aMissingCheckThatOnlyListsValuesIsCosmeticForAModel() {
        assertThat(lines(t().check("c", "a IN ('x')"), t())).containsExactly("cosmetic missing check t.c");
        assertThat(lines(t().check("c", "a > b"), t())).containsExactly("notable missing check t.c");
        assertThat(lines(t(), t().check("c", "a > b"))).containsExactly("cosmetic unexpected check t.c");
        assertThat(Compared.lines(database(t()), database(t().check("c", "a > b"))))
                .containsExactly("notable unexpected check t.c");
    }

    private static TableDraft t() {
        return table("t").with("a", "bigint").with("b", "bigint");
    }

    private static List<String> lines(TableDraft wanted, TableDraft there) {
        return Compared.lines(model(wanted), database(there));
    }

    private static Difference of(TableDraft wanted, TableDraft there) {
        return Compared.only(model(wanted), database(there));
    }
}
