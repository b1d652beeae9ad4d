package dev.tidemark.ui.comparison;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.difference.Comparison;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.Rename;
import dev.tidemark.domain.difference.RenameProposal;
import dev.tidemark.domain.difference.Weight;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Navigator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Two schemas compared: what differs, which of it is ticked for the next revision, what the team leaves out. */
public final class ComparisonViewModel {
    /** What there is to see. */
    public enum State {
        /** Nothing was compared yet. */
        CHOOSING,
        /** The entity classes are to be loaded, and the person did not say yet that they may. */
        ASKING_TRUST,
        /** There are no entity classes where the project says, or it says nothing. */
        NO_MODEL,
        /** Both sides are being read. */
        COMPARING,
        /** It was compared. */
        READY,
        /** It could not be compared; see the failure. */
        FAILED
    }

    /**
     * What goes into the next revision.
     *
     * @param differences the ticked ones
     * @param wanted the schema on the left
     * @param there the schema on the right
     */
    public record Chosen(List<Difference> differences, Schema wanted, Schema there) {
        public Chosen {
            differences = List.copyOf(differences);
        }
    }

    private final Comparing comparing;
    private final TaskRunner tasks;
    private final Navigator navigator;
    private final Consumer<Chosen> draft;
    private final ObservableList<SideChoice> choices = FXCollections.observableArrayList();
    private final ObjectProperty<Comparing.Sides> sides;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.CHOOSING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Comparing.@Nullable Answer> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Comparing.Classes> classes =
            new ReadOnlyObjectWrapper<>(Comparing.Classes.NONE);
    private final ReadOnlyIntegerWrapper percent = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper tickedCount = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<ComparisonFilter> filter = new SimpleObjectProperty<>(ComparisonFilter.USUAL);
    private final ObservableList<ComparisonRow> rows = FXCollections.observableArrayList();
    private final Set<String> folded = new HashSet<>();
    private final Set<String> ticked = new LinkedHashSet<>();
    private final List<Rename> renames = new ArrayList<>();
    private @Nullable CancelToken cancel;

    /**
     * With nothing compared before {@link #compare()}.
     *
     * @param comparing what does the work
     * @param tasks runs it
     * @param navigator where to go
     * @param choices what can be compared; the first two are chosen
     * @param draft makes a revision of differences
     */
    public ComparisonViewModel(
            Comparing comparing, TaskRunner tasks, Navigator navigator, List<SideChoice> choices,
            Consumer<Chosen> draft) {
        this.comparing = comparing;
        this.tasks = tasks;
        this.navigator = navigator;
        this.draft = draft;
        this.choices.setAll(choices);
        sides = new SimpleObjectProperty<>(new Comparing.Sides(choices.get(0), choices.get(1)));
        filter.subscribe(this::show);
    }

    /** Compares what is chosen; asks before the entity classes are loaded for the first time. */
    public void compare() {
        Comparing.Sides chosen = sides.get();
        if (!uses(chosen, SideChoice.Kind.MODEL)) {
            read(chosen);
            return;
        }
        percent.set(0);
        failure.set(null);
        state.set(State.COMPARING);
        tasks.run(comparing::classes, found -> found(found, chosen), this::failed, () -> {});
    }

    private void found(Comparing.Classes found, Comparing.Sides chosen) {
        classes.set(found);
        if (found.places().isEmpty()) {
            state.set(State.NO_MODEL);
        } else if (!found.trusted()) {
            state.set(State.ASKING_TRUST);
        } else {
            read(chosen);
        }
    }

    private static boolean uses(Comparing.Sides sides, SideChoice.Kind kind) {
        return sides.left().kind() == kind || sides.right().kind() == kind;
    }

    private void read(Comparing.Sides chosen) {
        CancelToken token = new CancelToken();
        cancel = token;
        percent.set(0);
        failure.set(null);
        state.set(State.COMPARING);
        List<Rename> said = List.copyOf(renames);
        Consumer<Integer> progress = tasks.relay(all -> percent.set(all.getLast()));
        tasks.run(
                () -> comparing.compare(chosen, said, progress::accept, token),
                this::arrived,
                this::failed,
                () -> cancel = null);
    }

    private void failed(Failure why) {
        failure.set(why);
        state.set(why instanceof Failure.Cancelled && answer.get() != null ? State.READY : State.FAILED);
    }

    private void arrived(Comparing.Answer found) {
        boolean first = answer.get() == null;
        Set<String> keys = new HashSet<>();
        found.comparison().differences().forEach(difference -> keys.add(difference.key()));
        if (first) {
            found.comparison().differences().stream().filter(ComparisonViewModel::usuallyWanted)
                    .forEach(difference -> ticked.add(difference.key()));
        }
        ticked.retainAll(keys);
        answer.set(found);
        show();
        state.set(State.READY);
    }

    /** What matters and takes nothing away goes into the next revision unless the person says otherwise. */
    private static boolean usuallyWanted(Difference difference) {
        return difference.verdict().weight().atLeast(Weight.NOTABLE) && !(difference instanceof Difference.Unexpected);
    }

    private void show() {
        Comparing.Answer found = answer.get();
        if (found != null) {
            rows.setAll(new ComparisonRows(found.comparison()).rows(filter.get(), folded, ticked));
            tickedCount.set(ticked.size());
        }
    }

    /** Stops reading; what was compared before stays. */
    public void cancel() {
        CancelToken token = cancel;
        if (token != null) {
            token.now();
        }
    }

    /** Says that the project's classes may be loaded, and compares. */
    public void trust() {
        then(comparing::trustModel);
    }

    private void then(Runnable first) {
        tasks.run(
                () -> {
                    first.run();
                    return Boolean.TRUE;
                },
                done -> compare(),
                this::failed,
                () -> {});
    }

    /** Looks for entity classes there, and compares. */
    public void useClasses(List<Path> classPath) {
        then(() -> comparing.useModelClassPath(classPath));
    }

    /** Compares that with that; what was ticked and said to be renamed is forgotten. */
    public void choose(SideChoice left, SideChoice right) {
        Comparing.Sides next = new Comparing.Sides(left, right);
        if (next.equals(sides.get())) {
            return;
        }
        if (!choices.contains(left)) {
            choices.add(left);
        }
        if (!choices.contains(right)) {
            choices.add(right);
        }
        sides.set(next);
        forget();
        compare();
    }

    /** The other way round. */
    public void swap() {
        sides.set(sides.get().swapped());
        forget();
        compare();
    }

    private void forget() {
        ticked.clear();
        renames.clear();
        answer.set(null);
        rows.clear();
        tickedCount.set(0);
    }

    /** Sets or takes away a row's tick; that of an object sets or takes away those of its parts. */
    void tick(ComparisonRow row) {
        boolean on = row.tick() != ComparisonRow.Tick.ALL;
        switch (row) {
            case ComparisonRow.Item item when item.ignoredBy() != null -> {}
            case ComparisonRow.Item item -> tick(item.difference(), on);
            case ComparisonRow.Group group -> shown().stream()
                    .filter(difference -> difference.object().owner().equals(group.object().owner()))
                    .forEach(difference -> tick(difference, on));
        }
        show();
    }

    private void tick(Difference difference, boolean on) {
        if (on) {
            ticked.add(difference.key());
        } else {
            ticked.remove(difference.key());
        }
    }

    /** Ticks everything that is shown, or nothing. */
    public void tickAll(boolean on) {
        shown().forEach(difference -> tick(difference, on));
        show();
    }

    private List<Difference> shown() {
        return all().stream().filter(filter.get()::shows).toList();
    }

    private List<Difference> all() {
        Comparing.Answer found = answer.get();
        return found == null ? List.of() : found.comparison().differences();
    }

    /** Hides or shows an object's parts. */
    void fold(ComparisonRow.Group group) {
        if (!folded.remove(group.key())) {
            folded.add(group.key());
        }
        show();
    }

    /** Says that two names mean the same object, and compares again. */
    void rename(RenameProposal proposal) {
        renames.add(proposal.rename());
        compare();
    }

    /** Takes back that two names mean the same object. */
    void notRenamed(Difference.Renamed renamed) {
        renames.removeIf(rename -> rename.now().equals(renamed.object()));
        compare();
    }

    /** Whether a person said that this is a rename, and may take it back. */
    boolean saidToBeRenamed(Difference.Renamed renamed) {
        return renames.stream().anyMatch(rename -> rename.now().equals(renamed.object()));
    }

    /** Shows or hides those that matter so much. */
    public void toggle(Weight weight) {
        ComparisonFilter now = filter.get();
        Set<Weight> weights = EnumSet.noneOf(Weight.class);
        weights.addAll(now.weights());
        if (!weights.remove(weight)) {
            weights.add(weight);
        }
        filter.set(new ComparisonFilter(weights, now.ignored(), now.query()));
    }

    /** Shows or hides what the team leaves out. */
    public void toggleIgnored() {
        ComparisonFilter now = filter.get();
        filter.set(new ComparisonFilter(now.weights(), !now.ignored(), now.query()));
    }

    /** Shows what mentions {@code query} only. */
    public void search(String query) {
        ComparisonFilter now = filter.get();
        filter.set(new ComparisonFilter(now.weights(), now.ignored(), query));
    }

    /** Shows everything that matters again. */
    public void clearFilter() {
        filter.set(new ComparisonFilter(ComparisonFilter.USUAL.weights(), filter.get().ignored(), ""));
    }

    /** Makes the next revision of what is ticked. */
    public void draft() {
        List<Difference> chosen = all().stream().filter(d -> ticked.contains(d.key())).toList();
        Comparing.Answer found = answer.get();
        if (!chosen.isEmpty() && found != null) {
            draft.accept(new Chosen(chosen, found.left(), found.right()));
        }
    }

    /** Whether a revision can come of it: what is changed is the database that is shown. */
    public boolean draftable() {
        return sides.get().right().kind() == SideChoice.Kind.DATABASE;
    }

    /** Saves the schema on one side as a file, and says where. */
    public void save(boolean left, Path file, Consumer<Boolean> done) {
        Comparing.Answer found = answer.get();
        if (found != null) {
            tasks.run(
                    () -> comparing.save(left ? found.left() : found.right(), file), done, navigator::failed, () -> {});
        }
    }

    /** Goes back. */
    public void back() {
        cancel();
        navigator.timeline();
    }

    /** How many there are of a weight, whatever is shown. */
    public long count(Weight weight) {
        return all().stream().filter(d -> d.verdict().weight() == weight).count();
    }

    /** The rules of the team and what they leave out. */
    List<Comparison.Ignored> ignored() {
        Comparing.Answer found = answer.get();
        return found == null ? List.of() : found.comparison().ignored();
    }

    Comparing comparing() {
        return comparing;
    }

    TaskRunner tasks() {
        return tasks;
    }

    Navigator navigator() {
        return navigator;
    }

    /** What can be compared. */
    public ObservableList<SideChoice> choices() {
        return choices;
    }

    /** What is compared; {@link #choose} changes it. */
    public ReadOnlyObjectProperty<Comparing.Sides> sidesProperty() {
        return sides;
    }

    ObservableList<ComparisonRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<ComparisonFilter> filterProperty() {
        return filter;
    }

    /** What there is to see. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why it could not be compared, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What came of it; null before. */
    public ReadOnlyObjectProperty<Comparing.@Nullable Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Where the entity classes are, as far as that was looked for. */
    public ReadOnlyObjectProperty<Comparing.Classes> classesProperty() {
        return classes.getReadOnlyProperty();
    }

    /** How much is read, in percent. */
    public ReadOnlyIntegerProperty percentProperty() {
        return percent.getReadOnlyProperty();
    }

    /** How many differences are ticked. */
    public ReadOnlyIntegerProperty tickedProperty() {
        return tickedCount.getReadOnlyProperty();
    }
}
