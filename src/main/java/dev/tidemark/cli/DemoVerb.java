package dev.tidemark.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the guided tour on the embedded database. */
@Command(name = "demo", description = "The guided tour on the embedded database, with pictures.")
final class DemoVerb extends Verb {
    private final DemoRunner runner;

    @Option(names = "--output", paramLabel = "DIR", description = "Where the pictures go; default: tidemark-tour.")
    private Path output = Path.of("tidemark-tour");

    DemoVerb(Session session, DemoRunner runner) {
        super(session);
        this.runner = runner;
    }

    @Override
    public Integer call() {
        Path folder = session().file(output).toAbsolutePath().normalize();
        int code = runner.run(folder, session()::result);
        if (session().options().json()) {
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("folder", folder.toString());
            form.put("completed", code == ExitCodes.DONE);
            session().document(form);
        }
        return code;
    }
}
