package dev.tidemark.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.sql.SqlToken;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class ErrorPlaceTest {
    private static final String LONG =
            "CREATE TABLE customers (id bigint NOT NULL, name varchar(100) NOT NULL, mail varchar(200) NOT NUL)";

    @Test
    void aMarkFindsItsWordAlsoWhereLineBreaksWereAdded() {
        assertThat(marked(LONG, LONG.indexOf("NUL)") + 1)).isEqualTo("NUL");
        assertThat(marked(LONG, LONG.indexOf("mail") + 1)).isEqualTo("mail");
        assertThat(SqlLines.of(LONG).size()).isGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"'  SELEC 1'; 3; SELEC", "'SELECT 😀 FROM x'; 15; x", "'a\nb'; 3; b",
        "a; 99; a"})
    void leadingBlanksAndCharactersBeyondTheBasicPlaneCount(String sql, int position, String word) {
        assertThat(marked(sql.replace("\\n", "\n"), position)).isEqualTo(word);
    }

    @Test
    void noPositionMarksNothing() {
        assertThat(ErrorPlace.in(SqlLines.of("SELECT 1"), "SELECT 1", 0)).isEqualTo(ErrorPlace.NONE);
    }

    private static String marked(String sql, int position) {
        List<List<SqlToken>> lines = SqlLines.of(sql);
        ErrorPlace place = ErrorPlace.in(lines, sql, position);
        String line = lines.get(place.line()).stream().map(SqlToken::text).collect(Collectors.joining());
        return line.substring(place.mark().from(), place.mark().to());
    }
}
