package dev.tidemark.fault;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.application.port.Journal;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The moments of a run at which it can be killed with a difference: before and after each statement that writes or locks,
 * before and after each commit, and after each thing that the run log is told between and behind them. Counted from the
 * run's beginning in the run log, over every connection, Tidemark's own housekeeping (history tables, locks) included.
 */
final class Boundaries {
    private final Consumer<String> reached;
    private volatile boolean running;

    /** @param reached hears of each, on the thread that runs; where it does not come back, nothing more happens */
    Boundaries(Consumer<String> reached) {
        this.reached = reached;
    }

    /** The same run log, listened to. */
    Journal on(Journal journal) {
        return Watched.of(Journal.class, journal, new Watched.Watcher() {
            @Override
            public @Nullable Object after(Method method, Object[] arguments, @Nullable Object answer) {
                if (!(answer instanceof Journal.Run run)) {
                    return answer;
                }
                running = true;
                reach("run log begun");
                return Watched.of(Journal.Run.class, run, new OfRun());
            }
        });
    }

    /** The same product, whose connections are listened to. */
    Product on(Product product) {
        return Watched.of(Product.class, product, new Watched.Watcher() {
            @Override
            public @Nullable Object after(Method method, Object[] arguments, @Nullable Object answer) {
                return answer instanceof Connection connection
                        ? Watched.of(Connection.class, connection, new OfConnection())
                        : answer;
            }
        });
    }

    private void reach(String what) {
        if (running) {
            reached.accept(what);
        }
    }

    /** What only reads or sets something for the session makes no difference. */
    private static boolean matters(String sql) {
        String text = sql.strip().toLowerCase(Locale.ROOT);
        boolean looks = text.startsWith("select") || text.startsWith("show") || text.startsWith("set ")
                || text.startsWith("values") || text.startsWith("with");
        return !looks || text.contains("advisory") && !text.contains("pg_locks");
    }

    private static String brief(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) : line;
    }

    /** What the run log is told after something was committed. */
    private final class OfRun implements Watched.Watcher {
        @Override
        public @Nullable Object after(Method method, Object[] arguments, @Nullable Object answer) {
            if (method.getName().equals("committed") || method.getName().equals("ended")) {
                reach("run log " + method.getName());
            }
            return answer;
        }
    }

    /** Of a connection: commits, and the statements that it makes. */
    private final class OfConnection implements Watched.Watcher {
        @Override
        public void before(Method method, Object[] arguments) {
            if (method.getName().equals("commit")) {
                reach("before COMMIT");
            }
        }

        @Override
        public @Nullable Object after(Method method, Object[] arguments, @Nullable Object answer) {
            if (method.getName().equals("commit")) {
                reach("after COMMIT");
            }
            String prepared = arguments.length > 0 && arguments[0] instanceof String sql ? sql : "";
            return switch (answer) {
                case CallableStatement call -> Watched.of(CallableStatement.class, call, new OfStatement(prepared));
                case PreparedStatement one -> Watched.of(PreparedStatement.class, one, new OfStatement(prepared));
                case Statement statement -> Watched.of(Statement.class, statement, new OfStatement(prepared));
                case null, default -> answer;
            };
        }
    }

    /** Of a statement: what it sends. */
    private final class OfStatement implements Watched.Watcher {
        private final String prepared;

        OfStatement(String prepared) {
            this.prepared = prepared;
        }

        private void tell(String when, Method method, Object[] arguments) {
            if (method.getName().startsWith("execute")) {
                String sql = arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
                if (matters(sql)) {
                    reach(when + brief(sql));
                }
            }
        }

        @Override
        public void before(Method method, Object[] arguments) {
            tell("before ", method, arguments);
        }

        @Override
        public @Nullable Object after(Method method, Object[] arguments, @Nullable Object answer) {
            tell("after ", method, arguments);
            return answer;
        }
    }
}
