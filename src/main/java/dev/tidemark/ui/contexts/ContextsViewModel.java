package dev.tidemark.ui.contexts;

import dev.tidemark.application.Status;
import dev.tidemark.application.TryContexts;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.changelog.LabelSyntax;
import dev.tidemark.domain.changelog.Names;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Chooses contexts and labels; what they exclude is shown before they are used. */
public final class ContextsViewModel {
    /** What is chosen of the contexts. */
    public enum Mode {
        /** All of them: no context excludes anything. */
        ALL,
        /** Nobody chose: nothing is excluded, and plans wait. */
        NONE,
        /** Those with a tick. */
        SOME
    }

    /**
     * A name that the files mention.
     *
     * @param name the context or label
     * @param revisions how many revisions mention it
     * @param chosen whether it has a tick
     */
    public record Item(String name, int revisions, BooleanProperty chosen) {}

    /**
     * A revision that does not run with this choice.
     *
     * @param title what it is called
     * @param why why not
     * @param recorded whether it ran already
     */
    public record Excluded(String title, String why, boolean recorded) {}

    /** What the choice does. */
    public sealed interface Outcome {
        /** It is being found out. */
        record Asking() implements Outcome {}

        /**
         * It is known.
         *
         * @param line in a sentence
         * @param excluded what does not run with it
         */
        record Known(String line, List<Excluded> excluded) implements Outcome {}

        /**
         * The choice is not complete.
         *
         * @param problem what is missing, in words
         */
        record Incomplete(String problem) implements Outcome {}

        /**
         * It cannot be found out.
         *
         * @param failure why
         */
        record Unknown(Failure failure) implements Outcome {}
    }

    private final Workspace workspace;
    private final Status status;
    private final TryContexts tryContexts;
    private final Navigator navigator;
    private final Messages messages;
    private final List<Item> contexts;
    private final Map<String, Integer> labelNames;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.NONE);
    private final StringProperty labels = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.Asking());
    private final AtomicInteger asked = new AtomicInteger();

    /** Of {@code workspace} as {@code status} says it stands; begins with what is chosen now. */
    public ContextsViewModel(
            Workspace workspace, Status status, TryContexts tryContexts, Navigator navigator, Messages messages) {
        this.workspace = workspace;
        this.status = status;
        this.tryContexts = tryContexts;
        this.navigator = navigator;
        this.messages = messages;
        Execution now = workspace.database().project().execution();
        List<Revision> revisions = status.changelog().revisions();
        this.labelNames = Names.labels(revisions);
        this.contexts = items(Names.contexts(revisions), now.contexts() == null ? "" : now.contexts());
        mode.set(now.contexts() == null ? Mode.NONE : now.contexts().isBlank() ? Mode.ALL : Mode.SOME);
        labels.set(now.labels());
        mode.subscribe(this::ask);
        labels.subscribe(this::ask);
        contexts.forEach(item -> item.chosen().subscribe(this::ticked));
        ask();
    }

    /** The files' names and those that are chosen though no file mentions them. */
    private static List<Item> items(Map<String, Integer> names, String chosen) {
        Map<String, Integer> all = new TreeMap<>(names);
        List<String> ticked = new ArrayList<>();
        for (String name : chosen.split(",", -1)) {
            if (!name.isBlank()) {
                ticked.add(name.strip());
                all.putIfAbsent(name.strip(), 0);
            }
        }
        return all.entrySet().stream()
                .map(e -> new Item(e.getKey(), e.getValue(), new SimpleBooleanProperty(ticked.contains(e.getKey()))))
                .toList();
    }

    /** A tick says that some are meant. */
    private void ticked() {
        if (mode.get() == Mode.SOME) {
            ask();
        } else if (contexts.stream().anyMatch(item -> item.chosen().get())) {
            mode.set(Mode.SOME);
        }
    }

    private void ask() {
        int number = asked.incrementAndGet();
        String problem = problem();
        if (problem != null) {
            outcome.set(new Outcome.Incomplete(problem));
            return;
        }
        outcome.set(new Outcome.Asking());
        String wanted = contexts();
        String expression = labels.get().strip();
        workspace.tasks().run(
                () -> number == asked.get()
                        ? tryContexts.timeline(workspace.database(), status, wanted, expression)
                        : status.timeline(),
                timeline -> answer(number, known(timeline)),
                failure -> answer(number, new Outcome.Unknown(failure)),
                () -> {});
    }

    private @Nullable String problem() {
        String syntax = LabelSyntax.problem(labels.get());
        if (syntax != null) {
            return messages.text("contexts.labels.problem", syntax);
        }
        boolean none = mode.get() == Mode.SOME && contexts.stream().noneMatch(item -> item.chosen().get());
        return none ? messages.text("contexts.tick") : null;
    }

    private void answer(int number, Outcome answer) {
        if (number == asked.get()) {
            outcome.set(answer);
        }
    }

    private Outcome.Known known(Timeline timeline) {
        List<Excluded> excluded = new ArrayList<>();
        int ofFiles = 0;
        for (TimelineEntry entry : timeline.entries()) {
            Revision revision = entry.revision();
            ofFiles += revision == null ? 0 : 1;
            if (revision != null && revision.excluded() != null) {
                excluded.add(new Excluded(entry.title(), revision.excluded(), entry.recorded()));
            }
        }
        int runs = timeline.waiting().size();
        return new Outcome.Known(
                messages.text("contexts.outcome", ofFiles - excluded.size(), ofFiles, runs, excluded.size()), excluded);
    }

    /** Uses the choice. */
    public void use() {
        if (problem() == null) {
            navigator.closeOverlay();
            navigator.useContexts(contexts(), labels.get().strip());
        }
    }

    /** Leaves things as they are. */
    public void cancel() {
        navigator.closeOverlay();
    }

    /** As Liquibase takes it: comma separated; empty for all, null for none chosen. */
    private @Nullable String contexts() {
        return switch (mode.get()) {
            case ALL -> "";
            case NONE -> null;
            case SOME -> contexts.stream()
                    .filter(item -> item.chosen().get())
                    .map(Item::name)
                    .collect(Collectors.joining(","));
        };
    }

    /** Every context, by name. */
    public List<Item> items() {
        return contexts;
    }

    /** Every label with how many revisions carry it, by name. */
    public Map<String, Integer> labelNames() {
        return labelNames;
    }

    /** What is chosen of the contexts. */
    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /** The label expression. */
    public StringProperty labelsProperty() {
        return labels;
    }

    /** What the choice does. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }
}
