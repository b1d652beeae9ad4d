package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.ParameterText;
import dev.tidemark.domain.plan.Statement;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import liquibase.database.PreparedStatementFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.statement.ExecutablePreparedStatement;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a prepared statement of Liquibase would send, by running it against a connection that only listens.
 * Liquibase makes such statements (loadData, columns from files) at the moment of sending, not before.
 */
final class PreparedCapture {
    private String sql = "";
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();

    private PreparedCapture() {}

    static Statement capture(ExecutablePreparedStatement statement, Statement.Nature nature) throws DatabaseException {
        PreparedCapture capture = new PreparedCapture();
        statement.execute(new PreparedStatementFactory(new JdbcConnection(capture.connection())));
        return new Statement(capture.sql, nature, capture.rows);
    }

    private Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[]{Connection.class}, (self, method, args) -> {
                    if (method.getName().startsWith("prepare")) {
                        sql = (String) args[0];
                        return statement();
                    }
                    return usual(method.getReturnType(), method.getName(), self, args);
                });
    }

    private PreparedStatement statement() {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[]{PreparedStatement.class}, (self, method, args) -> {
                    String name = method.getName();
                    if (name.equals("addBatch") || name.equals("execute") || name.equals("executeUpdate")) {
                        rows.add(row);
                        row = new ArrayList<>();
                    } else if (name.startsWith("set") && args != null && args.length >= 2
                            && args[0] instanceof Integer index) {
                        set(index, ParameterText.read(name, args[1]));
                    }
                    return name.equals("executeBatch")
                            ? new int[0]
                            : usual(method.getReturnType(), name, self, args);
                });
    }

    private void set(int index, String value) {
        while (row.size() < index) {
            row.add("");
        }
        row.set(index - 1, value);
    }

    @SuppressWarnings("ReferenceEquality") // a proxy equals only itself
    private static @Nullable Object usual(Class<?> type, String name, Object self, Object @Nullable [] args) {
        if (name.equals("equals") && args != null) {
            return self == args[0];
        }
        if (name.equals("toString")) {
            return "listening";
        }
        if (name.equals("isClosed")) {
            return true;
        }
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? (Object) System.identityHashCode(self) : type == long.class ? (Object) 0L : null;
    }
}
