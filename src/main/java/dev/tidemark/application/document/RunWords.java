package dev.tidemark.application.document;

import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.sql.Redactor;

/** How the run log and reports name what was asked for and of whom. */
public final class RunWords {
    private RunWords() {}

    /** Verb and target, such as {@code upgrade head}. */
    public static String request(Plan plan) {
        String tag = plan.request().tag();
        if (tag != null) {
            return "tag " + tag;
        }
        String verb = switch (plan.direction()) {
            case UP -> "upgrade";
            case DOWN -> "rollback";
            case STAMP -> "stamp";
            case NONE -> "nothing";
        };
        return verb + " " + plan.request().target() + (plan.request().only() ? " only" : "");
    }

    /** A recorded request in one line: a target of several revisions has one to a line. */
    public static String brief(String request) {
        long more = request.lines().count() - 1;
        String first = request.lines().findFirst().orElse("").replace(Target.THESE, "");
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /** Product, address without secrets, database, schema and user in one line. */
    public static String server(ServerIdentity server) {
        return Redactor.text(server.product() + " " + server.version() + ", " + server.url() + ", database "
                + server.database() + ", schema " + server.schema()
                + (server.user().session().isEmpty() ? "" : ", as " + server.user()));
    }
}
