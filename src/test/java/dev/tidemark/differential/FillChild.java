package dev.tidemark.differential;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FillProgress;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.Opened;
import java.nio.file.Path;

/** A program of its own that upgrades to head and says each batch, so that a test can kill it. */
final class FillChild {
    private FillChild() {}

    /** With the address, the user, the password and the folder with root.sql. */
    public static void main(String[] arguments) {
        ConnectionSpec spec = new ConnectionSpec(
                arguments[0], arguments[1], arguments[2], null, null, Environment.DEVELOPMENT);
        RunListener listener = new RunListener() {
            @Override
            public void batchEnded(Step step, FillProgress progress) {
                System.out.println("batch " + progress.batch());
            }
        };
        try (Opened opened = Opened.open(
                spec, Opened.project(Path.of(arguments[3]), "root.sql", ""), new Opened.Forgetful())) {
            System.out.println(opened.run(opened.plan(PlanRequest.upgrade(Target.parse("head"))),
                    new Agreement(true, null, true), listener, new CancelToken()));
        }
    }
}
