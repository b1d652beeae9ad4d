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
        "CREATE ROLE app ENCRYPTED PASSWORD 'SCRAM-SHA-256$4096:hunter2$a:b'",
        "CREATE ROLE app PASSWORD U&'hunter2'",
        "CREATE ROLE app PASSWORD/* here */'hunter2'",
        "CREATE ROLE app PASSWORD 'it''s hunter2'",
        "CREATE ROLE app PASSWORD E'it\\'s hunter2'",
        "ALTER ROLE app PASSWORD\n  'hun'\n  'ter2 hunter2'",
        "ALTER USER MAPPING FOR app SERVER s OPTIONS (SET password 'hunter2', ADD \"passcode\" 'hunter2')",
        "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'db', sslpassword 'hunter2')",
        "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (api_key 'hunter2', \"secret_access_key\" 'hunter2')",
        "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (token 'hunter2', private_key 'hunter2')",
        "ALTER SUBSCRIPTION s CONNECTION 'host=db password=''hunter2'' dbname=x'",
        "ALTER SUBSCRIPTION s CONNECTION 'host=db password=''hun ter hunter2'' dbname=x'",
        "CREATE SUBSCRIPTION s CONNECTION 'postgresql://app:hunter2@db/x' PUBLICATION p",
        "SELECT dblink_connect('host=db user=app password=hunter2')",
        "SELECT * FROM dblink('host=db password=hunter2', 'SELECT 1') AS t(a int)",
        "SELECT dblink_connect_u('c', 'host=db password = hunter2')",
        "SELECT dblink_exec('c', 'ALTER ROLE app PASSWORD ''hunter2''')",
        "SELECT set_config('app.password', 'hunter2', false)",
        "SET app.api_key = 'hunter2'",
        "ALTER SYSTEM SET primary_conninfo = 'host=db password=hunter2'",
        "ALTER DATABASE x SET app.jwt_secret TO 'hunter2'",
        "COPY t FROM PROGRAM 'curl https://app:hunter2@db/x'",
        "SELECT pgp_sym_encrypt('text', 'hunter2')",
        "UPDATE users SET password = crypt('hunter2', gen_salt('bf'))",
        "UPDATE users SET password = 'hunter2', name = 'x' WHERE id = 1",
        "UPDATE users SET password_hash = md5('hunter2') WHERE id = 1",
        "UPDATE users SET \"apiKey\" = lower('hunter2') WHERE id = 1",
        "SELECT 'Authorization: Bearer hunter2'",
        "SELECT 'https://db/x?password=hunter2&sslmode=on'",
        "SELECT 'jdbc:h2:tcp://db/x;PASSWORD=hunter2;USER=sa'",
        "CREATE USER app PASSWORD 'hunter2' ADMIN",
        "CREATE USER app SALT X'hunter2' HASH X'hunter2'",
        "ALTER USER app SET PASSWORD 'hunter2'",
        "ALTER USER app SET SALT 'hunter2' HASH 'hunter2'",
        "CREATE LINKED TABLE t('org.h2.Driver', 'jdbc:h2:x', 'sa', 'hunter2', 'T')",
        "SCRIPT TO 'x' CIPHER AES PASSWORD 'hunter2'",
        "MERGE INTO users KEY (id) VALUES (1, 'hunter2')",
        "MERGE INTO users USING (VALUES (1, 'hunter2')) v(id, s) ON id = v.id WHEN MATCHED THEN UPDATE SET s = v.s",
        "WITH x AS (SELECT 1) INSERT INTO users VALUES (1, 'hunter2')",
        "INSERT INTO users SELECT 1, 'hunter2'",
        "INSERT INTO users (a) VALUES ('x');\nINSERT INTO users (a) VALUES ('hunter2')",
        "CREATE TABLE t (id int);\nINSERT INTO users (a) VALUES ('hunter2')",
        "INSERT INTO databasechangelog_people VALUES ('hunter2')",
        "INSERT INTO audit_changelog VALUES ('hunter2')",
        "INSERT INTO x VALUES ('databasechangelog'), ('hunter2')",
        "INSERT INTO DATABASECHANGELOG (ID) VALUES ('1');\nINSERT INTO users VALUES ('hunter2')",
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
        "INSERT INTO public.\"databasechangeloglock\" (ID, LOCKED) VALUES (1, FALSE)",
        "INSERT INTO history (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM) VALUES ('1', 'a', 'f', NOW(), 1, '9:x')",
        "INSERT INTO a SELECT 'x', b.c FROM b",
        "CREATE TABLE tokens (token_type varchar(10) CHECK (token_type IN ('access', 'refresh')), secret_level int DEFAULT 3)",
        "CREATE INDEX i ON t (password) WHERE kind = 'plain'",
        "ALTER TABLE t ADD CONSTRAINT c CHECK (password <> 'x' OR kind = 'values')",
        "COMMENT ON COLUMN t.password IS 'as the user typed it'",
        "SELECT 'a', count(*) FROM t GROUP BY 'b'",
        "CREATE TYPE k AS ENUM ('password', 'token', 'other')",
        "ALTER TABLE t ADD CONSTRAINT c CHECK (kind IN ('password', 'oauth'))",
        "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO audit VALUES (NEW.id, 'kept'); RETURN NEW; END $$"
                + " LANGUAGE plpgsql",
        "INSERT INTO a SELECT * FROM b ORDER BY 1",
        "SELECT 'a' -- done"})
    void whatIsNoSecretStays(String sql) {
        assertThat(Redactor.sql(sql)).isEqualTo(sql);
    }

    @Test
    void rowsStayWhereOnlySecretsAreTakenOut() {
        assertThat(Redactor.secrets("DO $$ BEGIN INSERT INTO t VALUES ('ann'); EXECUTE 'CREATE ROLE a PASSWORD ''x'''; END $$"))
                .isEqualTo("DO $$ BEGIN INSERT INTO t VALUES ('ann'); EXECUTE 'CREATE ROLE a PASSWORD ''***'''; END $$");
    }

    @Test
    void whatComesAfterInsertedRowsStays() {
        assertThat(Redactor.sql("INSERT INTO t (a) VALUES (1), (2); DROP TABLE u;"))
                .isEqualTo("INSERT INTO t (a) VALUES (... not kept); DROP TABLE u;");
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
