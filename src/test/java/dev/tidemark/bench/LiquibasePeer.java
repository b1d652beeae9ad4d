package dev.tidemark.bench;

import dev.tidemark.fixture.TestDatabase;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.SingletonScopeManager;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.changelog.visitor.ChangeExecListener;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Liquibase in this process, as a program that embeds it: one thread with one root scope for all, so that what it looks up
 * once stays looked up; it reports nothing to anybody and shows no summary.
 */
final class LiquibasePeer implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    /** What is done with Liquibase. */
    @FunctionalInterface
    interface Command {
        void run(Liquibase liquibase) throws Exception;
    }

    LiquibasePeer() throws Exception {
        inThread(() -> {
            Scope.setScopeManager(new SingletonScopeManager());
            return Scope.getCurrentScope();
        });
    }

    /** Does {@code command} over a connection of its own, with the files not read yet. */
    @SuppressWarnings("try") // what reads the folder says that closing it may be interrupted
    void run(BenchFiles files, TestDatabase database, Command command) throws Exception {
        inThread(() -> {
            Map<String, Object> settings = new HashMap<>();
            settings.put("liquibase.analytics.enabled", false);
            settings.put(Scope.Attr.ui.name(), new LoggerUIService());
            try (Connection connection = database.connect();
                    DirectoryResourceAccessor resources = new DirectoryResourceAccessor(files.folder())) {
                Database found = DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new JdbcConnection(connection));
                return Scope.child(settings, () -> {
                    @SuppressWarnings("resource") // closing it would close the database, which the connection does
                    Liquibase liquibase = new Liquibase(BenchFiles.ROOT, resources, found);
                    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                    liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                    command.run(liquibase);
                    return true;
                });
            }
        });
    }

    /** Says that a changeset begins, up or down. */
    static ChangeExecListener listener(Runnable begins) {
        return new AbstractChangeExecListener() {
            @Override
            public void willRun(
                    ChangeSet changeSet, DatabaseChangeLog changelog, Database database, ChangeSet.RunStatus status) {
                begins.run();
            }

            @Override
            public void willRollback(ChangeSet changeSet, DatabaseChangeLog changelog, Database database) {
                begins.run();
            }
        };
    }

    private <T> void inThread(Callable<T> work) throws Exception {
        try {
            thread.submit(work).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Liquibase failed", e.getCause());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
