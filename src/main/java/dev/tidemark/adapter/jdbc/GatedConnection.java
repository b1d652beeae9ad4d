package dev.tidemark.adapter.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC connection whose statements pass a {@link StatementGate}, and whose owner alone commits and closes it.
 * Queries ({@code executeQuery}) pass unasked: the server keeps reading transactions from writing.
 */
public final class GatedConnection {
    private final Connection real;
    private final StatementGate gate;
    private final Connection face;

    /** Puts {@code gate} before {@code real}. */
    public GatedConnection(Connection real, StatementGate gate) {
        this.real = real;
        this.gate = gate;
        this.face = (Connection) proxy(Connection.class, this::onConnection);
    }

    /** What to hand to others. */
    public Connection face() {
        return face;
    }

    @SuppressWarnings("ReferenceEquality") // a proxy equals only itself
    private static Object proxy(Class<?> type, Call call) {
        return Proxy.newProxyInstance(GatedConnection.class.getClassLoader(), new Class<?>[]{type},
                (self, method, args) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "equals" -> args[0] == self;
                            case "hashCode" -> System.identityHashCode(self);
                            default -> "gated " + type.getSimpleName();
                        };
                    }
                    return call.invoke(method, args == null ? new Object[0] : args);
                });
    }

    private @Nullable Object onConnection(Method method, Object[] args) throws Throwable {
        return switch (method.getName()) {
            case "commit" -> {
                if (gate.passesCommit()) {
                    real.commit();
                }
                yield null;
            }
            case "rollback" -> {
                if (args.length == 0) {
                    gate.rollback(real);
                    yield null;
                }
                yield invoke(real, method, args);
            }
            case "setAutoCommit" -> {
                if (Boolean.TRUE.equals(args[0]) && !gate.mayAutoCommit()) {
                    throw new SQLException("Tidemark keeps this revision and its row in one transaction", "25006");
                }
                yield invoke(real, method, args);
            }
            case "close" -> null;
            case "createStatement" -> statement(Statement.class, (Statement) invoke(real, method, args), "");
            case "prepareStatement" -> statement(
                    PreparedStatement.class, (Statement) invoke(real, method, args), (String) args[0]);
            case "prepareCall" -> statement(
                    CallableStatement.class, (Statement) invoke(real, method, args), (String) args[0]);
            default -> invoke(real, method, args);
        };
    }

    private Object statement(Class<? extends Statement> type, @Nullable Statement statement, String prepared) {
        if (statement == null) {
            throw new IllegalStateException("The driver gave no statement");
        }
        return proxy(type, new StatementCall(statement, prepared));
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** What a proxied method does. */
    @FunctionalInterface
    private interface Call {
        @Nullable
        Object invoke(Method method, Object[] args) throws Throwable;
    }

    /** The calls of one statement. */
    private final class StatementCall implements Call {
        private final Statement statement;
        private final String prepared;
        private final List<String> parameters = new ArrayList<>();
        private final List<String> batch = new ArrayList<>();

        StatementCall(Statement statement, String prepared) {
            this.statement = statement;
            this.prepared = prepared;
        }

        @Override
        public @Nullable Object invoke(Method method, Object[] args) throws Throwable {
            String name = method.getName();
            if (name.equals("getConnection")) {
                return face;
            }
            if (name.equals("isClosed") && !gate.keepsPrepared()) {
                return true;
            }
            if (name.equals("clearParameters")) {
                parameters.clear();
            } else if (name.startsWith("set") && args.length >= 2 && args[0] instanceof Integer index) {
                remember(index, args[1], name);
            } else if (name.equals("addBatch")) {
                return addBatch(method, args);
            } else if (name.equals("executeBatch") || name.equals("executeLargeBatch")) {
                return sent(String.join(";\n", batch.isEmpty() ? List.of(prepared) : batch), method, args);
            } else if (name.equals("executeQuery")) {
                return sent(args.length > 0 ? (String) args[0] : prepared, method, args);
            } else if (name.startsWith("execute")) {
                String sql = args.length > 0 && args[0] instanceof String text ? text : prepared;
                return gate.before(sql, List.copyOf(parameters), statement)
                        ? sent(sql, method, args)
                        : leftOut(method.getReturnType());
            }
            return GatedConnection.invoke(statement, method, args);
        }

        private static Object leftOut(Class<?> type) {
            return type == boolean.class ? (Object) false : type == long.class ? (Object) 0L : (Object) 0;
        }

        private @Nullable Object addBatch(Method method, Object[] args) throws Throwable {
            String sql = args.length > 0 ? (String) args[0] : prepared;
            if (!gate.before(sql, List.copyOf(parameters), statement)) {
                return null;
            }
            if (args.length > 0) {
                batch.add(sql);
            }
            return GatedConnection.invoke(statement, method, args);
        }

        private @Nullable Object sent(String sql, Method method, Object[] args) throws Throwable {
            boolean well = false;
            try {
                Object answer = GatedConnection.invoke(statement, method, args);
                well = true;
                return answer;
            } catch (SQLException e) {
                gate.failed(e);
                throw e;
            } finally {
                gate.after(sql, well);
            }
        }

        private void remember(int index, @Nullable Object value, String setter) throws SQLException {
            while (parameters.size() < index) {
                parameters.add("");
            }
            parameters.set(index - 1, ParameterText.of(setter, value));
        }
    }
}
