package dev.tidemark.bench;

import dev.tidemark.fixture.ChangelogFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same create-table revisions as a changelog, and as Flyway wants them: a file each. */
record BenchFiles(Path folder, Path flyway, int count) {
    /** The changelog's name below {@link #folder}. */
    static final String ROOT = "root.sql";

    static BenchFiles make(int count) throws IOException {
        Path folder = Files.createTempDirectory("tidemark-bench");
        Path flyway = Files.createDirectories(folder.resolve("flyway"));
        List<String> changesets = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            changesets.add(ChangelogFolder.table("t" + i));
            Files.writeString(flyway.resolve(String.format(Locale.ROOT, "V%05d__t%d.sql", i, i)),
                    "CREATE TABLE t" + i + " (id int PRIMARY KEY);\n");
        }
        new ChangelogFolder(folder).sql(changesets.toArray(String[]::new));
        return new BenchFiles(folder, flyway, count);
    }
}
