package dev.tidemark.revision;

import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of difference, there and back, on PostgreSQL 18. */
@ExtendWith(LeakCheck.class)
class PostgresRoundTripTest {
    private static final AtomicInteger DONE = new AtomicInteger();

    @TempDir
    private Path folder;

    static List<Arguments> features() {
        return Feature.inFormats(PostgresFeatures.all());
    }

    @AfterAll
    static void count() {
        System.out.println("PostgreSQL: " + DONE + " round trips");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("features")
    void goesThereAndBack(Feature feature, ChangelogFormat format) throws Exception {
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                PostgresDatabase model = PostgresServer.shared().fresh()) {
            new RoundTrip(folder).go(feature, format, database, model);
            DONE.incrementAndGet();
        }
    }
}
