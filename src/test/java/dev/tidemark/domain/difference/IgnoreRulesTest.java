package dev.tidemark.domain.difference;

import static dev.tidemark.fixture.TableDraft.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.schema.Schema;
import dev.tidemark.fixture.Schemas;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class IgnoreRulesTest {
    private static final Schema WANTED = Schemas.model(table("orders").with("amount", "integer").with("due", "date"));
    private static final Schema THERE =
            Schemas.database(table("orders").with("amount", "bigint not null").with("due_on", "date"));

    @ParameterizedTest
    @CsvSource({
        "orders.amount, *, *, *, 2", "orders.amount, column, changed, type, 1", "orders.*, *, *, *, 4",
        "ORDERS.*, *, *, *, 4",
        "orders, *, *, *, 0", "*.due*, *, *, *, 2", "*, column, missing, *, 1", "*, index, *, *, 0",
        "orders.du?, *, *, *, 1",
        "*, *, changed, nullable, 1", "orders.(amount), *, *, *, 0"})
    void aRuleLeavesOutWhatItNames(String object, String type, String kind, String property, int count) {
        IgnoreRule rule = new IgnoreRule(object, type, kind, property, "because");
        Comparison found = new SchemaComparer().compare(WANTED, THERE, List.of(), List.of(rule));
        assertThat(found.ignored()).hasSize(count).allSatisfy(i -> assertThat(i.rule()).isEqualTo(rule));
        assertThat(found.differences()).hasSize(4 - count);
    }

    @Test
    void whatIsIgnoredIsNotProposedAsARename() {
        assertThat(new SchemaComparer().compare(WANTED, THERE, List.of(), List.of()).proposals()).hasSize(1);
        IgnoreRule rule = new IgnoreRule("orders.due_on", "*", "*", "*", "because");
        assertThat(new SchemaComparer().compare(WANTED, THERE, List.of(), List.of(rule)).proposals()).isEmpty();
    }
}
