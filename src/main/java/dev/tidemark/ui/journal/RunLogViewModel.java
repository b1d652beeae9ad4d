package dev.tidemark.ui.journal;

import dev.tidemark.application.ReadLog;
import dev.tidemark.application.SaveLog;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.Preferences;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What was run from this computer: found, looked at, exported. */
public final class RunLogViewModel {
    /** What there is to see. */
    public enum State {
        /** It is being read. */
        LOADING,
        /** It was read. */
        READY,
        /** It cannot be read; see the failure. */
        FAILED
    }

    /** How far back. */
    public enum Period {
        /** Everything. */
        ALL(0),
        /** The last day. */
        DAY(1),
        /** The last seven days. */
        WEEK(7),
        /** The last thirty days. */
        MONTH(30);

        private final int days;

        Period(int days) {
            this.days = days;
        }
    }

    /**
     * What the screen uses.
     *
     * @param readLog reads the run log
     * @param saveLog exports it
     * @param preferences remembers columns
     * @param recovery what shows what a run left behind on its database; null where that is not open
     */
    public record UseCases(
            ReadLog readLog, SaveLog saveLog, Preferences preferences,
            Function<Journal.Entry, @Nullable Runnable> recovery) {
        /** Where no database is open. */
        public UseCases(ReadLog readLog, SaveLog saveLog, Preferences preferences) {
            this(readLog, saveLog, preferences, run -> null);
        }
    }

    private final UseCases useCases;
    private final TaskRunner tasks;
    private final Navigator navigator;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private final StringProperty query = new SimpleStringProperty("");
    private final StringProperty database = new SimpleStringProperty("");
    private final StringProperty outcome = new SimpleStringProperty("");
    private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ALL);
    private final ObservableList<RunLogRow> rows = FXCollections.observableArrayList();
    private final ObservableList<String> databases = FXCollections.observableArrayList();
    private final ObservableList<String> outcomes = FXCollections.observableArrayList();
    private List<RunLogRow> all = List.of();

    /** With nothing read before {@link #read()}. */
    public RunLogViewModel(UseCases useCases, TaskRunner tasks, Navigator navigator, Messages messages) {
        this.useCases = useCases;
        this.tasks = tasks;
        this.navigator = navigator;
        this.messages = messages;
        query.subscribe(this::filter);
        database.subscribe(this::filter);
        outcome.subscribe(this::filter);
        period.subscribe(this::filter);
    }

    /** Reads it, or reads it again. */
    public void read() {
        state.set(State.LOADING);
        ZoneId zone = ZoneId.systemDefault();
        tasks.run(
                () -> useCases.readLog().read().stream().map(e -> RunLogRow.of(e, zone)).toList(),
                this::arrived,
                why -> {
                    failure.set(why);
                    state.set(State.FAILED);
                },
                () -> {});
    }

    private void arrived(List<RunLogRow> read) {
        all = read;
        databases.setAll(read.stream().map(RunLogRow::database).distinct().sorted().toList());
        outcomes.setAll(read.stream().map(r -> r.entry().outcome()).distinct().sorted().toList());
        failure.set(null);
        filter();
        state.set(State.READY);
    }

    private void filter() {
        String wanted = query.get().strip().toLowerCase(Locale.ROOT);
        LocalDateTime since = period.get() == Period.ALL
                ? LocalDateTime.MIN
                : LocalDateTime.now(ZoneId.systemDefault()).minusDays(period.get().days);
        rows.setAll(all.stream()
                .filter(r -> wanted.isEmpty() || r.text().contains(wanted))
                .filter(r -> database.get().isEmpty() || r.database().equals(database.get()))
                .filter(r -> outcome.get().isEmpty() || r.entry().outcome().equals(outcome.get()))
                .filter(r -> r.when().isAfter(since))
                .toList());
    }

    /** Shows everything again. */
    public void clearFilter() {
        database.set("");
        outcome.set("");
        period.set(Period.ALL);
        query.set("");
    }

    /** Exports these: JSON where the file's name says so, else one page of HTML. Says where, or shows why not. */
    public void export(List<RunLogRow> chosen, Path file) {
        List<Journal.Entry> entries = chosen.stream().map(RunLogRow::entry).toList();
        saved.set("");
        tasks.run(
                () -> useCases.saveLog().save(entries, file),
                replaced -> saved.set(messages.saved(file, replaced)),
                navigator::failed,
                () -> {});
    }

    /** Whether what that run left behind can be shown: it did not end well, and its database is open. */
    public boolean leadsToRecovery(RunLogRow row) {
        String outcome = row.entry().outcome();
        boolean cut = outcome.equals("interrupted") || outcome.equals("failed") || outcome.equals("cancelled");
        return cut && !row.entry().details().trial() && useCases.recovery().apply(row.entry()) != null;
    }

    /** Shows what that run left behind. */
    public void recover(RunLogRow row) {
        Runnable way = useCases.recovery().apply(row.entry());
        if (way != null) {
            way.run();
        }
    }

    /** Goes back. */
    public void back() {
        navigator.timeline();
    }

    /** An outcome in words. */
    public String words(String word) {
        String key = "runlog.outcome." + word;
        return messages.bundle().containsKey(key) ? messages.text(key) : word;
    }

    /** Rows as lines with tabs between, for a table elsewhere. */
    public String table(List<RunLogRow> chosen) {
        StringBuilder text = new StringBuilder();
        for (RunLogRow row : chosen) {
            Journal.Entry entry = row.entry();
            text.append(String.join(
                    "\t", row.when().withNano(0).toString(), entry.person(), entry.server(), row.request(),
                    entry.outcome(), String.valueOf(entry.steps().size()), String.valueOf(entry.milliseconds())))
                    .append('\n');
        }
        return text.toString();
    }

    /** How many runs there are in all. */
    public int count() {
        return all.size();
    }

    /** What remembers columns. */
    public Preferences preferences() {
        return useCases.preferences();
    }

    /** What is shown, newest first. */
    public ObservableList<RunLogRow> rows() {
        return rows;
    }

    /** The databases that there are. */
    public ObservableList<String> databases() {
        return databases;
    }

    /** The outcomes that there are. */
    public ObservableList<String> outcomes() {
        return outcomes;
    }

    /** What is searched for. */
    public StringProperty queryProperty() {
        return query;
    }

    /** The database that is shown; empty for all. */
    public StringProperty databaseProperty() {
        return database;
    }

    /** The outcome that is shown; empty for all. */
    public StringProperty outcomeProperty() {
        return outcome;
    }

    /** How far back. */
    public ObjectProperty<Period> periodProperty() {
        return period;
    }

    /** What there is to see. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why it cannot be read, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Where it was exported to, in words; empty before. */
    public ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }
}
