package dev.tidemark.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.liquibase.LiquibaseFormats;
import dev.tidemark.domain.draft.Ddl;
import dev.tidemark.domain.draft.DraftedRevision;
import dev.tidemark.domain.draft.DraftedRevision.Header;
import dev.tidemark.domain.draft.PlannedChange;
import dev.tidemark.domain.draft.SchemaChange;
import dev.tidemark.domain.draft.SchemaChange.Create;
import dev.tidemark.domain.draft.SchemaChange.Drop;
import dev.tidemark.domain.draft.SchemaChange.Marked;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.Routine;
import dev.tidemark.domain.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what Liquibase reads: the writer itself refuses otherwise. */
@Tag("fast")
class FormatTest {
    private static final ObjectName ITEM = ObjectName.of("item");
    private static final Header HEADER =
            new Header("20260201_items", "Ann O'Neil: Example", "dev and !prod", "a,b", "It's; new");

    private static Table table() {
        return new Table(
                ITEM,
                List.of(
                        Column.of("id", DataType.of("bigint"), false),
                        new Column("name", DataType.varchar(20), false, "'a;b'::character varying",
                                Column.Filled.BY_WRITER, "", "what; \"it\" is")),
                new PrimaryKey("item_pkey", List.of("id")), List.of(), List.of(), List.of(),
                List.of(Index.of("item_name", false, List.of("name"))), Table.Traits.NONE);
    }

    private static PlannedChange planned(SchemaChange change) {
        Ddl ddl = new Ddl("postgresql");
        return new PlannedChange(
                List.of("k"), change, change.inverse(), ddl.statements(change), ddl.statements(change.inverse()));
    }

    private static String text(String ending, PlannedChange... changes) {
        return new LiquibaseFormats()
                .text(ending, "postgresql", List.of(new DraftedRevision(HEADER, List.of(changes))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql", "yaml", "xml", "json"})
    void bothWaysAreWritten(String ending) {
        Routine routine = new Routine(ObjectName.of("f()"),
                "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n    -- note: one\n\n    RETURN 1;\nEND $$");
        List<PlannedChange> all = new ArrayList<>();
        all.add(planned(new Create(ITEM, table())));
        all.add(planned(new Create(routine.name(), routine)));
        String up = text(ending, all.toArray(PlannedChange[]::new));
        assertThat(up).containsIgnoringCase("rollback").contains("20260201_items", "dev and !prod", "RETURN 1;");
        String down = text(ending, planned(new Drop(routine.name(), routine)), planned(new Drop(ITEM, table())));
        assertThat(down).contains("item_name").containsIgnoringCase("rollback");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql", "yaml", "xml", "json"})
    void aPlaceThatIsNotWrittenKeepsTheRevisionFromRunning(String ending) {
        Marked place =
                new Marked(new Create(ITEM, table()).object(), "Say it; please.", List.of("UPDATE item SET x = ..."));
        PlannedChange marked = new PlannedChange(List.of("k"), place, place, List.of(), List.of());
        String text = text(ending, planned(new Create(ITEM, table())), marked);
        assertThat(text).contains("Say it; please.", "SELECT 0").contains("UPDATE item SET x = ...");
    }
}
