package dev.tidemark.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model schemas are remembered between starts, and forgetting them is no harm. */
@Tag("fast")
class ModelFolderTest {
    @TempDir
    Path home;

    private ModelFolder folder() {
        return new ModelFolder(home.resolve("cache/models"), new SchemaDocuments());
    }

    private static Schema schema(String version) {
        return Schema.empty(Schema.Origin.database("h2", version, List.of()));
    }

    @Test
    void whatWasKeptIsFoundByAnotherStart() {
        folder().keep("abc", schema("2.4"));

        assertThat(folder().find("abc")).isEqualTo(schema("2.4"));
        assertThat(folder().find("abd")).isNull();
    }

    @Test
    void nothingIsMadeBeforeSomethingIsKept() {
        assertThat(folder().find("abc")).isNull();
        assertThat(home.resolve("cache")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeReadIsForgotten() throws IOException {
        folder().keep("abc", schema("2.4"));
        Files.writeString(home.resolve("cache/models/abc.json"), "{ half");

        assertThat(folder().find("abc")).isNull();
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws IOException {
        for (int i = 0; i < 25; i++) {
            folder().keep("k" + i, schema("2." + i));
            Files.setLastModifiedTime(
                    home.resolve("cache/models/k" + i + ".json"), FileTime.from(Instant.ofEpochSecond(1_000_000 + i)));
        }

        assertThat(folder().find("k0")).isNull();
        assertThat(folder().find("k24")).isNotNull();
        try (var left = Files.list(home.resolve("cache/models"))) {
            assertThat(left).hasSizeLessThanOrEqualTo(20);
        }
    }

    @Test
    void theCacheLiesWhereThePersonSays() {
        assertThat(new LocalFiles(Map.of("TIDEMARK_HOME", home.toString()), home).cache())
                .isEqualTo(home.resolve("cache"));
    }
}
