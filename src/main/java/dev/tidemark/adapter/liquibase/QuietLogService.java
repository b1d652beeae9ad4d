package dev.tidemark.adapter.liquibase;

import java.util.logging.Level;
import liquibase.logging.LogService;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;

/** Drops Liquibase's log: it names URLs and statements, which belong into no log of ours. */
final class QuietLogService extends AbstractLogService implements LogService {
    private static final Logger SILENT = new Silent();

    /** Drops everything. */
    private static final class Silent extends AbstractLogger {
        @Override
        public void log(Level level, String message, Throwable e) {
            // Dropped.
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    @Override
    public int getPriority() {
        return PRIORITY_SPECIALIZED;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Logger getLog(Class clazz) {
        return SILENT;
    }
}
