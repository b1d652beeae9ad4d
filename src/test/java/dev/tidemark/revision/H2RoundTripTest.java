package dev.tidemark.revision;

import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.fixture.H2Database;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of difference, there and back, on H2. */
@ExtendWith(LeakCheck.class)
class H2RoundTripTest {
    private static final AtomicInteger DONE = new AtomicInteger();

    @TempDir
    private Path folder;

    static List<Arguments> features() {
        return Feature.inFormats(H2Features.all());
    }

    @AfterAll
    static void count() {
        System.out.println("H2: " + DONE + " round trips");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("features")
    void goesThereAndBack(Feature feature, ChangelogFormat format) throws Exception {
        try (H2Database database = H2Databases.memory();
                H2Database model = H2Databases.memory()) {
            new RoundTrip(folder).go(feature, format, database, model);
            DONE.incrementAndGet();
        }
    }
}
