package dev.tidemark.adapter.liquibase;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** Keeps a rollback that Liquibase asks for from undoing other revisions of the same transaction. */
final class HeldTransaction {
    private boolean holding;
    private @Nullable Savepoint savepoint;

    /** From now on a rollback goes back to this point only; null where there is nothing to go back to. */
    void hold(@Nullable Savepoint point) {
        holding = true;
        savepoint = point;
    }

    /** From now on a rollback is one. */
    void letGo() {
        holding = false;
        savepoint = null;
    }

    /** Rolls back, as far as that is allowed. */
    void rollback(Connection real) throws SQLException {
        Savepoint point = savepoint;
        if (!holding) {
            real.rollback();
        } else if (point != null) {
            real.rollback(point);
        }
    }
}
