package dev.tidemark.application;

import dev.tidemark.application.document.RunLogDocument;
import dev.tidemark.application.document.RunLogPage;
import dev.tidemark.application.document.RunWords;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.Documents;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.sql.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Saves what one run did, to be sent to whoever asked for it. */
public final class SaveReport {
    private final Documents documents;
    private final Clock clock;

    /** With what writes files, and the time and zone for the page. */
    public SaveReport(Documents documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * A run that ended.
     *
     * @param plan what was to be done
     * @param outcome how it ended
     * @param startedAt when it began
     * @param milliseconds how long it took
     */
    public record Ended(Plan plan, RunOutcome outcome, Instant startedAt, long milliseconds) {}

    /**
     * Saves it: as JSON where the file's name ends in {@code .json}, else as HTML. Passwords never stand in it. Of the
     * steps only what was committed has its statements there, and the one that failed. Asks the database who it is.
     *
     * @param rows whether the values of inserted rows stand in it
     * @return whether a file was there and is replaced
     * @throws dev.tidemark.application.outcome.FailedException where the file cannot be written
     */
    public boolean save(OpenDatabase database, Ended run, boolean rows, Path file) {
        Failure failure = run.outcome().failure();
        Journal.Entry entry = new Journal.Entry(
                "1",
                run.startedAt(),
                System.getProperty("user.name", ""),
                RunWords.server(database.engine().identity()),
                RunWords.request(run.plan()),
                run.plan().fingerprint().value(),
                statements(run, rows),
                run.outcome().done().stream()
                        .map(d -> d.kind().word() + " " + d.revision() + " " + d.effect())
                        .toList(),
                run.outcome().result().word(),
                failure == null ? "" : Redactor.text(failure.sentences()),
                run.milliseconds());
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return documents.write(
                file,
                json
                        ? documents.json(RunLogDocument.of(List.of(entry)))
                        : RunLogPage.of("Run report", List.of(entry), clock));
    }

    private static List<String> statements(Ended run, boolean rows) {
        Set<Object> committed = run.outcome().done().stream()
                .filter(d -> !d.effect().equals("skipped"))
                .map(RunOutcome.Done::revision)
                .collect(Collectors.toSet());
        List<String> texts = new ArrayList<>();
        run.plan().steps().stream().filter(s -> committed.contains(s.revision())).forEach(step -> {
            step.statements().stream().map(Statement::sql).forEach(texts::add);
            step.history().stream().map(Statement::sql).forEach(texts::add);
        });
        if (run.outcome().failure() instanceof Failure.StatementFailed failed && !failed.statement().isEmpty()) {
            texts.add(failed.statement());
        }
        return texts.stream().map(sql -> rows ? Redactor.secrets(sql) : Redactor.sql(sql)).toList();
    }
}
