package dev.tidemark.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Direction;
import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.revision.Reversibility;
import dev.tidemark.fixture.Timelines;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run log on disk. */
class LocalFilesTest {
    private static final int LINES = 200;

    @TempDir
    Path home = Path.of("");

    @Test
    void aRunIsReadBackAsItWent() throws IOException {
        Journal.Run run = journal().begin(server("public"), plan());
        run.statement(null, "CREATE TABLE databasechangelog (id int)");
        run.statement(step(StepKind.APPLY, "a"), "CREATE ROLE x PASSWORD 'hunter2'");
        run.committed(step(StepKind.APPLY, "a"), "executed", 5);
        run.ended("failed", "connection to postgres://u:hunter2@h failed");

        assertThat(journal().read()).singleElement().satisfies(entry -> {
            assertThat(entry.request()).isEqualTo("upgrade head");
            assertThat(entry.server()).contains("PostgreSQL 18.0").contains("orders").contains("ann");
            assertThat(entry.statements()).hasSize(2);
            assertThat(entry.steps()).containsExactly("apply db.xml::a::ann executed");
            assertThat(entry.outcome()).isEqualTo("failed");
            assertThat(entry.fingerprint()).isEqualTo("a-b-c-d-e");
        });
        assertThat(Files.readString(file())).doesNotContain("hunter2");
    }

    @Test
    void preferencesAreThereAtTheNextStart() throws IOException {
        assertThat(files().preferences().find("theme")).isNull();
        assertThat(home).isEmptyDirectory();

        files().preferences().keep("theme", "dark");
        files().preferences().keep("window.width", "1280");
        files().preferences().keep("theme", null);

        assertThat(files().preferences().find("theme")).isNull();
        assertThat(files().preferences().find("window.width")).isEqualTo("1280");
        assertThat(Files.getPosixFilePermissions(home.resolve("preferences.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void preferencesThatCannotBeReadAreReplacedByTheNextOnesKept() throws IOException {
        Files.writeString(home.resolve("preferences.json"), "{\"theme\": [");

        assertThat(files().preferences().find("theme")).isNull();
        files().preferences().keep("theme", "light");

        assertThat(files().preferences().find("theme")).isEqualTo("light");
    }

    private LocalFiles files() {
        return new LocalFiles(Map.of("TIDEMARK_HOME", home.toString()), home);
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        journal().begin(server("public"), plan()).ended("completed", "");

        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(file().toAbsolutePath().getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void nothingIsCreatedByReading() throws IOException {
        assertThat(journal().read()).isEmpty();
        assertThat(journal().stamped(server("public"))).isEmpty();
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aTornLineIsPassedOverAndDoesNotSwallowTheNext() throws IOException {
        journal().begin(server("public"), plan()).ended("completed", "");
        Files.writeString(file(), "{\"event\":\"begin\",\"run\":\"torn", StandardOpenOption.APPEND);
        journal().begin(server("public"), plan()).ended("cancelled", "");

        assertThat(journal().read()).extracting(Journal.Entry::outcome).containsExactly("cancelled", "completed");
    }

    @Test
    void whatWasStampedIsKnownPerServerAndSchemaUntilItIsUndoneOrRun() {
        Journal journal = journal();
        Journal.Run run = journal.begin(server("public"), plan());
        for (String name : List.of("a", "b", "c", "d")) {
            run.committed(step(StepKind.STAMP, name), "recorded", 0);
        }
        run.ended("completed", "");
        Journal.Run second = journal().begin(server("public"), plan());
        second.committed(step(StepKind.UNSTAMP, "a"), "recorded", 0);
        second.committed(step(StepKind.ROLLBACK, "b"), "rolledBack", 0);
        second.committed(step(StepKind.APPLY, "c"), "executed", 0);
        second.committed(step(StepKind.TAG, "d"), "recorded", 0);

        assertThat(journal.stamped(server("public"))).containsExactly(Timelines.id("d"));
        assertThat(journal.stamped(server("other"))).isEmpty();
        second.ended("completed", "");
    }

    @Test
    void whatWasStampedStaysSoWhereTheRunWasKilledOrALaterOnePassedItOver() {
        Journal.Run killed = journal().begin(server("public"), plan());
        killed.statement(step(StepKind.STAMP, "a"), "INSERT INTO databasechangelog (id) VALUES ('a')");
        killed.statement(step(StepKind.STAMP, "b"), "INSERT INTO databasechangelog (id) VALUES ('b')");
        killed.committed(step(StepKind.STAMP, "a"), "recorded", 0);
        Journal.Run later = journal().begin(server("public"), plan());
        later.committed(step(StepKind.APPLY, "a"), "skipped", 0);
        later.committed(step(StepKind.APPLY, "b"), "markRan", 0);

        assertThat(journal().stamped(server("public")))
                .containsExactlyInAnyOrder(Timelines.id("a"), Timelines.id("b"));
        later.ended("completed", "");
        killed.ended("completed", "");
    }

    @Test
    void aRunWithoutAnEndIsRunningWhileItsProcessLivesAndInterruptedAfterwards() throws IOException {
        Journal.Run run = journal().begin(server("public"), plan());
        assertThat(journal().read().getFirst().outcome()).isEqualTo("running");

        String alive = Files.readString(file());
        Files.writeString(file(),
                alive.replaceAll("\"processStarted\":\"[^\"]*\"", "\"processStarted\":\"2001-01-01T00:00:00Z\""));
        assertThat(journal().read().getFirst().outcome()).isEqualTo("interrupted");
        Files.writeString(file(), alive.replaceAll("\"pid\":\\d+", "\"pid\":999999999"));
        assertThat(journal().read().getFirst().outcome()).isEqualTo("interrupted");
        Files.writeString(file(), alive.replaceAll("\"computer\":\"[^\"]*\"", "\"computer\":\"elsewhere\""));
        assertThat(journal().read().getFirst().message()).contains("elsewhere");
        run.ended("completed", "");
    }

    @Test
    void twoProcessesAndTwoThreadsAppendAtOnceWithoutLosingALine() throws IOException, InterruptedException {
        Path file = home.resolve("lines");
        List<Process> processes = List.of(writer(file, "one"), writer(file, "two"));
        List<Thread> threads =
                Stream.of("three", "four").map(name -> Thread.ofPlatform().start(() -> write(file, name))).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4 * LINES);
        for (String name : List.of("one", "two", "three", "four")) {
            assertThat(lines.stream().filter(l -> l.startsWith(name + " ")))
                    .containsExactlyElementsOf(IntStream.range(0, LINES).mapToObj(i -> name + " " + i).toList());
        }
    }

    private static Process writer(Path file, String name) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), LineWriter.class.getName(), file.toString(), name,
                String.valueOf(LINES))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.to(new File(file + "." + name)))
                .start();
    }

    private static void write(Path file, String name) {
        try {
            LineWriter.write(file, name, LINES);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Journal journal() {
        return new LocalFiles(Map.of("TIDEMARK_HOME", home.resolve("data").toString()), home).journal();
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("data/runs"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private static ServerIdentity server(String schema) {
        return new ServerIdentity(
                "PostgreSQL", "18.0", "jdbc:postgresql://h/orders", "orders", schema,
                new ServerIdentity.Who("ann", "ann"), "1/2",
                schema, null, true);
    }

    private static Plan plan() {
        return new Plan(
                PlanRequest.upgrade(new Target.Head()), Direction.UP, List.of(), List.of(), null, List.of(), List.of(),
                Fingerprint.parse("a-b-c-d-e"));
    }

    private static Step step(StepKind kind, String name) {
        return new Step(
                kind, Timelines.id(name), name, List.of(), List.of(),
                new Step.Conditions(PreconditionResult.NONE, "", Reversibility.AUTOMATIC, true, List.of()), List.of());
    }
}
