package dev.tidemark.fault;

import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Done;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that change, fill up or go away while a run is under way: the changelog's and the run log's. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class FilesMeanwhileTest {
    @TempDir
    Path folder;

    private Site site(String product) throws Exception {
        TestDatabase database = product.equals("h2") ? H2Databases.memory() : PostgresServer.shared().fresh();
        return new Site(database, folder);
    }

    private static RunListener afterFirstStep(Runnable does) {
        return new RunListener() {
            @Override
            public void stepEnded(int index, int total, Done done) {
                if (index == 0) {
                    does.run();
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "h2"})
    void whatWasReviewedRunsAlthoughTheFileIsEditedMeanwhile(String product) throws Exception {
        try (Site site = site(product).sql(table("a"), table("b"), table("c")); Opened opened = site.open()) {
            RunOutcome outcome = Site.upgrade(opened,
                    afterFirstStep(() -> site.sql(table("a"), table("b").replace("(id int", "(other text, id int"))));
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
            site.holds("a", "b", "c");
            assertThat(site.texts("SELECT count(*) FROM information_schema.columns WHERE lower(table_name) = 'b'"))
                    .as("what was reviewed").containsExactly("1");
            assertThat(opened.status().timeline().entries()).as("and the edit is seen afterwards")
                    .anySatisfy(e -> assertThat(e.state().name()).isEqualTo("EDITED"))
                    .anySatisfy(e -> assertThat(e.state().name()).isEqualTo("ORPHANED"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "h2"})
    void whatWasReviewedRunsAlthoughTheFileIsGoneMeanwhile(String product) throws Exception {
        try (Site site = site(product).sql(table("a"), table("b")); Opened opened = site.open()) {
            RunOutcome outcome = Site.upgrade(opened, afterFirstStep(() -> {
                try {
                    Files.delete(site.folder().resolve("root.sql"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
            site.holds("a", "b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "h2"})
    void aPlanWhoseFileWasEditedSinceIsRefused(String product) throws Exception {
        try (Site site = site(product).sql(table("a"), table("b")); Opened opened = site.open()) {
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            site.sql(table("a"), table("c"));
            RunOutcome outcome = opened.run(plan);
            assertThat(outcome.result()).isEqualTo(Result.REFUSED);
            assertThat(requireNonNull(outcome.failure()).sentences()).contains("the changelog", "Nothing was changed.");
            site.holds();
        }
    }

    /** Not even the first line can be written: a file stands where the run log's folder would be. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "h2"})
    void whereTheRunLogCannotBeWrittenNothingBegins(String product) throws Exception {
        try (Site site = site(product).sql(table("a")); Opened opened = site.open()) {
            Path runs = Files.createDirectories(folder.resolve("home")).resolve("runs");
            Files.writeString(runs, "");
            RunOutcome outcome = opened.upgrade("head");
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.REFUSED);
            assertThat(requireNonNull(outcome.failure()).sentences()).contains(
                    "The run log cannot be written", "Nothing was changed.", "Nothing runs without it", "Make room");
            site.holds();
            Files.delete(runs);
            site.goesOn("a");
        }
    }

    /** The disk fills up in the middle: what cannot be written down first is not committed. */
    @ParameterizedTest
    @CsvSource({"postgresql, statement", "postgresql, committing", "postgresql, committed", "h2, statement",
        "h2, committing", "h2, committed"})
    void whereTheDiskFillsUpInTheMiddleRecordAndSchemaAgreeOrItIsSaid(String product, String when) throws Exception {
        try (Site site = site(product).sql(table("a"), table("b"), table("c"))) {
            RunOutcome outcome;
            try (Opened opened = Opened.open(
                    Site.spec(site.database().url(), site.database().user(), site.database().password()),
                    Opened.project(site.folder(), "root.sql", ""), filling(site.journal(), when))) {
                outcome = opened.upgrade("head");
            }
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.FAILED);
            Failure failure = requireNonNull(outcome.failure());
            boolean kept = when.equals("committed");
            assertThat(failure.what()).contains("The run log cannot be written");
            assertThat(failure.databaseState()).startsWith((kept ? "2" : "1") + " of 3 steps are committed and stay.");
            assertThat(failure.advice()).as("what to do").contains("Make room");
            if (product.equals("h2") && when.equals("committing")) {
                assertThat(failure.databaseState())
                        .contains("not one transaction here: the first 1 of its 1 statements stay");
                assertThat(site.recorded()).containsExactly("a");
                assertThat(site.tables()).containsExactly("a", "b");
                assertThat(site.locked()).isFalse();
                return;
            }
            site.holds(kept ? new String[]{"a", "b"} : new String[]{"a"});
            site.logged("running"); // its end could not be written, and the process that began it lives
            site.goesOn("a", "b", "c");
        }
    }

    /**
     * A run log on a disk that is full from one moment of the second revision on: before its first statement, before its commit,
     * or after it.
     */
    private static Journal filling(Journal real, String when) {
        AtomicBoolean full = new AtomicBoolean();
        AtomicReference<String> last = new AtomicReference<>("");
        Watched.Watcher ofRun = new Watched.Watcher() {
            @Override
            public void before(Method method, Object[] arguments) {
                if (method.getName().equals("statement")) {
                    last.set(arguments[0] instanceof Step step ? step.revision().id() + " " + arguments[1] : "");
                }
                boolean now = method.getName().equals(when) && switch (when) {
                    case "statement" -> requireNonNull(last.get()).startsWith("b ");
                    case "committing" -> requireNonNull(last.get()).startsWith("b INSERT");
                    default -> ((Step) arguments[0]).revision().id().equals("b");
                };
                if (now) {
                    full.set(true);
                }
                if (full.get()) {
                    throw new FailedException(new Failure.Refused(
                            "The run log cannot be written: No space left on device.",
                            "Nothing runs without it. Make room or give it another folder with TIDEMARK_HOME."));
                }
            }
        };
        return Watched.of(Journal.class, real, new Watched.Watcher() {
            @Override
            public @Nullable Object after(Method method, Object[] arguments, @Nullable Object answer) {
                return answer instanceof Journal.Run run ? Watched.of(Journal.Run.class, run, ofRun) : answer;
            }
        });
    }
}
