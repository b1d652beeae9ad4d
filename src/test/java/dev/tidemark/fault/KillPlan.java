package dev.tidemark.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The changelog whose runs are killed, and by what each of its statements is known to have been run: a query that counts one
 * where it was, asked past Tidemark.
 */
final class KillPlan {
    private static final String TABLE = "SELECT count(*) FROM information_schema.tables WHERE lower(table_name) = '%s'";
    private static final String COLUMN =
            "SELECT count(*) FROM information_schema.columns WHERE lower(table_name) = '%s' AND lower(column_name) = '%s'";
    private static final String INDEX_POSTGRES =
            "SELECT count(*) FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relname = '%s' AND i.indisvalid";
    private static final String INDEX_H2 =
            "SELECT count(*) FROM information_schema.indexes WHERE lower(index_name) = '%s'";

    private final boolean postgres;

    KillPlan(boolean postgres) {
        this.postgres = postgres;
    }

    /**
     * A revision.
     *
     * @param id its id
     * @param text as it stands in the file
     * @param probes for each statement, in order, what counts one where it was run
     */
    record Part(String id, String text, List<Probe> probes) {}

    /**
     * A question to the database.
     *
     * @param needs the table or column (as {@code table.column}) without which it cannot be asked; empty for none
     * @param query counts one where the statement was run
     * @param inSchema whether the schema shows it; else only rows do
     */
    record Probe(String needs, String query, boolean inSchema) {}

    /** Its revisions in order. */
    List<Part> parts() {
        String concurrently = postgres ? "CONCURRENTLY " : "";
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("people", """
                --changeset ann:people
                CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(50), filled INT);
                CREATE INDEX person_name ON person (name);
                CREATE TABLE pet (id INT PRIMARY KEY, owner INT);
                --rollback DROP TABLE pet;
                --rollback DROP TABLE person;""", List.of(table("person"), index("person_name"), table("pet"))));
        parts.add(new Part("rows", """
                --changeset ann:rows
                INSERT INTO person (id, name) VALUES (1, 'ann'), (2, 'bob'), (3, 'cid'), (4, 'dan'), (5, 'eve');
                UPDATE person SET name = UPPER(name) WHERE id = 1;
                --rollback DELETE FROM person;""", List.of(
                rows("person", "SELECT count(*) FROM person WHERE id = 5"),
                rows("person", "SELECT count(*) FROM person WHERE name = 'ANN'"))));
        parts.add(new Part("mixed", """
                --changeset ann:mixed
                ALTER TABLE person ADD COLUMN age INT;
                UPDATE person SET age = id * 10;
                CREATE VIEW grown AS SELECT id FROM person WHERE age > 20;
                --rollback DROP VIEW grown;
                --rollback ALTER TABLE person DROP COLUMN age;""", List.of(
                new Probe("", COLUMN.formatted("person", "age"), true),
                rows("person.age", "SELECT count(*) FROM person WHERE age = 50"),
                table("grown"))));
        parts.add(new Part("indexes", """
                --changeset ann:indexes runInTransaction:false
                CREATE INDEX %1$spet_owner ON pet (owner);
                CREATE INDEX %1$sperson_age ON person (age);
                --rollback DROP INDEX %1$sperson_age;
                --rollback DROP INDEX %1$spet_owner;""".formatted(concurrently),
                List.of(index("pet_owner"), index("person_age"))));
        parts.add(new Part("fill", """
                --changeset ann:fill
                --comment: tidemark:batch table=person key=id size=2
                UPDATE person SET filled = COALESCE(filled, 0) + 1;
                --rollback UPDATE person SET filled = NULL;""", List.of(
                rows("person.filled", "SELECT CASE WHEN count(*) = 5 THEN 1 ELSE 0 END FROM person"
                        + " WHERE filled IS NOT NULL"))));
        parts.add(new Part("last", """
                --changeset ann:last
                CREATE TABLE last (id INT PRIMARY KEY);
                --rollback DROP TABLE last;""", List.of(table("last"))));
        return parts;
    }

    /** The file. */
    String[] text() {
        return parts().stream().map(Part::text).toArray(String[]::new);
    }

    /** What everything but the record looks like, for comparing two ends. */
    Map<String, String> contents() {
        return Map.of("person", "SELECT * FROM person ORDER BY id", "pet", "SELECT * FROM pet ORDER BY id");
    }

    private static Probe table(String name) {
        return new Probe("", TABLE.formatted(name), true);
    }

    private Probe index(String name) {
        return new Probe("", (postgres ? INDEX_POSTGRES : INDEX_H2).formatted(name), true);
    }

    private static Probe rows(String needs, String query) {
        return new Probe(needs, query, false);
    }

    /** Whether what a probe needs is there. */
    static String exists(String needs) {
        String[] names = needs.split("\\.");
        return names.length == 1 ? TABLE.formatted(names[0]) : COLUMN.formatted(names[0], names[1]);
    }
}
