package dev.tidemark.domain.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.UniqueKey;
import dev.tidemark.fixture.Schemas;
import dev.tidemark.fixture.TableDraft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema that differs in one place differs in that place alone; one that is only written otherwise does not differ. */
@Tag("fast")
class MutationTest {
    private static final List<String> TYPES = List.of(
            "bigint", "integer", "text", "varchar(40)", "numeric(12,2)", "boolean", "uuid", "date",
            "timestamp(6) with time zone", "jsonb");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSchemaDoesNotDifferFromItself(long seed) {
        Schema schema = Schemas.of(Schemas.DATABASE, tables(new Random(seed)));
        assertThat(Compared.of(schema, schema).differences()).isEmpty();
        assertThat(Compared.of(schema.from(Schemas.MODEL), schema).differences()).isEmpty();
        assertThat(Compared.of(schema, schema.from(Schemas.MODEL)).differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void oneChangeIsOneDifference(long seed) {
        Random random = new Random(seed);
        List<Table> tables = tables(random);
        Schema before = Schemas.of(Schemas.DATABASE, tables);
        for (int kind = 0; kind < 9; kind++) {
            List<Table> changed = new ArrayList<>(tables);
            int which = random.nextInt(tables.size());
            String expected = mutate(changed, which, kind, random);
            List<String> found = Compared.of(before, Schemas.of(Schemas.DATABASE, changed)).differences().stream()
                    .map(d -> d.kind() + (d.property().isEmpty() ? "" : " " + d.property()) + " "
                            + d.object().type().words())
                    .toList();
            assertThat(found).as("seed %d, kind %d", seed, kind).containsExactly(expected);
            List<Difference> back = Compared.of(Schemas.of(Schemas.DATABASE, changed), before).differences();
            assertThat(back).as("seed %d, kind %d, back", seed, kind).hasSize(1);
        }
    }

    @Test
    void theSameSchemaWrittenTwoWaysDoesNotDiffer() {
        Schema byHibernate = Schemas.model(
                TableDraft.table("orders").with("id", "bigint not null").with("status", "varchar(255) not null")
                        .with("at", "timestamp(6) with time zone").with("customer", "uuid").key("id")
                        .unique("uk_o6cnl0b6q1pyoxpdyc1lnwsxe", "status", "customer")
                        .reference("fk624gtjin3po807j3vix093tlf", "customer", "users")
                        .check("orders_status_check", "status IN ('a', 'b')")
                        .index("idx_orders_at", "at"),
                TableDraft.table("users").with("id", "uuid not null").key("id"));
        Schema byHand = Schemas.database(
                TableDraft.table("users").with("id", "uuid default gen_random_uuid() not null").key("id"),
                TableDraft.table("orders").with("customer", "uuid").with("id", "bigint not null")
                        .with("status", "varchar(255) default 'a' not null")
                        .with("at", "timestamp with time zone default now()").key("id")
                        .unique("orders_customer_status_key", "customer", "status")
                        .reference("orders_customer_fkey", "customer", "users")
                        .check("chk_status",
                                "((status)::text = ANY ((ARRAY['b'::character varying, 'a'::character varying])::text[]))")
                        .index("orders_at_idx", "at"),
                TableDraft.table("databasechangelog").with("id", "varchar(255) not null"));
        assertThat(Compared.lines(byHibernate, byHand)).isEmpty();
    }

    @Test
    void twoThousandTablesAreComparedInNoTimeThatAPersonNotices() {
        List<Table> tables = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            tables.add(table(random, "t" + i, List.of("t0")));
        }
        Schema left = Schemas.of(Schemas.DATABASE, tables);
        List<Table> shuffled = new ArrayList<>(tables);
        Collections.shuffle(shuffled, random);
        assertThat(Compared.of(left, Schemas.of(Schemas.DATABASE, shuffled)).differences()).isEmpty();
    }

    private static List<Table> tables(Random random) {
        List<Table> tables = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = "table_" + (char) ('a' + i);
            tables.add(table(random, name, names));
            names.add(name);
        }
        return tables;
    }

    private static Table table(Random random, String name, List<String> others) {
        TableDraft draft = TableDraft.table(name).with("id", "bigint not null").key("id");
        int count = 4 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            draft.with("col_" + i, TYPES.get(random.nextInt(TYPES.size())) + (random.nextBoolean() ? " not null" : ""));
        }
        draft.unique("ux_" + name, "col_0", "col_1");
        draft.index("ix_" + name + "_2", "col_2");
        draft.index("ix_" + name + "_3", "col_3", "id");
        draft.check("chk_" + name, "col_2 IS NOT NULL OR col_3 IS NOT NULL");
        if (!others.isEmpty()) {
            draft.with("parent", "bigint");
            draft.reference("fk_" + name, "parent", others.get(random.nextInt(others.size())));
        }
        return draft.build();
    }

    private static String mutate(List<Table> tables, int which, int kind, Random random) {
        Table table = tables.get(which);
        List<Column> columns = new ArrayList<>(table.columns());
        List<UniqueKey> uniques = new ArrayList<>(table.uniqueKeys());
        List<ForeignKey> references = new ArrayList<>(table.foreignKeys());
        List<Check> checks = new ArrayList<>(table.checks());
        List<Index> indexes = new ArrayList<>(table.indexes());
        Column any = columns.get(1 + random.nextInt(3));
        String expected = switch (kind) {
            case 0 -> {
                columns.add(random.nextInt(columns.size()), TableDraft.column("quite_new", "interval"));
                yield "unexpected column";
            }
            case 1 -> {
                columns.set(columns.indexOf(any), new Column(any.name(), TableDraft.type("interval"), any.nullable(),
                        null, any.filled(), "", ""));
                yield "changed type column";
            }
            case 2 -> {
                columns.set(columns.indexOf(any), Column.of(any.name(), any.dataType(), !any.nullable()));
                yield "changed nullable column";
            }
            case 3 -> {
                indexes.remove(random.nextInt(indexes.size()));
                yield "missing index";
            }
            case 4 -> {
                uniques.clear();
                yield "missing unique key";
            }
            case 5 -> {
                checks.set(0, new Check(checks.getFirst().name(), "col_2 IS NULL", true));
                yield "changed definition check";
            }
            case 6 -> {
                references.add(ForeignKey.of("fk_more", List.of("col_1"), ObjectName.of("table_a"), List.of("id")));
                yield "unexpected foreign key";
            }
            case 7 -> {
                columns.set(columns.indexOf(any),
                        new Column(any.name(), any.dataType(), any.nullable(), "'other'", any.filled(), "", ""));
                yield "changed default column";
            }
            default -> {
                Index old = indexes.getFirst();
                indexes.set(0, Index.of("renamed_by_hand", old.unique(), List.of(old.keys().getFirst().expression())));
                yield "changed name index";
            }
        };
        tables.set(which, new Table(table.name(), columns, table.primaryKey(), uniques, references, checks, indexes,
                table.traits()));
        return expected;
    }
}
