package dev.tidemark.schema;

import static dev.tidemark.schema.Schemas.column;
import static dev.tidemark.schema.Schemas.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.Deferral;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ForeignKey.Action;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.Routine;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Sequence;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.Trigger;
import dev.tidemark.domain.schema.UniqueKey;
import dev.tidemark.domain.schema.UserType;
import dev.tidemark.fixture.H2Database;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of H2, a feature a test. */
@ExtendWith(LeakCheck.class)
class H2ReadingTest {
    private H2Database database;

    @BeforeEach
    void open() {
        database = H2Databases.memory();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A trigger that does nothing. */
    public static final class Nothing implements org.h2.api.Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {}
    }

    private Schema of(String... statements) throws SQLException {
        return Schemas.of(database, statements);
    }

    private Column only(String declared) throws SQLException {
        return column(of("CREATE TABLE A (N VARCHAR, C " + declared + ")"), "A", "C");
    }

    @Test
    void emptyDatabaseIsAnEmptySchema() throws SQLException {
        Schema schema = of();
        assertThat(schema).isEqualTo(Schema.empty(schema.origin()));
        assertThat(schema.origin().product()).isEqualTo("h2");
        assertThat(schema.origin().version()).startsWith("2.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VARCHAR(80)                    | character varying(80)
            VARCHAR                        | character varying
            CHAR(3)                        | character(3)
            CLOB                           | character large object
            BLOB                           | binary large object
            VARBINARY(16)                  | binary varying(16)
            DECIMAL(12, 2)                 | numeric(12,2)
            NUMERIC                        | numeric
            NUMERIC(10)                    | numeric(10)
            DECFLOAT(20)                   | decfloat(20)
            FLOAT                          | double precision
            REAL                           | real
            INT                            | integer
            BIGINT                         | bigint
            TINYINT                        | tinyint
            BOOLEAN                        | boolean
            UUID                           | uuid
            JSON                           | json
            DATE                           | date
            TIME                           | time
            TIME(3)                        | time(3)
            TIMESTAMP                      | timestamp
            TIMESTAMP(6)                   | timestamp
            TIMESTAMP(3)                   | timestamp(3)
            TIMESTAMP(3) WITH TIME ZONE    | timestamp(3) with time zone
            INTERVAL DAY TO SECOND         | interval day to second
            INTERVAL DAY(3) TO SECOND(9)   | interval day(3) to second(9)
            INTERVAL YEAR                  | interval year
            GEOMETRY(POINT, 4326)          | geometry(POINT, 4326)
            ENUM('sad', 'it''s')           | enum('sad', 'it''s')
            VARCHAR(20) ARRAY              | character varying(20) array
            INT ARRAY[7]                   | integer array[7]
            INT ARRAY ARRAY                | integer array array
            """, quoteCharacter = '~')
    void typesAreInOneSpelling(String declared, String read) throws SQLException {
        assertThat(only(declared).dataType().sql()).isEqualTo(read);
    }

    @Test
    void typeAsReadCanBeDeclared() throws SQLException {
        String read = only("TIMESTAMP(3) WITH TIME ZONE ARRAY").dataType().sql();
        database.run("DROP TABLE A");
        assertThat(only(read).dataType().sql()).isEqualTo(read);
    }

    @Test
    void columnsStandInTheirOrder() throws SQLException {
        Table table = table(of("CREATE TABLE A (Z INT NOT NULL, B INT, M INT)", "ALTER TABLE A DROP COLUMN B",
                "ALTER TABLE A ADD A DATE"), "A");
        assertThat(table.columns()).containsExactly(
                Column.of("Z", DataType.of("integer"), false), Column.of("M", DataType.of("integer"), true),
                Column.of("A", DataType.of("date"), true));
    }

    @Test
    void defaultIsRead() throws SQLException {
        assertThat(only("VARCHAR DEFAULT 'x' NOT NULL").defaultValue()).isEqualTo("'x'");
    }

    @Test
    void identityIsRead() throws SQLException {
        Column column = only("BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 5)");
        assertThat(column.filled()).isEqualTo(new Column.Identity(true, 100, 5));
        assertThat(column.defaultValue()).isNull();
        assertThat(Schemas.read(database).sequences()).isEmpty();
    }

    @Test
    void computedColumnIsRead() throws SQLException {
        assertThat(only("VARCHAR GENERATED ALWAYS AS (LOWER(N))").filled())
                .isEqualTo(new Column.Computed("LOWER(\"N\")", true));
    }

    @Test
    void nextValueDoesNotNameTheSchema() throws SQLException {
        database.run("CREATE SEQUENCE S");
        assertThat(only("BIGINT DEFAULT NEXT VALUE FOR S").defaultValue()).isEqualTo("NEXT VALUE FOR \"S\"");
    }

    @Test
    void commentsAreRead() throws SQLException {
        Schema schema =
                of("CREATE TABLE A (C INT)", "COMMENT ON TABLE A IS 'whole'", "COMMENT ON COLUMN A.C IS 'part'");
        assertThat(table(schema, "A").traits().comment()).isEqualTo("whole");
        assertThat(column(schema, "A", "C").comment()).isEqualTo("part");
    }

    @Test
    void keysAreReadWithoutTheirIndexes() throws SQLException {
        Table table = table(of(
                "CREATE TABLE A (B INT, C INT, CONSTRAINT P PRIMARY KEY (C, B), CONSTRAINT U UNIQUE (B, C))"), "A");
        assertThat(table.primaryKey()).isEqualTo(new PrimaryKey("P", List.of("C", "B")));
        assertThat(table.uniqueKeys())
                .containsExactly(new UniqueKey("U", List.of("B", "C"), true, Deferral.NOT_DEFERRABLE));
        assertThat(table.indexes()).isEmpty();
    }

    @Test
    void nullsMayBeTheSame() throws SQLException {
        Table table = table(of("CREATE TABLE A (B INT, CONSTRAINT U UNIQUE NULLS NOT DISTINCT (B))"), "A");
        assertThat(table.uniqueKeys()).singleElement().extracting(UniqueKey::nullsDistinct).isEqualTo(false);
    }

    @Test
    void foreignKeyIsReadWithItsRules() throws SQLException {
        Table table = table(of("CREATE TABLE P (X INT, Y INT, UNIQUE (X, Y))", """
                CREATE TABLE A (B INT, C INT, CONSTRAINT F FOREIGN KEY (C, B) REFERENCES P (Y, X)
                  ON DELETE SET NULL ON UPDATE CASCADE)"""), "A");
        assertThat(table.foreignKeys()).containsExactly(new ForeignKey(
                "F", List.of("C", "B"), ObjectName.of("P"), List.of("Y", "X"), Action.SET_NULL, Action.CASCADE,
                Deferral.NOT_DEFERRABLE, true));
        assertThat(table.indexes()).isEmpty();
    }

    @Test
    void checkIsRead() throws SQLException {
        Table table = table(of("CREATE TABLE A (B INT, CONSTRAINT K CHECK (B > 0))"), "A");
        assertThat(table.checks()).containsExactly(new Check("K", "\"B\" > 0", true));
    }

    @Test
    void plainIndexIsPlain() throws SQLException {
        Table table = table(of("CREATE TABLE A (B INT)", "CREATE UNIQUE INDEX I ON A (B)"), "A");
        assertThat(table.indexes()).containsExactly(Index.of("I", true, List.of("B")));
    }

    @Test
    void descendingIndexIsRead() throws SQLException {
        Table table = table(of("CREATE TABLE A (B INT, C INT)", "CREATE INDEX I ON A (B DESC, C)"), "A");
        assertThat(table.indexes()).singleElement().satisfies(index -> assertThat(index.keys())
                .containsExactly(new Index.Key("B", true, true, true, ""), Index.Key.of("C")));
    }

    @Test
    void sequenceIsRead() throws SQLException {
        Schema schema = of("CREATE SEQUENCE S START WITH 10 INCREMENT BY 2 MINVALUE 2 MAXVALUE 1000 CACHE 5 CYCLE");
        assertThat(schema.sequences()).containsExactly(
                new Sequence(ObjectName.of("S"), "bigint", 10, 2, 2, 1000, 5, true, null));
    }

    @Test
    void viewIsRead() throws SQLException {
        Schema schema = of("CREATE TABLE A (B VARCHAR(9))", "CREATE VIEW V AS SELECT B FROM A WHERE B > 'x'",
                "COMMENT ON VIEW V IS 'seen'");
        assertThat(schema.views()).singleElement().satisfies(view -> {
            assertThat(view.definition()).isEqualToNormalizingWhitespace("SELECT \"B\" FROM \"A\" WHERE \"B\" > 'x'");
            assertThat(view.columns()).containsExactly("B character varying(9)");
            assertThat(view.comment()).isEqualTo("seen");
        });
        assertThat(schema.tables()).hasSize(1);
    }

    @Test
    void materializedViewIsReadWithoutItsHiddenTable() throws SQLException {
        Schema schema = of("CREATE TABLE A (B INT)", "CREATE MATERIALIZED VIEW M AS SELECT B FROM A");
        assertThat(schema.views()).singleElement().satisfies(view -> assertThat(view.materialized()).isTrue());
        assertThat(schema.tables()).hasSize(1);
    }

    @Test
    void domainIsRead() throws SQLException {
        Schema schema = of("CREATE DOMAIN MAIL AS VARCHAR(90) DEFAULT 'x'",
                "ALTER DOMAIN MAIL ADD CONSTRAINT K CHECK (VALUE <> '')", "CREATE TABLE A (B MAIL)");
        assertThat(schema.types()).containsExactly(new UserType(ObjectName.of("MAIL"), UserType.Form.DOMAIN,
                List.of("character varying(90)", "DEFAULT 'x'", "CONSTRAINT \"K\" CHECK (VALUE <> '')")));
        assertThat(column(schema, "A", "B").dataType()).isEqualTo(DataType.of("\"MAIL\""));
    }

    @Test
    void triggerIsRead() throws SQLException {
        Table table = table(of("CREATE TABLE A (B INT)",
                "CREATE TRIGGER T AFTER INSERT, DELETE ON A FOR EACH ROW CALL '" + Nothing.class.getName() + "'"), "A");
        assertThat(table.traits().triggers()).containsExactly(new Trigger("T",
                "CREATE TRIGGER \"T\" AFTER DELETE, INSERT ON \"A\" FOR EACH ROW CALL '" + Nothing.class.getName()
                        + "'",
                true));
    }

    @Test
    void aliasIsRead() throws SQLException {
        assertThat(of("CREATE ALIAS F DETERMINISTIC FOR 'java.lang.Math.toDegrees'").routines()).containsExactly(
                new Routine(ObjectName.of("F"), "CREATE ALIAS \"F\" DETERMINISTIC FOR 'java.lang.Math.toDegrees'"));
    }

    @Test
    void grantsAreRead() throws SQLException {
        Table table = table(of("CREATE ROLE R", "CREATE TABLE A (B INT)", "GRANT SELECT, INSERT ON A TO R"), "A");
        assertThat(table.traits().grants()).containsExactly("R: SELECT, INSERT");
    }

    @Test
    void otherToolsTablesAreLeftOutAndNamed() throws SQLException {
        Schema schema = of("CREATE TABLE DATABASECHANGELOG (ID INT)", "CREATE TABLE ALEMBIC_VERSION (V VARCHAR)");
        assertThat(schema.tables()).isEmpty();
        assertThat(schema.origin().leftOut()).containsExactly(
                "The table ALEMBIC_VERSION belongs to Alembic and is left out.",
                "The table DATABASECHANGELOG belongs to Liquibase and is left out.");
    }

    @Test
    void otherSchemasAreReadUnderTheirNames() throws SQLException {
        database.run("CREATE SCHEMA AUDIT", "CREATE TABLE A (B INT PRIMARY KEY)",
                "CREATE TABLE AUDIT.LOG (C INT, CONSTRAINT AUDIT.F FOREIGN KEY (C) REFERENCES PUBLIC.A (B))");
        Schema schema = Schemas.read(database, null, "AUDIT", "NOWHERE");
        assertThat(schema.tables()).extracting(t -> t.name().toString()).containsExactly("A", "AUDIT.LOG");
        assertThat(schema.tables().getLast().foreignKeys())
                .containsExactly(ForeignKey.of("F", List.of("C"), ObjectName.of("A"), List.of("B")));
        assertThat(schema.origin().leftOut()).containsExactly("There is no schema NOWHERE.");
    }

    @Test
    void schemaIsTheSameUnderAnotherName() throws SQLException {
        String[] statements = {"CREATE SEQUENCE S", "CREATE DOMAIN D AS INT",
            "CREATE TABLE A (B D PRIMARY KEY, C INT DEFAULT NEXT VALUE FOR S, CONSTRAINT K CHECK (C > 0))",
            "CREATE VIEW V AS SELECT X.B FROM A X JOIN A Y ON Y.C = X.B"};
        database.run(statements);
        Schema main = Schemas.read(database);
        try (H2Database other = H2Databases.memory("INIT=CREATE SCHEMA IF NOT EXISTS APP\\;SET SCHEMA APP")) {
            other.run(statements);
            assertThat(Schemas.read(other, "APP").from(main.origin())).isEqualTo(main);
        }
    }

    @ParameterizedTest
    @CsvSource({"MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH, a, b",
        "DATABASE_TO_UPPER=FALSE, a, b", "MODE=PostgreSQL, A, B"})
    void namesAreReadAsTheyAreStored(String settings, String table, String column) throws SQLException {
        try (H2Database other = H2Databases.memory(settings)) {
            Schema schema = Schemas.of(other, "create table a (b serial primary key, c varchar(9))",
                    "create index i on a (c, b desc)");
            assertThat(schema.tables()).extracting(t -> t.name().name()).containsExactly(table);
            assertThat(column(schema, table, column).filled()).isEqualTo(new Column.Identity(false, 1, 1));
            assertThat(table(schema, table).indexes()).singleElement().satisfies(index -> assertThat(index.keys())
                    .allSatisfy(key -> assertThat(key.nullsFirst()).isEqualTo(key.descending())));
        }
    }

    @Test
    void userWhoIsNoAdministratorIsTold() throws SQLException {
        database.run("CREATE USER SMALL PASSWORD ''", "CREATE TABLE A (B INT)");
        Schema schema = Schemas.READER.read(
                new ConnectionSpec(
                        database.url().replace(";DB_CLOSE_DELAY=-1", ""), "SMALL", "", null, null,
                        Environment.DEVELOPMENT),
                new SchemaReader.Scope(List.of(), Set.of()), percent -> {}, new CancelToken());
        assertThat(schema.origin().leftOut()).singleElement().asString()
                .contains("SMALL is not the database's administrator");
    }
}
