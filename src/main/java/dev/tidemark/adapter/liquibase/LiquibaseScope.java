package dev.tidemark.adapter.liquibase;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import liquibase.Scope;
import liquibase.ScopeManager;
import liquibase.configuration.ConfigurationValueProvider;
import liquibase.configuration.LiquibaseConfiguration;
import liquibase.configuration.core.ScopeValueProvider;
import liquibase.database.Database;
import liquibase.parser.SqlParserFactory;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Everything that Liquibase keeps in statics and thread locals, held for one engine: its own root scope, so that
 * its singletons (executors, history services) are not shared with another engine. One thread at a time.
 */
final class LiquibaseScope {
    private final ReentrantLock turn = new ReentrantLock();
    private final Manager manager = new Manager();
    private final ResourceAccessor files;
    private final ClassLoader classes;
    private @Nullable Database database;

    LiquibaseScope(ResourceAccessor files, ClassLoader classes) {
        this.files = files;
        this.classes = classes;
    }

    /**
     * Calls from now on are about this database. Liquibase asks the scope for it where it computes a checksum of version 9,
     * which leaves out changes that are meant for other products.
     */
    void about(Database about) {
        database = about;
    }

    /** Runs {@code work} inside the scope, with every setting that environment or system properties could change. */
    <T> T call(Map<String, Object> extra, Callable<T> work) {
        turn.lock();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            Scope.setScopeManager(manager);
            thread.setContextClassLoader(classes);
            Map<String, Object> values = new HashMap<>(FixedSettings.VALUES);
            values.put(Scope.Attr.resourceAccessor.name(), files);
            values.put(Scope.Attr.classLoader.name(), classes);
            values.put(Scope.Attr.ui.name(), new QuietUi());
            values.put(Scope.Attr.logService.name(), new QuietLogService());
            if (database != null) {
                values.put(Scope.Attr.database.name(), database);
            }
            values.putAll(extra);
            return Scope.child(values, () -> {
                listenToTheScopeOnly();
                readLongSql();
                return work.call();
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw Failures.unexpected(e);
        } finally {
            thread.setContextClassLoader(before);
            // Not null: threads that are made later copy it, and would fail on null.
            Scope.setScopeManager(new Manager());
            turn.unlock();
        }
    }

    /**
     * The names of schema, catalog and tablespace for Liquibase's own tables have no value that could be set to "none", so
     * that it would ask the environment and the system properties for them.
     */
    private static void listenToTheScopeOnly() {
        LiquibaseConfiguration settings = Scope.getCurrentScope().getSingleton(LiquibaseConfiguration.class);
        for (ConfigurationValueProvider provider : List.copyOf(settings.getProviders())) {
            if (!(provider instanceof ScopeValueProvider)) {
                settings.unregisterProvider(provider);
            }
        }
    }

    private static void readLongSql() {
        SqlParserFactory parsers = Scope.getCurrentScope().getSingleton(SqlParserFactory.class);
        if (!(parsers.getSqlParser() instanceof LongSqlParser)) {
            parsers.register(new LongSqlParser());
        }
    }

    <T> T call(Callable<T> work) {
        return call(Map.of(), work);
    }

    /** Holds the current scope of this engine, whichever thread asks. */
    private static final class Manager extends ScopeManager {
        private @Nullable Scope current;

        @Override
        @SuppressWarnings("NullAway") // Liquibase itself answers null before the root scope is made
        public Scope getCurrentScope() {
            return current;
        }

        @Override
        protected void setCurrentScope(Scope scope) {
            current = scope;
        }

        @Override
        protected Scope init(Scope scope) {
            return scope;
        }
    }
}
