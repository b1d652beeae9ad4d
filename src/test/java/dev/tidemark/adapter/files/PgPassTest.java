package dev.tidemark.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class PgPassTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", value = {
        "db:5432:orders:ann:secret; secret",
        "*:*:*:*:secret; secret",
        "db:*:orders:ann:sec\\:r\\\\et; sec:r\\et",
        "db:5432:orders:ann:secret:more; secret",
        "db:5433:orders:ann:secret; -",
        "other:5432:orders:ann:secret; -",
        "db:5432:orders:bob:secret; -",
        "db:5432:or*:ann:secret; -",
        "#db:5432:orders:ann:secret; -",
        "db:5432:orders; -",
        "db:5432:orders:ann:; -"})
    void linesMatchAsInLibpq(String line, String password) throws IOException {
        assertThat(passwords(line, "rw-------").find("db", 5432, "orders", "ann").password()).isEqualTo(password);
    }

    @Test
    void theFirstMatchWins() throws IOException {
        PgPass passwords = passwords("db:*:*:bob:three\ndb:5432:*:*:one\n*:*:*:*:two", "rw-------");

        assertThat(passwords.find("db", 5432, "orders", "ann").password()).isEqualTo("one");
        assertThat(passwords.find("::1", 5432, "orders", "ann").password()).isEqualTo("two");
    }

    @Test
    void aFileThatOthersCanReadIsNotUsed() throws IOException {
        PgPass passwords = passwords("*:*:*:*:secret", "rw-r-----");

        assertThat(passwords.find("db", 5432, "orders", "ann").password()).isNull();
        assertThat(passwords.find("db", 5432, "orders", "ann").warning()).contains("chmod 600")
                .doesNotContain("secret");
    }

    @Test
    void theFileIsTheOneThatPgpassfileNamesElseTheUsualOne() throws IOException {
        passwords("*:*:*:*:secret", "rw-------");

        assertThat(new LocalFiles(Map.of("PGPASSFILE", folder.resolve("pass").toString()), folder.resolve("none"))
                .passwords().find("db", 5432, "orders", "ann").password())
                .isEqualTo("secret");
        assertThat(new LocalFiles(Map.of(), folder).passwords().find("db", 5432, "orders", "ann").password()).isNull();
        Files.copy(folder.resolve("pass"), folder.resolve(".pgpass"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(new LocalFiles(Map.of(), folder).passwords().find("db", 5432, "orders", "ann").password())
                .isEqualTo("secret");
    }

    private PgPass passwords(String text, String rights) throws IOException {
        Path file = folder.resolve("pass");
        Files.writeString(file, text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        return new PgPass(file);
    }
}
