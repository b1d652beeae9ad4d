package dev.tidemark.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.sql.SqlToken;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class SqlLinesTest {
    @Test
    void aTableIsShownColumnByColumn() {
        assertThat(lines("CREATE TABLE people (id INT NOT NULL, name VARCHAR(200) DEFAULT 'nobody', PRIMARY KEY (id))"))
                .containsExactly(
                        "CREATE TABLE people (",
                        "    id INT NOT NULL,",
                        "    name VARCHAR(200) DEFAULT 'nobody',",
                        "    PRIMARY KEY (id)",
                        ")");
    }

    @Test
    void nothingButLineEndsAndIndentsIsAdded() {
        String sql = "INSERT INTO people (id, name, born) VALUES (1, 'Ada; not (a) clause: where', '1815-12-10')";
        assertThat(String.join("", lines(sql)).replace(" ", "")).isEqualTo(sql.replace(" ", ""));
        assertThat(lines(sql)).hasSize(2);
    }

    @Test
    void aForeignKeyKeepsWhatItDoesOnDelete() {
        assertThat(lines(
                "ALTER TABLE subtasks ADD CONSTRAINT fk FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE SET NULL"))
                .containsExactly(
                        "ALTER TABLE subtasks ",
                        "    ADD CONSTRAINT fk FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE SET NULL");
    }

    @Test
    void aStatementWithLinesOfItsOwnKeepsThem() {
        assertThat(lines("SELECT 1\n  FROM a\n\n WHERE b")).containsExactly("SELECT 1", "  FROM a", "", " WHERE b");
    }

    @Test
    void aScriptEndsEachStatementOnce() {
        assertThat(SqlScript.of(List.of("SELECT 1;", "SELECT 2 "))).isEqualTo("SELECT 1;\n\nSELECT 2;");
    }

    private static List<String> lines(String sql) {
        return SqlLines.of(sql).stream()
                .map(line -> line.stream().map(SqlToken::text).collect(Collectors.joining()))
                .toList();
    }
}
