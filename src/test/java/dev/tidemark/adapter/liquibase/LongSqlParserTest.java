package dev.tidemark.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import liquibase.util.StandardSqlParser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Long SQL is taken to the pieces that Liquibase's own parser finds. */
@Tag("fast")
class LongSqlParserTest {
    private static final List<String> SAMPLES = List.of(
            "", " ", ";", "SELECT 1", "SELECT 'a;b' ; -- end", "-- only\n", "/* open",
            "/* two\nlines */ SELECT\t1;\r\nGO\r\n",
            "INSERT INTO t VALUES ('it''s', E'a\\'b', \"N\"\"x\", $$ a ; b $$, $x$ '$x$, 1.5e-7, ñandú, '\uD83D\uDE80');",
            "SELECT 'open", "SELECT \"open", "a--b", "5/6*/7", "\\d+ \\'", "`x;y`", "[x;y]",
            "@a #b %c ^d ~e ?f {g} |h & = < > !",
            "CREATE FUNCTION f() AS $$\nBEGIN\n  x := 'a;\n--b'; END $$;\n/\nSELECT 1", "\uFEFFSELECT\u00A01\u0000");
    private static final String LETTERS = "ab1 \t\r\n';\"`$-/*\\.,()[]@#%é€\uD83D\uDE80E";

    private static void same(String sql) {
        for (boolean spaces : List.of(true, false)) {
            for (boolean comments : List.of(true, false)) {
                assertThat(outcome(new LongSqlParser(0), sql, spaces, comments)).as(sql)
                        .isEqualTo(outcome(new StandardSqlParser(), sql, spaces, comments));
            }
        }
    }

    private static List<Object> outcome(StandardSqlParser parser, String sql, boolean spaces, boolean comments) {
        try {
            return List.of(parser.parse(sql, spaces, comments, null).toArray(true));
        } catch (RuntimeException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    @Test
    void samplesComeOutTheSame() {
        SAMPLES.forEach(LongSqlParserTest::same);
    }

    @Test
    void anyLettersComeOutTheSame() {
        Random random = new Random(7);
        for (int i = 0; i < 4000; i++) {
            StringBuilder sql = new StringBuilder();
            for (int letters = random.nextInt(40); letters > 0; letters--) {
                sql.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            same(sql.toString());
        }
    }

    @Test
    void filesOfSqlThatOthersWroteComeOutTheSame() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target", "real-changelogs"))) {
            List<Path> found = files.filter(f -> f.toString().endsWith(".sql")).toList();
            assertThat(found).hasSizeGreaterThan(50);
            for (Path file : found) {
                same(Files.readString(file));
            }
        }
    }

    @Test
    void aTextOf20MegabytesTakesSeconds() {
        String sql = "INSERT INTO t VALUES ('" + "x".repeat(20_000_000) + "'); SELECT 1";
        List<Object> pieces = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> List.of(new LongSqlParser().parse(sql, true, false, null).toArray(true)));
        assertThat(pieces).contains(";").last().isEqualTo("1");
    }
}
