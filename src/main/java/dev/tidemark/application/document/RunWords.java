package dev.tidemark.application.document;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.sql.Redactor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the run log and reports name what was asked for and of whom. */
public final class RunWords {
    private static final Pattern HOST = Pattern.compile("//([^/:?,@\\[\\]]+|\\[[^\\]]*\\])(?::(\\d{1,5}))?");
    private static final int USUAL_PORT = 5432;

    private RunWords() {}

    /** Verb and target, such as {@code upgrade head}. */
    public static String request(Plan plan) {
        String tag = plan.request().tag();
        if (tag != null) {
            return "tag " + tag;
        }
        switch (plan.request().verb()) {
            case FINISH -> {
                return "finish " + these(plan);
            }
            case UNDO -> {
                return "undo " + these(plan);
            }
            case DROP_INDEX -> {
                return "drop the index " + plan.request().target();
            }
            case RELEASE_LOCK -> {
                return "release the changelog lock";
            }
            default -> {
                // It moves the position, or changes the record.
            }
        }
        String verb = switch (plan.direction()) {
            case UP -> "upgrade";
            case DOWN -> "rollback";
            case STAMP -> "stamp";
            case NONE -> "nothing";
        };
        return verb + " " + plan.request().target() + (plan.request().only() ? " only" : "");
    }

    private static String these(Plan plan) {
        return plan.request().target().toString().replace(Target.THESE, "");
    }

    /** A recorded request in one line: a target of several revisions has one to a line. */
    public static String brief(String request) {
        long more = request.lines().count() - 1;
        String first = request.lines().findFirst().orElse("").replace(Target.THESE, "");
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /**
     * Where a server is, without secrets.
     *
     * @param computer the computer that runs there
     */
    public static Journal.Place place(ServerIdentity server, String computer) {
        Matcher host = HOST.matcher(server.url());
        boolean found = host.find();
        String port = found ? host.group(2) : null;
        boolean file = !found && !server.product().equals("PostgreSQL");
        return new Journal.Place(
                server.product(),
                found ? host.group(1) : file ? "" : "localhost",
                port != null ? Integer.parseInt(port) : file ? 0 : USUAL_PORT,
                server.database(), server.schema(), server.serverId(), computer);
    }

    /** Product, address without secrets, database, schema and user in one line. */
    public static String server(ServerIdentity server) {
        return Redactor.text(server.product() + " " + server.version() + ", " + server.url() + ", database "
                + server.database() + ", schema " + server.schema()
                + (server.user().session().isEmpty() ? "" : ", as " + server.user()));
    }
}
