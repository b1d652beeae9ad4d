package dev.tidemark.differential;

import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.SingletonScopeManager;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.AbstractJdbcDatabase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Liquibase's own commands over a project's files, as a program that embeds Liquibase calls them: nothing of this program
 * is used. Each command has a root scope and a connection of its own, as in a process of its own.
 */
public final class Twin {
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private final TestDatabase database;
    private final ProjectSettings project;

    /** Over a project's files on a database. */
    public Twin(TestDatabase database, ProjectSettings project) {
        this.database = database;
        this.project = project;
    }

    /** What a command does. */
    @FunctionalInterface
    private interface Command<T> {
        T run(Liquibase liquibase) throws Exception;
    }

    /** {@code update}. */
    public void update() {
        run(liquibase -> {
            liquibase.update(contexts(), labels());
            return true;
        });
    }

    void update(int count) {
        run(liquibase -> {
            liquibase.update(count, contexts(), labels());
            return true;
        });
    }

    void rollback(int count) {
        run(liquibase -> {
            liquibase.rollback(count, contexts(), labels());
            return true;
        });
    }

    void rollback(String tag) {
        run(liquibase -> {
            liquibase.rollback(tag, contexts(), labels());
            return true;
        });
    }

    void sync() {
        run(liquibase -> {
            liquibase.changeLogSync(contexts(), labels());
            return true;
        });
    }

    void tag(String name) {
        run(liquibase -> {
            liquibase.tag(name);
            return true;
        });
    }

    /** What {@code status} says would run, as {@code path::id::author}. */
    List<String> unrun() {
        return run(liquibase -> {
            List<String> found = new ArrayList<>();
            for (ChangeSet changeSet : liquibase.listUnrunChangeSets(contexts(), labels())) {
                found.add(changeSet.getFilePath() + "::" + changeSet.getId() + "::" + changeSet.getAuthor());
            }
            return found;
        });
    }

    private Contexts contexts() {
        String chosen = project.execution().contexts();
        return chosen == null || chosen.isBlank() ? new Contexts() : new Contexts(chosen);
    }

    private LabelExpression labels() {
        return new LabelExpression(project.execution().labels());
    }

    private <T> T run(Command<T> command) {
        LIQUIBASE.setLevel(Level.OFF); // it logs every statement that is allowed to fail
        Scope.setScopeManager(new SingletonScopeManager());
        Map<String, Object> settings = new HashMap<>();
        settings.put("liquibase.analytics.enabled", false);
        settings.put("liquibase.changelogLockPollRate", 1L); // seconds; it looks for a held lock every ten otherwise
        settings.put(Scope.Attr.ui.name(), new LoggerUIService());
        try (Connection connection = database.connect()) {
            ResourceAccessor files = files();
            return Scope.child(settings, () -> {
                Liquibase liquibase = new Liquibase(root(), files, named(connection));
                project.execution().parameters().forEach(liquibase::setChangeLogParameter);
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                return command.run(liquibase);
            });
        } catch (Exception e) {
            throw new IllegalStateException("Liquibase itself failed: " + e.getMessage(), e);
        } finally {
            Scope.setScopeManager(new SingletonScopeManager());
        }
    }

    private String root() {
        String root = project.changelog();
        if (root == null) {
            throw new IllegalStateException("The project has no changelog");
        }
        return root;
    }

    private ResourceAccessor files() throws java.io.IOException {
        CompositeResourceAccessor files = new CompositeResourceAccessor();
        for (Path folder : project.searchPath()) {
            files.addResourceAccessor(new DirectoryResourceAccessor(folder));
        }
        return files;
    }

    private Database named(Connection connection) throws liquibase.exception.DatabaseException {
        Database found =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        found.setDatabaseChangeLogTableName(project.tables().changelogTable());
        found.setDatabaseChangeLogLockTableName(project.tables().lockTable());
        if (project.tables().schema() != null && found instanceof AbstractJdbcDatabase jdbc) {
            jdbc.setLiquibaseSchemaName(project.tables().schema());
        }
        return found;
    }
}
