package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.plan.Plan;
import java.sql.SQLException;

/**
 * Whether the connection that is about to write leads to the reviewed server, as the reviewed user: it may have been made
 * anew since, and a proxy or a changed role can lead elsewhere without a word.
 */
final class SameServer {
    private SameServer() {}

    /** Asks the server over this very connection, and refuses where the answer is not the reviewed one. */
    static void check(Session session, ConnectionSpec spec, Plan plan) throws SQLException {
        session.product().beginReading(session.connection());
        ServerIdentity now = session.product().identity(session.connection(), spec);
        session.connection().rollback();
        if (!Fingerprint.brief(now.digestText()).equals(plan.fingerprint().server())) {
            throw new FailedException(new Failure.Refused(
                    "The server, database, schema, user or role is another than when the plan was made: this connection"
                            + " leads to " + now.product() + " " + now.version() + ", database " + now.database()
                            + ", schema " + now.schema() + ", as " + now.user() + ".",
                    "Nothing was sent. Plan again, read it, and run the new one."));
        }
    }
}
