package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.ParameterText;
import dev.tidemark.domain.plan.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import liquibase.change.ColumnConfig;
import liquibase.changelog.ChangeSet;
import liquibase.database.PreparedStatementFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.ExecutablePreparedStatementBase;
import liquibase.util.FilenameUtil;
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
        try {
            return listen(statement, nature);
        } catch (NullPointerException e) {
            if (statement instanceof ExecutablePreparedStatementBase base) {
                return withFilesNamed(base, nature);
            }
            throw e;
        }
    }

    private static Statement listen(ExecutablePreparedStatement statement, Statement.Nature nature)
            throws DatabaseException {
        PreparedCapture capture = new PreparedCapture();
        statement.execute(new PreparedStatementFactory(new JdbcConnection(capture.connection())));
        return new Statement(capture.sql, nature, capture.rows);
    }

    /**
     * Liquibase asks PostgreSQL how it keeps a column that a file goes into, and fails where an earlier revision has yet to
     * make it. The text is the same either way, so it is written with the file's name in words.
     */
    @SuppressWarnings("unchecked") // the list is of what it was given
    private static Statement withFilesNamed(ExecutablePreparedStatementBase statement, Statement.Nature nature)
            throws DatabaseException {
        List<ColumnConfig> columns = (List<ColumnConfig>) statement.getColumns();
        List<ColumnConfig> before = List.copyOf(columns);
        try {
            for (ColumnConfig column : before) {
                if (column.getValueBlobFile() != null) {
                    columns.set(columns.indexOf(column), named(column, statement));
                }
            }
            return listen(statement, nature);
        } finally {
            for (int i = 0; i < before.size(); i++) {
                columns.set(i, before.get(i));
            }
        }
    }

    private static ColumnConfig named(ColumnConfig column, ExecutablePreparedStatementBase statement)
            throws DatabaseException {
        ChangeSet changeSet = statement.getChangeSet();
        String folder = FilenameUtil.getDirectory(changeSet.getChangeLog().getPhysicalFilePath());
        String path = FilenameUtil.concat(folder, column.getValueBlobFile());
        try (InputStream bytes = statement.getResourceAccessor().getExisting(path).openInputStream()) {
            return new ColumnConfig().setName(column.getName()).setValue(ParameterText.read("setBlob", bytes));
        } catch (IOException e) {
            throw new DatabaseException(e);
        }
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
