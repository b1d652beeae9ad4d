package dev.tidemark.domain.difference;

import static dev.tidemark.fixture.TableDraft.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.UserType;
import dev.tidemark.domain.schema.UserType.Form;
import dev.tidemark.fixture.Schemas;
import dev.tidemark.fixture.TableDraft;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is thought of types that differ, wanted by a model and there in a database. */
@Tag("fast")
class TypeRulesTest {

    @ParameterizedTest(name = "{0} wanted, {1} there: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            varchar(255)                | text                        | cosmetic
            varchar(255)                | varchar(500)                | cosmetic
            varchar(255)                | varchar                     | cosmetic
            varchar(255)                | varchar(50)                 | notable
            varchar(100)                | varchar(50)                 | breaking
            varchar(100)                | varchar(200)                | cosmetic
            varchar(100)                | text                        | cosmetic
            text                        | varchar(50)                 | breaking
            text                        | varchar                     | cosmetic
            varchar(20)                 | char(20)                    | notable
            char(1)                     | varchar(1)                  | cosmetic
            char                        | char(1)                     | none
            varchar(20)                 | citext                      | notable
            citext                      | text                        | notable
            integer                     | bigint                      | notable
            smallint                    | integer                     | notable
            bigint                      | integer                     | breaking
            integer                     | numeric(19,0)               | notable
            bigint                      | numeric(10,0)               | breaking
            numeric(10,2)               | integer                     | breaking
            numeric(5,0)                | integer                     | notable
            numeric(38,2)               | numeric(10,2)               | notable
            numeric(12,2)               | numeric(10,2)               | breaking
            numeric(10,4)               | numeric(10,2)               | notable
            numeric(10,2)               | numeric(12,2)               | cosmetic
            numeric(10,2)               | numeric                     | cosmetic
            numeric                     | numeric(10,2)               | breaking
            numeric(10,2)               | double precision            | notable
            double precision            | numeric(10,2)               | notable
            double precision            | real                        | notable
            real                        | double precision            | cosmetic
            boolean                     | integer                     | breaking
            boolean                     | varchar(1)                  | breaking
            uuid                        | varchar(36)                 | breaking
            uuid                        | bytea                       | breaking
            timestamp with time zone    | timestamp without time zone | notable
            timestamp without time zone | timestamp with time zone    | notable
            timestamp(6) with time zone | timestamp with time zone    | none
            timestamp(6) with time zone | timestamp(3) with time zone | notable
            timestamp(3) with time zone | timestamp(6) with time zone | cosmetic
            time without time zone      | time with time zone         | notable
            timestamp without time zone | date                        | breaking
            date                        | timestamp without time zone | notable
            date                        | varchar(10)                 | breaking
            jsonb                       | json                        | notable
            json                        | jsonb                       | notable
            jsonb                       | text                        | breaking
            oid                         | text                        | breaking
            oid                         | bytea                       | breaking
            bytea                       | oid                         | breaking
            varchar(255)                | mood                        | breaking
            mood                        | varchar(255)                | notable
            mood                        | temper                      | breaking
            integer[]                   | integer                     | breaking
            text[]                      | text[][]                    | none
            smallint                    | varchar(255)                | breaking
            interval                    | numeric(21,0)               | breaking""")
    void aTypeIsJudgedByWhatBecomesOfValues(String wanted, String there, String weight) {
        List<String> found = Compared.lines(Schemas.model(table("t").with("a", wanted)),
                Schemas.database(table("t").with("a", there)));
        assertThat(found).isEqualTo(weight.equals("none") ? List.of() : List.of(weight + " changed type column t.a"));
    }

    @Test
    void anUndeclaredLengthIsNeverAPlainChange() {
        Difference found = Compared.only(
                Schemas.model(table("t").with("a", "varchar(255)")), Schemas.database(table("t").with("a", "text")));
        assertThat(found.verdict().why()).startsWith("An undeclared length");
        assertThat(found.verdict().otherwise()).contains("Narrowing the column could cut off or refuse what it holds");
    }

    @Test
    void betweenDatabasesMoreRoomIsNotable() {
        assertThat(Compared.lines(
                Schemas.database(table("t").with("a", "varchar(255)")), Schemas.database(table("t").with("a", "text"))))
                .containsExactly("notable changed type column t.a");
    }

    @Test
    void aDomainOverTheWantedTypeIsCosmetic() {
        Schema there = Schemas.with(
                Schemas.database(table("t").with("a", "email")),
                new UserType(ObjectName.of("email"), Form.DOMAIN, List.of("text", "CHECK (VALUE ~ '@')")));
        assertThat(Compared.lines(Schemas.model(table("t").with("a", "text")), there))
                .contains("cosmetic changed type column t.a");
    }

    @Test
    void h2TimesWithoutDeclaredDigitsAreThoseOfItsManual() {
        Schema wanted = Schemas.of(Schemas.H2.asModel(), table("T").with("A", "time(0)").with("B", "timestamp(6)"));
        Schema there = Schemas.of(Schemas.H2, table("T").with("A", "time").with("B", "timestamp"));
        assertThat(Compared.lines(wanted, there)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            enum('A', 'B') | varchar(20)         | cosmetic
            enum('A', 'BC')| varchar(1)          | breaking
            varchar(20)    | enum('A', 'B')      | notable
            enum('A', 'B') | enum('B', 'A')      | cosmetic
            enum('A', 'B') | enum('A')           | breaking
            enum('A')      | enum('A', 'B')      | notable
            enum('A')      | integer             | breaking""")
    void typesThatListTheirValuesAreJudgedByThem(String wanted, String there, String weight) {
        assertThat(Compared.lines(
                Schemas.of(Schemas.H2.asModel(), table("T").with(listed(wanted))),
                Schemas.of(Schemas.H2, table("T").with(listed(there)))))
                .containsExactly(weight + " changed type column T.A");
    }

    private static Column listed(String type) {
        return Column.of("A", type.startsWith("enum") ? DataType.of(type) : TableDraft.type(type), true);
    }

    @Test
    void aValueThatTheEnumTypeLacksBreaksWriting() {
        UserType wanted = new UserType(ObjectName.of("mood"), Form.ENUM, List.of("good", "bad"));
        UserType there = new UserType(ObjectName.of("mood"), Form.ENUM, List.of("good"));
        Difference found = Compared.only(
                Schemas.with(Schemas.model(), wanted), Schemas.with(Schemas.database(), there));
        assertThat(Compared.line(found)).isEqualTo("breaking changed definition type mood");
        assertThat(found.verdict().why()).isEqualTo("The database lacks bad.");
        assertThat(Compared.lines(Schemas.with(Schemas.model(), there), Schemas.with(Schemas.database(), wanted)))
                .containsExactly("notable changed definition type mood");
    }
}
