package dev.tidemark.differential;

import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Two databases of a product that are emptied between uses, because making them costs more than filling them. */
final class Pair implements AutoCloseable {
    private final Product product;
    private TestDatabase ours;
    private TestDatabase theirs;

    Pair(Product product) throws SQLException {
        this.product = product;
        this.ours = product.fresh();
        this.theirs = product.fresh();
    }

    Product product() {
        return product;
    }

    /** The same files on both databases, which are empty now. Closing it leaves them to the next. */
    SideBySide side(ProjectSettings project) throws SQLException {
        ours = emptied(ours);
        theirs = emptied(theirs);
        return new SideBySide(ours, theirs, project);
    }

    private TestDatabase emptied(TestDatabase database) throws SQLException {
        if (product == Product.H2) {
            database.close();
            return product.fresh();
        }
        List<String> statements = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace"
                                + " WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'")) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        }
        statements.add("CREATE SCHEMA public");
        database.run(statements.toArray(String[]::new));
        return database;
    }

    @Override
    public void close() {
        ours.close();
        theirs.close();
    }
}
