package dev.tidemark.domain.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class RedactorTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE ROLE app LOGIN PASSWORD 'hunter2'",
        "ALTER USER app WITH ENCRYPTED PASSWORD 'hunter2' VALID UNTIL 'infinity'",
        "alter role app password E'hunter2'",
        "CREATE USER app PASSWORD $x$hunter2$x$",
        "CREATE USER app IDENTIFIED BY 'hunter2'",
        "CREATE USER app IDENTIFIED BY hunter2",
        "CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'app', password 'hunter2')",
        "CREATE SUBSCRIPTION s CONNECTION 'host=db password=hunter2 dbname=x' PUBLICATION p",
        "SELECT dblink_connect('postgresql://app:hunter2@db/x')",
        "DO $$ BEGIN EXECUTE 'CREATE ROLE app PASSWORD ''hunter2'''; END $$",
        "DO $$ BEGIN CREATE ROLE app PASSWORD 'hunter2'; END $$",
        "-- password: hunter2\nSELECT 1",
        "INSERT INTO users (name, secret) VALUES ('ann', 'hunter2')",
        "insert into public.users values ('hunter2')"})
    void secretsAndInsertedRowsAreNotKept(String sql) {
        assertThat(Redactor.sql(sql)).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TABLE users (id int, password varchar(20) NOT NULL)",
        "ALTER TABLE users ADD COLUMN password_hash text DEFAULT ''",
        "INSERT INTO DATABASECHANGELOG (ID) VALUES ('1')",
        "INSERT INTO a SELECT * FROM b ORDER BY 1",
        "SELECT 'a' -- done"})
    void whatIsNoSecretStays(String sql) {
        assertThat(Redactor.sql(sql)).isEqualTo(sql);
    }

    @Test
    void messagesLoseTheirPasswords() {
        assertThat(Redactor.text("connect postgres://app:p%40ss@db/x?password=two&x=1")).doesNotContain("p%40ss")
                .doesNotContain("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT 'it''s', \"a\"\"b\", E'\\'', $$x;y$$, $t$ $$ $t$ /* a /* b */ c */ -- end",
        "select 'not closed", "/* not closed", "$$ not closed", "a.b::text[1:2]", "", "é ü 名"})
    void theTokensOfATextAreTheText(String sql) {
        assertThat(SqlLexer.tokens(sql).stream().map(SqlToken::text).collect(Collectors.joining())).isEqualTo(sql);
    }

    @Test
    void semicolonsInsideStringsBodiesAndCommentsSeparateNothing() {
        String sql = "CREATE FUNCTION f() AS $$ a; b $$; SELECT ';' /* ; */; -- ;";

        assertThat(SqlLexer.words(sql).stream().filter(t -> t.text().equals(";"))).hasSize(2);
    }

    @Test
    void aPasswordAsLongAsAFileIsTakenOutToo() {
        String doubled = "ab''".repeat(300_000);
        assertThat(Redactor.text("failed: ALTER USER ann PASSWORD '" + doubled + "' ADMIN"))
                .isEqualTo("failed: ALTER USER ann PASSWORD '***' ADMIN");
    }
}
