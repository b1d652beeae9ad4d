package dev.tidemark.domain.difference;

import static dev.tidemark.fixture.Schemas.database;
import static dev.tidemark.fixture.Schemas.model;
import static dev.tidemark.fixture.Schemas.view;
import static dev.tidemark.fixture.TableDraft.filled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.Column.Computed;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.fixture.Schemas;
import dev.tidemark.fixture.TableDraft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Renames: proposed with their evidence, decided by a person, and followed by everything that refers to the object. */
@Tag("fast")
class RenameTest {

    @Test
    void aMissingColumnIsProposedAsTheUnexpectedOneThatIsMostLikeIt() {
        Comparison found = Compared.of(
                model(table("tasks").with("id", "bigint").with("due_date", "date").with("note", "text")),
                database(table("tasks").with("id", "bigint").with("due", "date").with("remark", "text")));
        assertThat(found.proposals()).extracting(p -> p.rename().before().part() + " -> " + p.rename().now().part())
                .containsExactly("due -> due_date");
        assertThat(found.proposals().getFirst().evidence()).contains(
                "The type is the same: date.", "The names are alike: due, due_date.",
                "Both stand at the same place in the table.");
        assertThat(found.differences()).as("nothing is applied by itself").hasSize(4);
    }

    @Test
    void aSolePairAtTheSamePlaceIsProposedWhateverItsName() {
        assertThat(proposals(
                table("t").with("id", "bigint").with("priority", "integer"),
                table("t").with("id", "bigint").with("rank", "integer")))
                .containsExactly("column t.rank -> column t.priority");
    }

    @Test
    void anotherKindOfTypeIsNoRename() {
        assertThat(proposals(table("t").with("due", "date"), table("t").with("dues", "integer"))).isEmpty();
    }

    @Test
    void namesThatDifferInCaseOnlyComeFirst() {
        Comparison found = Compared.of(
                model(table("t").with("userName", "text").with("userNames", "text")),
                database(table("t").with("username", "text").with("user_names", "text")));
        assertThat(found.proposals().getFirst().score()).isEqualTo(100);
        assertThat(found.proposals().getFirst().evidence().getFirst())
                .isEqualTo("The names differ in upper and lower case only.");
        assertThat(found.proposals()).extracting(p -> p.rename().before().part() + " -> " + p.rename().now().part())
                .containsExactlyInAnyOrder("username -> userName", "user_names -> userNames");
    }

    @Test
    void eachObjectIsProposedOnce() {
        assertThat(proposals(
                table("t").with("name_a", "text").with("name_b", "text"), table("t").with("name_c", "text")))
                .hasSize(1);
    }

    @Test
    void tablesWithTheSameColumnsAreProposed() {
        assertThat(proposals(people("person"), people("customers"))).containsExactly("table customers -> table person");
        assertThat(proposals(people("people"), table("people_old").with("x", "uuid"))).isEmpty();
    }

    @Test
    void twoThousandTablesThatWereAllRenamedAreFoundEach() {
        List<TableDraft> wanted = new ArrayList<>();
        List<TableDraft> there = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            wanted.add(table("new_" + i).with("id", "bigint").with("own_" + i, "text").with("more_" + i, "text"));
            there.add(table("old_" + i).with("id", "bigint").with("own_" + i, "text").with("more_" + i, "text"));
        }
        Comparison found = Compared.of(
                model(wanted.toArray(TableDraft[]::new)), database(there.toArray(TableDraft[]::new)));
        assertThat(found.proposals()).hasSize(2_000)
                .allSatisfy(p -> assertThat(p.rename().now().owner().name().substring(4))
                        .isEqualTo(p.rename().before().owner().name().substring(4)));
    }

    @Test
    void constraintsOverTheSameColumnsAreProposedWhereTheyCannotBeTakenForEqual() {
        assertThat(proposals(
                table("t").with("a", "text").with("b", "text").index("ix_t_a_b", "a", "b"),
                table("t").with("a", "text").with("b", "text").index("ix_t_a_b_old", "b", "a")))
                .isEmpty();
    }

    @Test
    void aTableThatWasRenamedIsComparedUnderItsNewName() {
        Schema there = database(
                people("customers").index("ix", "name"),
                table("orders").with("person", "bigint").reference("orders_person_fkey", "person", "customers"));
        Schema wanted = model(
                people("person").with("age", "integer").index("ix", "name"),
                table("orders").with("person", "bigint").reference("orders_person_fkey", "person", "person"));
        assertThat(lines(wanted, there, table("customers", "person"))).containsExactly(
                "breaking changed name table person", "breaking missing column person.age");
    }

    @Test
    void whateverUsesARenamedColumnFollows() {
        Schema there = database(
                table("t").with("id", "bigint").with("due", "integer").key("id").unique("ux", "due").index("ix", "due")
                        .check("c", "due > 0 AND due <> 7")
                        .with(filled("twice", "integer", new Computed("(due * 2)", true))),
                table("u").with("t", "integer").reference(dev.tidemark.domain.schema.ForeignKey.of(
                        "fk", List.of("t"), ObjectName.of("t"), List.of("due"))));
        Schema wanted = model(
                table("t").with("id", "bigint").with("deadline", "integer").key("id").unique("ux", "deadline")
                        .index("ix", "deadline").check("c", "deadline > 0 AND deadline <> 7")
                        .with(filled("twice", "integer", new Computed("(deadline * 2)", true))),
                table("u").with("t", "integer").reference(dev.tidemark.domain.schema.ForeignKey.of(
                        "fk", List.of("t"), ObjectName.of("t"), List.of("deadline"))));
        Rename rename = column("t", "due", "deadline");
        assertThat(lines(wanted, there, rename)).containsExactly("breaking changed name column t.deadline");
        Difference.Renamed found = (Difference.Renamed) new SchemaComparer()
                .compare(wanted, there, List.of(rename), List.of()).differences().getFirst();
        assertThat(found.before()).isEqualTo(rename.before());
        assertThat(found.both().right()).isEqualTo(Column.of("due", TableDraft.type("integer"), true));
    }

    @Test
    void aColumnOfARenamedTableMayBeRenamedToo() {
        Schema there = database(table("a").with("x", "text"));
        Schema wanted = model(table("b").with("y", "text"));
        ObjectId now = new ObjectId(ObjectType.COLUMN, ObjectName.of("b"), "y");
        for (String owner : List.of("a", "b")) {
            ObjectId before = new ObjectId(ObjectType.COLUMN, ObjectName.of(owner), "x");
            assertThat(lines(wanted, there, table("a", "b"), new Rename(before, now)))
                    .containsExactly("breaking changed name table b", "breaking changed name column b.y");
        }
    }

    @Test
    void aViewFollowsARenamedTable() {
        Schema there = Schemas.with(database(people("customers")),
                view("v", "SELECT name FROM customers WHERE name <> 'customers'"));
        Schema wanted = Schemas.with(database(people("person")),
                view("v", "SELECT name FROM person WHERE name <> 'customers'"));
        assertThat(lines(wanted, there, table("customers", "person")))
                .containsExactly("breaking changed name table person");
    }

    @Test
    void aRenameOfWhatIsNotThereDoesNothing() {
        Schema same = model(people("person"));
        assertThat(lines(same, database(people("person")), table("gone", "other"))).isEmpty();
    }

    @Test
    void aRenameHoldsInBothDirections() {
        assertThat(lines(database(people("customers")), model(people("person")), new Rename(
                ObjectId.of(ObjectType.TABLE, ObjectName.of("person")),
                ObjectId.of(ObjectType.TABLE, ObjectName.of("customers")))))
                .containsExactly("breaking changed name table customers");
    }

    private static TableDraft people(String name) {
        return table(name).with("id", "bigint").with("name", "text").with("email", "text");
    }

    private static Rename table(String before, String now) {
        return new Rename(ObjectId.of(ObjectType.TABLE, ObjectName.of(before)),
                ObjectId.of(ObjectType.TABLE, ObjectName.of(now)));
    }

    private static TableDraft table(String name) {
        return TableDraft.table(name);
    }

    private static Rename column(String table, String before, String now) {
        return new Rename(
                new ObjectId(ObjectType.COLUMN, ObjectName.of(table), before),
                new ObjectId(ObjectType.COLUMN, ObjectName.of(table), now));
    }

    private static List<String> proposals(TableDraft wanted, TableDraft there) {
        return Compared.of(model(wanted), database(there)).proposals().stream()
                .map(p -> p.rename().before() + " -> " + p.rename().now())
                .toList();
    }

    private static List<String> lines(Schema left, Schema right, Rename... renames) {
        return new SchemaComparer().compare(left, right, List.of(renames), List.of()).differences().stream()
                .map(Compared::line)
                .toList();
    }
}
