package dev.tidemark.schema;

import static dev.tidemark.schema.Schemas.column;
import static dev.tidemark.schema.Schemas.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.Deferral;
import dev.tidemark.domain.schema.Extension;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ForeignKey.Action;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Policy;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.Publication;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Sequence;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.Trigger;
import dev.tidemark.domain.schema.UniqueKey;
import dev.tidemark.domain.schema.UserType;
import dev.tidemark.domain.schema.View;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read of PostgreSQL, a feature a test, the same for every major version. */
@ExtendWith(LeakCheck.class)
abstract class PostgresReading {
    private static final String FUNCTION =
            "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$";

    private PostgresDatabase database;

    /** The major version. */
    abstract int version();

    @BeforeEach
    void open() throws SQLException {
        database = PostgresServer.shared(version()).fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    Schema of(String... statements) throws SQLException {
        return Schemas.of(database, statements);
    }

    private DataType type(String declared) throws SQLException {
        return column(of("CREATE TABLE a (c " + declared + ")"), "a", "c").dataType();
    }

    private Column only(String declared) throws SQLException {
        return column(of("CREATE TABLE a (n text, c " + declared + ")"), "a", "c");
    }

    private Index index(String made) throws SQLException {
        Table table = table(of("CREATE TABLE a (b text, c int, d tsrange, e jsonb)", made), "a");
        assertThat(table.indexes()).hasSize(1);
        return table.indexes().getFirst();
    }

    @Test
    void emptyDatabaseIsAnEmptySchema() throws SQLException {
        Schema schema = of();
        assertThat(schema).isEqualTo(Schema.empty(schema.origin()));
        assertThat(schema.origin().product()).isEqualTo("postgresql");
        assertThat(schema.origin().version()).startsWith(version() + ".");
        assertThat(schema.origin().leftOut()).isEmpty();
    }

    @Test
    void columnsStandInTheirOrder() throws SQLException {
        Table table = table(of("CREATE TABLE a (z int NOT NULL, b text, m int)", "ALTER TABLE a DROP b",
                "ALTER TABLE a ADD a date"), "a");
        assertThat(table.columns()).containsExactly(
                Column.of("z", DataType.of("integer"), false), Column.of("m", DataType.of("integer"), true),
                Column.of("a", DataType.of("date"), true));
    }

    @Test
    void textHasItsLength() throws SQLException {
        assertThat(type("varchar(80)")).isEqualTo(DataType.varchar(80));
    }

    @Test
    void undeclaredLengthIsNone() throws SQLException {
        assertThat(type("varchar")).isEqualTo(DataType.of("character varying"));
    }

    @Test
    void numberHasPrecisionAndScale() throws SQLException {
        assertThat(type("decimal(12,2)")).isEqualTo(new DataType("numeric", null, 12, 2, 0));
    }

    @Test
    void timeHasPrecisionAndZone() throws SQLException {
        assertThat(type("timestamptz(3)")).isEqualTo(new DataType("timestamp with time zone", null, 3, null, 0));
    }

    @Test
    void intervalHasItsFields() throws SQLException {
        assertThat(type("interval day to second(3)").sql()).isEqualTo("interval day to second(3)");
    }

    @Test
    void arrayIsKnownAsSuch() throws SQLException {
        assertThat(type("varchar(20)[]")).isEqualTo(new DataType("character varying", 20, null, null, 1));
    }

    @Test
    void typeMadeInADifferentCaseIsQuoted() throws SQLException {
        of("CREATE TYPE \"Mood\" AS ENUM ('sad', 'ok')");
        assertThat(type("\"Mood\"")).isEqualTo(DataType.of("\"Mood\""));
    }

    @Test
    void defaultIsRead() throws SQLException {
        assertThat(only("numeric NOT NULL DEFAULT 0").defaultValue()).isEqualTo("0");
    }

    @Test
    void identityIsRead() throws SQLException {
        assertThat(only("bigint GENERATED ALWAYS AS IDENTITY (START 100 INCREMENT 5)").filled())
                .isEqualTo(new Column.Identity(true, 100, 5));
        assertThat(Schemas.read(database).sequences()).isEmpty();
    }

    @Test
    void serialIsTheColumns() throws SQLException {
        Schema schema = of("CREATE TABLE a (c serial)");
        Column column = column(schema, "a", "c");
        assertThat(column.filled()).isEqualTo(new Column.Serial(ObjectName.of("a_c_seq")));
        assertThat(column.defaultValue()).isNull();
        assertThat(schema.sequences()).isEmpty();
    }

    @Test
    void serialWithAStartOfItsOwnIsASequenceThatTheColumnOwns() throws SQLException {
        Schema schema = of("CREATE TABLE a (c serial)", "ALTER SEQUENCE a_c_seq START 5");
        assertThat(column(schema, "a", "c").defaultValue()).isEqualTo("nextval('a_c_seq'::regclass)");
        assertThat(schema.sequences()).singleElement().extracting(Sequence::owner).isEqualTo("a.c");
    }

    @Test
    void generatedColumnIsRead() throws SQLException {
        assertThat(only("text GENERATED ALWAYS AS (lower(n)) STORED").filled())
                .isEqualTo(new Column.Computed("lower(n)", true));
    }

    @Test
    void virtualColumnIsRead() throws SQLException {
        assumeTrue(version() >= 18);
        assertThat(only("text GENERATED ALWAYS AS (lower(n)) VIRTUAL").filled())
                .isEqualTo(new Column.Computed("lower(n)", false));
    }

    @Test
    void otherCollationIsRead() throws SQLException {
        assertThat(only("text COLLATE \"C\"").collation()).isEqualTo("\"C\"");
    }

    @Test
    void usualCollationIsNone() throws SQLException {
        assertThat(only("text").collation()).isEmpty();
    }

    @Test
    void commentsAreRead() throws SQLException {
        Schema schema =
                of("CREATE TABLE a (c int)", "COMMENT ON TABLE a IS 'it''s'", "COMMENT ON COLUMN a.c IS 'part'");
        assertThat(table(schema, "a").traits().comment()).isEqualTo("it's");
        assertThat(column(schema, "a", "c").comment()).isEqualTo("part");
    }

    @Test
    void primaryKeyHasItsOrder() throws SQLException {
        Table table = table(of("CREATE TABLE a (b int, c int, CONSTRAINT p PRIMARY KEY (c, b))"), "a");
        assertThat(table.primaryKey()).isEqualTo(new PrimaryKey("p", List.of("c", "b")));
        assertThat(table.indexes()).isEmpty();
        assertThat(table.checks()).isEmpty();
        assertThat(table.columns()).noneMatch(Column::nullable);
    }

    @Test
    void uniqueKeyIsReadWithItsDeferral() throws SQLException {
        Table table = table(of("CREATE TABLE a (b int, CONSTRAINT u UNIQUE (b) DEFERRABLE INITIALLY DEFERRED)"), "a");
        assertThat(table.uniqueKeys()).containsExactly(new UniqueKey("u", List.of("b"), true, Deferral.DEFERRED));
        assertThat(table.indexes()).isEmpty();
    }

    @Test
    void nullsMayBeTheSame() throws SQLException {
        assumeTrue(version() >= 15);
        Table table = table(of("CREATE TABLE a (b int, CONSTRAINT u UNIQUE NULLS NOT DISTINCT (b))"), "a");
        assertThat(table.uniqueKeys()).singleElement().extracting(UniqueKey::nullsDistinct).isEqualTo(false);
    }

    @Test
    void foreignKeyIsReadWithItsRules() throws SQLException {
        Table table = table(of("CREATE TABLE p (x int, y int, UNIQUE (x, y))", """
                CREATE TABLE a (b int, c int, CONSTRAINT f FOREIGN KEY (c, b) REFERENCES p (y, x)
                  ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE)"""), "a");
        assertThat(table.foreignKeys()).containsExactly(new ForeignKey(
                "f", List.of("c", "b"), ObjectName.of("p"), List.of("y", "x"), Action.SET_NULL, Action.CASCADE,
                Deferral.IMMEDIATE, true));
    }

    @Test
    void foreignKeyThatIsNotValidIsKnownAsSuch() throws SQLException {
        Table table = table(of("CREATE TABLE p (x int PRIMARY KEY)", "CREATE TABLE a (b int)",
                "ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p NOT VALID"), "a");
        assertThat(table.foreignKeys()).singleElement().extracting(ForeignKey::validated).isEqualTo(false);
    }

    @Test
    void foreignKeyToAPartitionedTableIsOne() throws SQLException {
        Table table = table(of("CREATE TABLE p (x int PRIMARY KEY) PARTITION BY HASH (x)",
                "CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
                "CREATE TABLE p1 PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
                "CREATE TABLE a (b int CONSTRAINT f REFERENCES p)"), "a");
        assertThat(table.foreignKeys())
                .containsExactly(ForeignKey.of("f", List.of("b"), ObjectName.of("p"), List.of("x")));
    }

    @Test
    void checkIsBare() throws SQLException {
        Table table = table(of("CREATE TABLE a (b int, CONSTRAINT k CHECK (b > 0 AND b < 9))"), "a");
        assertThat(table.checks()).containsExactly(new Check("k", "(b > 0) AND (b < 9)", true));
    }

    @Test
    void checkThatIsNotValidIsKnownAsSuch() throws SQLException {
        Table table =
                table(of("CREATE TABLE a (b int)", "ALTER TABLE a ADD CONSTRAINT k CHECK (b > 0) NOT VALID"), "a");
        assertThat(table.checks()).containsExactly(new Check("k", "b > 0", false));
    }

    @Test
    void notNullIsNoCheck() throws SQLException {
        Table table = table(of("CREATE TABLE a (b int NOT NULL)"), "a");
        assertThat(table.checks()).isEmpty();
        assertThat(table.columns()).containsExactly(Column.of("b", DataType.of("integer"), false));
    }

    @Test
    void exclusionIsACheckInItsOwnWords() throws SQLException {
        Table table = table(of("CREATE TABLE a (d tsrange, CONSTRAINT x EXCLUDE USING gist (d WITH &&))"), "a");
        assertThat(table.checks()).containsExactly(new Check("x", "EXCLUDE USING gist (d WITH &&)", true));
        assertThat(table.indexes()).isEmpty();
    }

    @Test
    void indexHasItsOrder() throws SQLException {
        assertThat(index("CREATE INDEX i ON a (b, c DESC NULLS LAST)").keys()).containsExactly(
                Index.Key.of("b"), new Index.Key("c", true, true, false, ""));
    }

    @Test
    void descendingIndexHasNullsFirst() throws SQLException {
        assertThat(index("CREATE INDEX i ON a (c DESC)").keys())
                .containsExactly(new Index.Key("c", true, true, true, ""));
    }

    @Test
    void plainIndexIsPlain() throws SQLException {
        assertThat(index("CREATE UNIQUE INDEX i ON a (c)")).isEqualTo(Index.of("i", true, List.of("c")));
    }

    @Test
    void indexHasItsMethodAndOperatorClass() throws SQLException {
        Index index = index("CREATE INDEX i ON a USING gin (e jsonb_path_ops)");
        assertThat(index.method()).isEqualTo("gin");
        assertThat(index.keys()).containsExactly(new Index.Key("e", true, false, false, "jsonb_path_ops"));
    }

    @Test
    void indexHasItsCollation() throws SQLException {
        assertThat(index("CREATE INDEX i ON a (b COLLATE \"C\" text_pattern_ops)").keys())
                .containsExactly(new Index.Key("b", true, false, false, "COLLATE \"C\" text_pattern_ops"));
    }

    @Test
    void indexOfExpressionsIsRead() throws SQLException {
        assertThat(index("CREATE INDEX i ON a (lower(b), (c + 1), c)").keys()).containsExactly(
                new Index.Key("lower(b)", false, false, false, ""), new Index.Key("(c + 1)", false, false, false, ""),
                Index.Key.of("c"));
    }

    @Test
    void indexHasItsPredicateAndIncludedColumns() throws SQLException {
        Index index = index("CREATE INDEX i ON a (c) INCLUDE (b) WHERE c > 5");
        assertThat(index.predicate()).isEqualTo("c > 5");
        assertThat(index.include()).containsExactly("b");
        assertThat(index.keys()).containsExactly(Index.Key.of("c"));
    }

    @Test
    void indexThatFailedHalfWayIsNotValid() throws SQLException {
        Index index = index("CREATE INDEX i ON a (c)");
        assertThat(index.valid()).isTrue();
        Schema after = of("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass");
        assertThat(table(after, "a").indexes()).singleElement().extracting(Index::valid).isEqualTo(false);
    }

    @Test
    void sequenceIsRead() throws SQLException {
        Schema schema = of("CREATE SEQUENCE s AS integer START 10 INCREMENT 2 MINVALUE 2 MAXVALUE 1000 CACHE 5 CYCLE");
        assertThat(schema.sequences()).containsExactly(
                new Sequence(ObjectName.of("s"), "integer", 10, 2, 2, 1000, 5, true, null));
    }

    @Test
    void viewIsRead() throws SQLException {
        Schema schema =
                of("CREATE TABLE a (b text, c int)", "CREATE VIEW v AS SELECT b, c + 1 AS next FROM a WHERE c > 1",
                        "COMMENT ON VIEW v IS 'seen'");
        assertThat(schema.views()).singleElement().satisfies(view -> {
            assertThat(view.definition()).isEqualToNormalizingWhitespace(
                    "SELECT b, (c + 1) AS next FROM a WHERE (c > 1)");
            assertThat(view.columns()).containsExactly("b text", "next integer");
            assertThat(view.comment()).isEqualTo("seen");
            assertThat(view.materialized()).isFalse();
        });
    }

    @Test
    void materializedViewIsReadWithItsIndexes() throws SQLException {
        Schema schema = of("CREATE TABLE a (b text)", "CREATE MATERIALIZED VIEW m AS SELECT b FROM a",
                "CREATE UNIQUE INDEX i ON m (b)");
        assertThat(schema.views()).singleElement().satisfies(view -> {
            assertThat(view.materialized()).isTrue();
            assertThat(view.indexes()).containsExactly(Index.of("i", true, List.of("b")));
        });
    }

    @Test
    void enumHasItsValuesInOrder() throws SQLException {
        Schema schema =
                of("CREATE TYPE mood AS ENUM ('sad', 'happy')", "ALTER TYPE mood ADD VALUE 'ok' BEFORE 'happy'");
        assertThat(schema.types()).containsExactly(
                new UserType(ObjectName.of("mood"), UserType.Form.ENUM, List.of("sad", "ok", "happy")));
    }

    @Test
    void domainIsRead() throws SQLException {
        Schema schema = of(
                "CREATE DOMAIN mail AS varchar(90) COLLATE \"C\" DEFAULT 'x' NOT NULL CONSTRAINT at CHECK (VALUE <> '')");
        assertThat(schema.types()).containsExactly(new UserType(ObjectName.of("mail"), UserType.Form.DOMAIN, List.of(
                "character varying(90)", "COLLATE \"C\"", "DEFAULT 'x'::character varying", "NOT NULL",
                "CONSTRAINT at CHECK (((VALUE)::text <> ''::text))")));
    }

    @Test
    void compositeTypeIsRead() throws SQLException {
        Schema schema = of("CREATE TYPE address AS (street text, \"No\" int)");
        assertThat(schema.types()).containsExactly(new UserType(
                ObjectName.of("address"), UserType.Form.COMPOSITE, List.of("street text", "\"No\" integer")));
    }

    @Test
    void rangeTypeIsReadWithoutItsFunctions() throws SQLException {
        Schema schema = of("CREATE TYPE span AS RANGE (SUBTYPE = float8)");
        assertThat(schema.types()).containsExactly(
                new UserType(ObjectName.of("span"), UserType.Form.RANGE, List.of("SUBTYPE = double precision")));
        assertThat(schema.routines()).isEmpty();
    }

    @Test
    void routinesAreReadByTheirDefinition() throws SQLException {
        Schema schema = of("CREATE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT a'",
                "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'");
        assertThat(schema.routines()).extracting(r -> r.name().name()).containsExactly("f(integer, text)", "p()");
        assertThat(schema.routines().getFirst().definition())
                .startsWith("CREATE OR REPLACE FUNCTION f(a integer, b text)\n")
                .endsWith("$function$SELECT a$function$");
    }

    @Test
    void aggregateIsNoRoutine() throws SQLException {
        assertThat(of("CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int)").routines()).isEmpty();
    }

    @Test
    void triggersAreReadByTheirDefinition() throws SQLException {
        Table table = table(of("CREATE TABLE a (b int)", FUNCTION,
                "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION note()",
                "CREATE TRIGGER off AFTER DELETE ON a EXECUTE FUNCTION note()", "ALTER TABLE a DISABLE TRIGGER off"),
                "a");
        assertThat(table.traits().triggers()).containsExactly(
                new Trigger("off", "CREATE TRIGGER off AFTER DELETE ON a FOR EACH STATEMENT EXECUTE FUNCTION note()",
                        false),
                new Trigger("t", "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION note()", true));
    }

    @Test
    void partitionsStandUnderTheirParent() throws SQLException {
        Schema schema = of("CREATE TABLE p (at date, k text) PARTITION BY RANGE (at)",
                "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') PARTITION BY LIST (k)",
                "CREATE TABLE p1a PARTITION OF p1 FOR VALUES IN ('a')", "CREATE TABLE pd PARTITION OF p DEFAULT",
                "CREATE INDEX i ON p (k)");
        assertThat(schema.tables()).hasSize(1);
        Table table = schema.tables().getFirst();
        assertThat(table.traits().partitioning()).isEqualTo("RANGE (at)");
        assertThat(table.traits().partitions()).containsExactly(
                "p1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') PARTITION BY LIST (k)",
                "p1a OF p1 FOR VALUES IN ('a')", "pd DEFAULT");
        assertThat(table.indexes()).containsExactly(Index.of("i", false, List.of("k")));
    }

    @Test
    void ownerAndGrantsAreRead() throws SQLException {
        String role = "r" + database.name();
        try {
            Table table = table(of("CREATE ROLE " + role, "CREATE TABLE a (b int, c int)",
                    "GRANT SELECT, INSERT ON a TO " + role, "GRANT UPDATE (b) ON a TO " + role + " WITH GRANT OPTION",
                    "GRANT SELECT ON a TO PUBLIC"), "a");
            assertThat(table.traits().owner()).isEqualTo("postgres");
            assertThat(table.traits().grants()).containsExactly(
                    "PUBLIC: SELECT", role + ": SELECT, INSERT", role + ": UPDATE (b) WITH GRANT OPTION");
        } finally {
            database.run("DROP OWNED BY " + role, "DROP ROLE " + role);
        }
    }

    @Test
    void rowLevelSecurityIsRead() throws SQLException {
        Table table = table(of("CREATE TABLE a (b text)", "ALTER TABLE a ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE a FORCE ROW LEVEL SECURITY",
                "CREATE POLICY own ON a AS RESTRICTIVE FOR UPDATE TO pg_monitor USING (b = 'x') WITH CHECK (b <> '')"),
                "a");
        assertThat(table.traits().security()).isEqualTo(new Table.Security(true, true, List.of(new Policy(
                "own",
                "AS RESTRICTIVE FOR UPDATE TO pg_monitor USING ((b = 'x'::text)) WITH CHECK ((b <> ''::text))"))));
    }

    @Test
    void publicationsAreRead() throws SQLException {
        Schema schema = of("CREATE TABLE a (b int)", "CREATE PUBLICATION p FOR TABLE a WITH (publish = 'insert')",
                "CREATE PUBLICATION everything FOR ALL TABLES");
        assertThat(schema.publications()).containsExactly(
                new Publication("everything", "FOR ALL TABLES WITH (publish = 'insert, update, delete, truncate')"),
                new Publication("p", "FOR TABLE a WITH (publish = 'insert')"));
    }

    @Test
    void publicationOfPartsIsRead() throws SQLException {
        assumeTrue(version() >= 15);
        Schema schema = of("CREATE TABLE a (b int, c int)", "CREATE PUBLICATION p FOR TABLE a (c, b) WHERE (b > 0)",
                "CREATE PUBLICATION s FOR TABLES IN SCHEMA public");
        assertThat(schema.publications()).extracting(Publication::definition).containsExactly(
                "FOR TABLE a (b, c) WHERE ((b > 0)) WITH (publish = 'insert, update, delete, truncate')",
                "TABLES IN SCHEMA CURRENT_SCHEMA WITH (publish = 'insert, update, delete, truncate')");
    }

    @Test
    void replicaIdentityIsRead() throws SQLException {
        Schema schema = of("CREATE TABLE a (b int)", "ALTER TABLE a REPLICA IDENTITY FULL",
                "CREATE TABLE c (d int NOT NULL)", "CREATE UNIQUE INDEX i ON c (d)",
                "ALTER TABLE c REPLICA IDENTITY USING INDEX i");
        assertThat(table(schema, "a").traits().replicaIdentity()).isEqualTo("full");
        assertThat(table(schema, "c").traits().replicaIdentity()).isEqualTo("index i");
    }

    @Test
    void statisticsSayHowManyRows() throws SQLException {
        Schema schema = of("CREATE TABLE a AS SELECT generate_series(1, 42) AS b", "ANALYZE a");
        assertThat(table(schema, "a").traits().rows()).isEqualTo(42);
    }

    @Test
    void whatBelongsToAnExtensionIsLeftOutAndSaid() throws SQLException {
        Schema schema = of("CREATE EXTENSION pgcrypto");
        assertThat(schema.extensions()).extracting(Extension::name).containsExactly("pgcrypto");
        assertThat(schema.routines()).isEmpty();
        assertThat(schema.origin().leftOut()).containsExactly("What belongs to the extension pgcrypto is left out.");
    }

    @Test
    void otherToolsTablesAreLeftOutAndNamed() throws SQLException {
        Schema schema = of("CREATE TABLE databasechangelog (id int)", "CREATE TABLE alembic_version (v text)",
                "CREATE TABLE flyway_schema_history (n serial)", "CREATE TABLE tidemark_rescue_1 (id int)");
        assertThat(schema.tables()).isEmpty();
        assertThat(schema.sequences()).isEmpty();
        assertThat(schema.origin().leftOut()).hasSize(4)
                .contains("The table flyway_schema_history belongs to Flyway and is left out.");
    }

    @Test
    void whatIsNotComparedIsNamed() throws SQLException {
        Schema schema = of(
                "CREATE TABLE a (b int, c int, d int, CONSTRAINT k CHECK (b > 0) NO INHERIT,"
                        + " CONSTRAINT u UNIQUE (b) INCLUDE (c), CONSTRAINT u2 UNIQUE (c, d))",
                "CREATE TABLE e (f int) INHERITS (a) WITH (fillfactor = 70)",
                "CREATE INDEX i ON a (c) WITH (fillfactor = 60)",
                "ALTER TABLE a ADD CONSTRAINT r FOREIGN KEY (c, d) REFERENCES a (c, d) MATCH FULL",
                "CREATE VIEW v WITH (security_barrier) AS SELECT b FROM a", "GRANT SELECT ON v TO PUBLIC",
                "CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION g()",
                "ALTER TABLE a ENABLE ALWAYS TRIGGER t");
        assertThat(schema.origin().leftOut()).containsExactlyInAnyOrder(
                "That the constraint k of a is NO INHERIT is not compared.",
                "That the key u of a includes c is not compared.",
                "That the table e inherits from a is not compared.",
                "The storage parameters of the table e (fillfactor=70) are not compared.",
                "The storage parameters of the index i of a (fillfactor=60) are not compared.",
                "That the constraint r of a is MATCH FULL is not compared.",
                "The options of the view v (security_barrier=true) are not compared.",
                "The grants of the view v are not compared.",
                "That the trigger t of a is ENABLE ALWAYS is not compared.");
    }

    @Test
    void whatOnlyNewerServersKnowIsNamedToo() throws SQLException {
        Schema keys = of("CREATE TABLE p (a int, b int, PRIMARY KEY (a, b))", version() < 15
                ? "SELECT 1"
                : "CREATE TABLE q (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b))");
        assertThat(keys.origin().leftOut()).isEqualTo(version() < 15
                ? List.of()
                : List.of("That the constraint f of q is ON DELETE SET of some of its columns only is not compared."));
        Schema checks = of(version() < 18
                ? "SELECT 1"
                : "CREATE TABLE c (a int CONSTRAINT k CHECK (a > 0) NOT ENFORCED)");
        assertThat(checks.origin().leftOut()).filteredOn(s -> s.contains(" k ")).isEqualTo(version() < 18
                ? List.of()
                : List.of("That the constraint k of c is NOT ENFORCED is not compared."));
    }

    @Test
    void aViewOfAnotherOwnerIsNamed() throws SQLException {
        String role = "owner_" + System.nanoTime();
        try {
            Schema schema =
                    of("CREATE ROLE " + role, "CREATE VIEW v AS SELECT 1 AS a", "ALTER VIEW v OWNER TO " + role);
            assertThat(schema.origin().leftOut())
                    .contains("That the view v belongs to " + role + " is not compared.");
        } finally {
            database.run("DROP OWNED BY " + role, "DROP ROLE " + role);
        }
    }

    @Test
    void namesInOtherCasesStayAsTheyAre() throws SQLException {
        Table table =
                table(of("CREATE TABLE \"My Table\" (\"Der Wert\" serial, CONSTRAINT \"K\" CHECK (\"Der Wert\" > 0))"),
                        "My Table");
        assertThat(table.columns()).singleElement().satisfies(column -> {
            assertThat(column.name()).isEqualTo("Der Wert");
            assertThat(column.filled()).isEqualTo(new Column.Serial(ObjectName.of("My Table_Der Wert_seq")));
        });
        assertThat(table.checks()).containsExactly(new Check("K", "\"Der Wert\" > 0", true));
    }

    @Test
    void otherSchemasAreReadUnderTheirNames() throws SQLException {
        database.run("CREATE SCHEMA audit", "CREATE TABLE a (b int PRIMARY KEY)",
                "CREATE TABLE audit.log (c int CONSTRAINT f REFERENCES a)",
                "CREATE VIEW v AS SELECT log.c FROM audit.log JOIN a ON a.b = log.c");
        Schema schema = Schemas.read(database, null, "audit", "nowhere");
        assertThat(schema.tables()).extracting(t -> t.name().toString()).containsExactly("a", "audit.log");
        assertThat(schema.tables().getLast().foreignKeys().getFirst().target()).isEqualTo(ObjectName.of("a"));
        assertThat(schema.views()).extracting(View::definition).singleElement().asString().contains("audit.log");
        assertThat(schema.origin().leftOut()).containsExactly("There is no schema nowhere.");
    }

    @Test
    void foreignKeyIntoASchemaThatIsNotReadIsRead() throws SQLException {
        Table table = table(of("CREATE SCHEMA other", "CREATE TABLE other.p (x int PRIMARY KEY)",
                "CREATE TABLE a (b int CONSTRAINT f REFERENCES other.p)"), "a");
        assertThat(table.foreignKeys()).containsExactly(
                ForeignKey.of("f", List.of("b"), new ObjectName("other", "p"), List.of("x")));
    }
}
