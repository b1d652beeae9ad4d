package dev.tidemark.recovery;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.jdbc.JdbcSchemas;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.Agreement;
import dev.tidemark.application.Doubts;
import dev.tidemark.application.FindDoubts;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.recovery.Remedy;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database with a changelog of one SQL file and a run log, whose runs can be cut as by a kill. */
final class Wreck {
    private static final Agreement AGREED = new Agreement(true, null, true);

    private final TestDatabase database;
    private final Path folder;

    /** @param folder gets the changelog and the run log */
    Wreck(TestDatabase database, Path folder, String... changesets) {
        this.database = database;
        this.folder = folder;
        try {
            database.run("SELECT 1"); // makes the file of an H2 database
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        write(changesets);
    }

    /** What the files say from now on: each text is {@code id [attributes]} in its first line, and SQL below. */
    void write(String... changesets) {
        StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
        for (String each : changesets) {
            text.append("\n--changeset ann:").append(each).append('\n');
        }
        try {
            Files.writeString(folder.resolve("db.sql"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The identity of a changeset. */
    static RevisionId id(String name) {
        return new RevisionId("db.sql", name, "ann");
    }

    /** The run has this to do. */
    interface Work<T> {
        T with(Opened opened);
    }

    <T> T open(Work<T> work) {
        return open(journal(), work);
    }

    private <T> T open(Journal journal, Work<T> work) {
        ConnectionSpec spec = new ConnectionSpec(
                database.url(), database.user(), database.password(), null, null, Environment.DEVELOPMENT);
        try (Opened opened = Opened.open(spec, Opened.project(folder, "db.sql", ""), journal)) {
            return work.with(opened);
        }
    }

    Journal journal() {
        return new LocalFiles(Map.of("TIDEMARK_HOME", folder.resolve("home").toString()), folder).journal();
    }

    RunOutcome run(PlanRequest request) {
        return open(opened -> opened.run(opened.plan(request), AGREED, RunListener.SILENT, new CancelToken()));
    }

    /** Runs it and cuts it at that word with the run log, counted from 1; the lock stays held, as after a kill. */
    void kill(PlanRequest request, int at) {
        Journal real = journal();
        try {
            RunOutcome outcome = open(new Deadly(real, at), opened -> opened.run(opened.plan(request)));
            throw new AssertionError("It was not killed by its word " + at + ": " + outcome);
        } catch (Killed e) {
            // That is what was wanted.
        }
        forgetTheProcess();
        try {
            database.run("UPDATE databasechangeloglock SET locked = TRUE, lockedby = 'gone',"
                    + " lockgranted = TIMESTAMP '2026-01-02 03:04:05.678'"); // a process that dies does not release it
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The run log of a process that does not live any more. */
    private void forgetTheProcess() {
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                Files.writeString(file, Files.readString(file).replaceAll("\"pid\":\\d+", "\"pid\":999999999"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Doubts doubts() {
        return open(
                opened -> new FindDoubts(journal(), new JdbcSchemas(List.of(new PostgresProduct(), new H2Product())))
                        .find(opened.database(), opened.status(), new CancelToken()));
    }

    @Nullable
    Doubt doubt(String name) {
        return doubts().revisions().stream().filter(d -> d.revision().equals(id(name))).findFirst().orElse(null);
    }

    RunOutcome mend(Remedy.Kind kind, String name) {
        Doubt doubt = doubt(name);
        Remedy remedy = doubt == null ? null : doubt.remedy(kind);
        if (remedy == null) {
            throw new AssertionError("No " + kind + " for " + doubt);
        }
        return run(remedy.request());
    }

    void releaseLock() {
        RunOutcome outcome = run(PlanRequest.releaseLock());
        if (outcome.failure() != null) {
            throw new AssertionError(outcome.failure().sentences());
        }
    }

    /** The end of a process in the middle of everything. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed");
        }
    }

    /** A run log whose process ends at a certain word. */
    private record Deadly(Journal real, int at) implements Journal {
        @Override
        public Run begin(ServerIdentity server, Plan plan) {
            return new DeadlyRun(real.begin(server, plan), at);
        }

        @Override
        public List<Entry> read() {
            return real.read();
        }

        @Override
        public Set<RevisionId> stamped(ServerIdentity server) {
            return real.stamped(server);
        }
    }

    private static final class DeadlyRun implements Journal.Run {
        private final Journal.Run real;
        private final int at;
        private int words;

        DeadlyRun(Journal.Run real, int at) {
            this.real = real;
            this.at = at;
        }

        private void word(@Nullable Step step) {
            words += step == null ? 0 : 1;
            if (words >= at) { // from then on nothing is said any more
                throw new Killed();
            }
        }

        @Override
        public void statement(@Nullable Step step, String sql) {
            real.statement(step, sql);
            word(step);
        }

        @Override
        public void statementEnded(@Nullable Step step, boolean well, long milliseconds) {
            real.statementEnded(step, well, milliseconds);
            word(step);
        }

        @Override
        public void committing() {
            real.committing();
        }

        @Override
        public void transaction(String number) {
            real.transaction(number);
        }

        @Override
        public void committed(Step step, String effect, long milliseconds) {
            word(step);
            real.committed(step, effect, milliseconds);
        }

        @Override
        public void ended(String outcome, String message) {
            word(null);
            real.ended(outcome, message);
        }
    }
}
