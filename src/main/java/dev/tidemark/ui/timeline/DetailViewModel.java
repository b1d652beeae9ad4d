package dev.tidemark.ui.timeline;

import dev.tidemark.application.ReadDetail;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.view.Workspace;
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
         */
        record Known(@Nullable Step up, @Nullable Step down) implements Sql {
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

    private static final ReadDetail.Detail EMPTY = new ReadDetail.Detail(null, null);

    private final Workspace workspace;
    private final ReadDetail readDetail;
    private final ReadOnlyObjectWrapper<@Nullable TimelineEntry> entry = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Sql> sql = new ReadOnlyObjectWrapper<>(new Sql.Loading());
    private final AtomicInteger asked = new AtomicInteger();

    /** Of revisions on {@code workspace}. */
    public DetailViewModel(Workspace workspace, ReadDetail readDetail) {
        this.workspace = workspace;
        this.readDetail = readDetail;
    }

    /** Shows that revision; null for none. What an earlier call asked for is dropped. */
    public void show(@Nullable Status status, @Nullable TimelineEntry wanted) {
        entry.set(wanted);
        int number = asked.incrementAndGet();
        sql.set(new Sql.Loading());
        if (status == null || wanted == null) {
            return;
        }
        workspace.tasks().run(
                () -> number == asked.get() ? readDetail.read(workspace.database(), status, wanted) : EMPTY,
                detail -> answer(number, new Sql.Known(detail.up(), detail.down())),
                failure -> answer(number, new Sql.Unknown(failure)),
                () -> {});
    }

    private void answer(int number, Sql answer) {
        if (number == asked.get()) {
            sql.set(answer);
        }
    }

    /** The revision, or null where none is selected. */
    public ReadOnlyObjectProperty<@Nullable TimelineEntry> entryProperty() {
        return entry.getReadOnlyProperty();
    }

    /** Its statements. */
    public ReadOnlyObjectProperty<Sql> sqlProperty() {
        return sql.getReadOnlyProperty();
    }
}
