package dev.tidemark.application.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.outcome.FailedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class DatabaseUrlTest {
    private static final Path FOLDER = Path.of("/work space");

    @ParameterizedTest
    @CsvSource(delimiter = ' ', nullValues = "-", value = {
        "postgresql://user:password@host:5433/database?sslmode=require jdbc:postgresql://host:5433/database?sslmode=require user password",
        "postgresql+asyncpg://user:password@host/database jdbc:postgresql://host/database user password",
        "postgresql+psycopg2://user:password@host/database jdbc:postgresql://host/database user password",
        "postgres://user:p%40ss%2Fw%25rd+x@host/database jdbc:postgresql://host/database user p@ss/w%rd+x",
        "postgresql://us%40er:p@ss@host/database jdbc:postgresql://host/database us@er p@ss",
        "postgres://host jdbc:postgresql://host/ - -",
        "postgresql:///database?host=db&port=6543 jdbc:postgresql://db:6543/database - -",
        "postgresql://localhost/d?port=6543 jdbc:postgresql://localhost:6543/d - -",
        "postgresql://a:1,b:2/d?port=3,4 jdbc:postgresql://a:3,b:4/d - -",
        "postgresql://[::1]:5/d?port=6 jdbc:postgresql://[::1]:6/d - -",
        "postgresql://localhost/d?host=other&dbname=e jdbc:postgresql://other/e - -",
        "jdbc:postgresql://localhost/d?PGHOST=other&PGPORT=6&PGDBNAME=e jdbc:postgresql://other:6/e - -",
        "postgresql://u@[::1]:5432/d jdbc:postgresql://[::1]:5432/d u -",
        "postgresql://u@a:1,b:2/d?target_session_attrs=read-write jdbc:postgresql://a:1,b:2/d?targetServerType=primary u -",
        "postgresql+asyncpg://u@h/d?ssl=require jdbc:postgresql://h/d?sslmode=require u -",
        "postgresql://h/d%20b?application_name=a%20b&connect_timeout=3 jdbc:postgresql://h/d%20b?ApplicationName=a%20b&connectTimeout=3 - -",
        "jdbc:postgresql://host/database?user=u&password=p%26q&sslmode=disable jdbc:postgresql://host/database?sslmode=disable u p&q",
        "jdbc:postgresql:database jdbc:postgresql://localhost/database - -",
        "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1 jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1 - -",
        "jdbc:h2:mem:shop;USER=sa;PASSWORD=secret;MODE=PostgreSQL jdbc:h2:mem:shop;MODE=PostgreSQL sa secret",
        "jdbc:h2:file:/data/shop jdbc:h2:file:/data/shop - -",
        "jdbc:h2:~/shop jdbc:h2:file:~/shop - -",
        "jdbc:h2:tcp://host:9093/shop jdbc:h2:tcp://host:9093/shop - -"})
    void everyShapeIsTakenApart(String text, String jdbc, String user, String password) {
        DatabaseUrl url = DatabaseUrl.parse(text, FOLDER);

        assertThat(url.jdbc()).isEqualTo(jdbc);
        assertThat(url.login().user()).isEqualTo(user);
        assertThat(url.login().password()).isEqualTo(password);
    }

    @Test
    void aRelativeFileOfH2BeginsAtTheFolder() {
        assertThat(DatabaseUrl.parse("jdbc:h2:./data/shop", FOLDER).jdbc())
                .isEqualTo("jdbc:h2:file:/work space/data/shop");
        assertThat(DatabaseUrl.parse("jdbc:h2:file:data/shop", FOLDER).database()).isEqualTo("shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sqlite:///db.sqlite3", "sqlite+aiosqlite:///x", "mysql://root:hunter2@host/db", "jdbc:oracle:thin:@h",
        "mongodb://h",
        "jdbc:postgres://user:hunter2@h/d"})
    void otherDatabasesAreSaidNotToBeSupported(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text, FOLDER))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("not supported")
                .hasMessageContaining("PostgreSQL and H2")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "hunter2", "postgresql://user:hunter2#x/@host:x/db", "postgresql://user:hunter2%zz@host/db", "jdbc:h2:",
        "jdbc:h2:tcp://;PASSWORD=hunter2",
        "postgresql://u:hunter2@/d?host=/run/postgresql", "jdbc:h2:mem:x;PASSWORD=hunter2;INIT=CREATE TABLE x(y int)",
        "postgresql://h/d?sslpassword=hunter2", "postgresql://u:hunter2@h/d?service=other",
        "postgresql://u:hunter2@h:99999/d", ""})
    void whatCannotBeReadIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text, FOLDER))
                .isInstanceOf(FailedException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aLoginDoesNotPrintItsPassword() {
        assertThat(DatabaseUrl.parse("postgresql://u:hunter2@h/d", FOLDER).toString()).doesNotContain("hunter2");
    }
}
