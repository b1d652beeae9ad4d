package dev.tidemark.ui.timeline;

import dev.tidemark.application.EvaluatePreconditions;
import dev.tidemark.application.ReadDetail;
import dev.tidemark.application.ShowSource;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Preconditions;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What is known about one revision: the facts at once, its statements as soon as the database answered. */
public final class DetailViewModel {
    /** The statements as far as they are known. */
    public sealed interface Sql {
        /** They are being asked for. */
        record Loading() implements Sql {}

        /**
         * They are known.
         *
         * @param up what applies it, or null where the files do not have it
         * @param down what undoes it, or null where nothing can
         * @param problems why they cannot be told whole; empty where they can
         */
        record Known(@Nullable Step up, @Nullable Step down, List<Blocker> problems) implements Sql {
            /** The texts that apply it. */
            public List<String> upTexts() {
                return texts(up);
            }

            /** The texts that undo it. */
            public List<String> downTexts() {
                return texts(down);
            }

            private static List<String> texts(@Nullable Step step) {
                return step == null ? List.of() : step.statements().stream().map(Statement::sql).toList();
            }
        }

        /**
         * They cannot be told.
         *
         * @param failure why
         */
        record Unknown(Failure failure) implements Sql {}
    }

    /** Its preconditions as far as they are known. */
    public sealed interface Conditions {
        /** It has none. */
        record None() implements Conditions {}

        /** They are being evaluated. */
        record Asking() implements Conditions {}

        /**
         * They are known.
         *
         * @param preconditions in words, with their answers where they were asked
         */
        record Known(Preconditions preconditions) implements Conditions {}

        /**
         * They could not be evaluated at all.
         *
         * @param failure why
         */
        record Failed(Failure failure) implements Conditions {}
    }

    /**
     * What it asks.
     *
     * @param detail reads statements
     * @param preconditions evaluates preconditions
     * @param source opens files
     */
    public record UseCases(ReadDetail detail, EvaluatePreconditions preconditions, ShowSource source) {}

    private final UseCases useCases;
    private final TaskRunner.Factory runners;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<@Nullable TimelineEntry> entry = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Sql> sql = new ReadOnlyObjectWrapper<>(new Sql.Loading());
    private final ReadOnlyObjectWrapper<Conditions> conditions = new ReadOnlyObjectWrapper<>(new Conditions.None());
    private final ReadOnlyObjectWrapper<@Nullable Standing> standing = new ReadOnlyObjectWrapper<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Workspace workspace;
    private final ReadOnlyObjectWrapper<@Nullable Status> status = new ReadOnlyObjectWrapper<>();

    /** Of revisions on {@code workspace}. */
    public DetailViewModel(
            Workspace workspace, UseCases useCases, TaskRunner.Factory runners, Navigator navigator) {
        this.workspace = workspace;
        this.useCases = useCases;
        this.runners = runners;
        this.navigator = navigator;
    }

    /** The database was opened again. */
    public void use(Workspace reopened) {
        workspace = reopened;
    }

    /** Shows that revision; null for none. What an earlier call asked for is dropped. */
    public void show(@Nullable Status now, @Nullable TimelineEntry wanted) {
        int number = asked.incrementAndGet();
        TimelineEntry before = entry.get();
        boolean same = before != null && wanted != null && before.id().equals(wanted.id());
        status.set(now);
        entry.set(wanted);
        standing.set(wanted == null || now == null
                ? null
                : Standing.of(wanted, now, workspace.database().project().execution()));
        if (!same) { // the same one keeps what is known of it until more is known
            sql.set(new Sql.Loading());
            conditions.set(new Conditions.None());
        }
        if (now == null || wanted == null) {
            return;
        }
        workspace.tasks().run(
                () -> number == asked.get()
                        ? useCases.detail().read(workspace.database(), now, wanted)
                        : ReadDetail.Detail.NONE,
                detail -> {
                    if (number == asked.get()) {
                        sql.set(new Sql.Known(detail.up(), detail.down(), detail.problems()));
                        conditions.set(of(detail.preconditions()));
                    }
                },
                failure -> {
                    if (number == asked.get()) {
                        sql.set(new Sql.Unknown(failure));
                    }
                },
                () -> {});
    }

    private static Conditions of(Preconditions preconditions) {
        return preconditions.lines().isEmpty() ? new Conditions.None() : new Conditions.Known(preconditions);
    }

    /** Asks the database what the preconditions say now. */
    public void evaluate() {
        TimelineEntry shown = entry.get();
        if (shown == null) {
            return;
        }
        int number = asked.get();
        conditions.set(new Conditions.Asking());
        workspace.tasks().run(
                () -> useCases.preconditions().ask(workspace.database(), shown.id()),
                answer -> answer(number, of(answer)),
                failure -> answer(number, new Conditions.Failed(failure)),
                () -> {});
    }

    private void answer(int number, Conditions answer) {
        if (number == asked.get()) {
            conditions.set(answer);
        }
    }

    /** Opens the revision's file in the system's editor, or shows its folder. */
    public void source(ShowSource.Way way) {
        Revision revision = entry.get() == null ? null : entry.get().revision();
        if (revision == null) {
            return;
        }
        TaskRunner tasks = runners.named("desktop"); // a slow database must not hold an editor back
        tasks.run(
                () -> useCases.source().show(workspace.database().project(), revision.place().file(), way),
                path -> {},
                navigator::failed,
                tasks::close);
    }

    /** Where the revision's file lies, as well as it is known without looking; the path of the changelog otherwise. */
    public String path() {
        TimelineEntry shown = entry.get();
        if (shown == null) {
            return "";
        }
        Revision revision = shown.revision();
        List<Path> roots = workspace.database().project().searchPath();
        return revision == null || roots.size() != 1
                ? revision == null ? shown.id().path() : revision.place().file()
                : roots.getFirst().resolve(revision.place().file()).toString();
    }

    /** Where the database stands, or null before it was read. */
    public ReadOnlyObjectProperty<@Nullable Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Makes a plan and shows it. */
    public void plan(PlanRequest request) {
        navigator.plan(request);
    }

    /** Shows what happened to interrupted revisions. */
    public void recover() {
        navigator.recover();
    }

    /** Lets a person choose contexts and labels. */
    public void chooseContexts() {
        navigator.chooseContexts();
    }

    /** The revision, or null where none is selected. */
    public ReadOnlyObjectProperty<@Nullable TimelineEntry> entryProperty() {
        return entry.getReadOnlyProperty();
    }

    /** Why it will or will not run here, and what can be done; null where nothing is selected. */
    public ReadOnlyObjectProperty<@Nullable Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** Its statements. */
    public ReadOnlyObjectProperty<Sql> sqlProperty() {
        return sql.getReadOnlyProperty();
    }

    /** Its preconditions. */
    public ReadOnlyObjectProperty<Conditions> conditionsProperty() {
        return conditions.getReadOnlyProperty();
    }
}
