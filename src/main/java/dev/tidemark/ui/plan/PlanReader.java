package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.ui.control.SqlFlow.Mark;
import dev.tidemark.ui.control.SqlScript;
import dev.tidemark.ui.plan.PlanRow.Danger;
import dev.tidemark.ui.plan.PlanRow.Place;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Reading a plan: what is folded, what a search finds, what is dangerous, and what is copied. */
final class PlanReader {
    /** A place that the search found. */
    private record Hit(int row, int from, int to) {}

    private final Messages messages;
    private final ObservableList<PlanRow> rows = FXCollections.observableArrayList();
    private final BooleanProperty asSent = new SimpleBooleanProperty();
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    private final Set<Integer> folded = new HashSet<>();
    private final Set<Integer> openHistory = new HashSet<>();
    private final Map<Danger, Integer> dangers = new EnumMap<>(Danger.class);
    private List<Hit> hits = List.of();
    private int current = -1;
    private @Nullable Plan plan;
    private @Nullable PlanRows made;
    private Cut cut = Cut.steps(true);

    PlanReader(Messages messages) {
        this.messages = messages;
        asSent.subscribe(this::again);
        query.subscribe(this::search);
    }

    /** Shows {@code now}, with its rows as they are without line breaks taken out. */
    void show(Plan now, PlanRows its, Cut itsCut) {
        plan = now;
        made = its;
        cut = itsCut;
        folded.clear();
        openHistory.clear();
        count(its);
        if (asSent.get()) {
            again();
        } else {
            fill();
        }
    }

    /** Shows the same plan, committed in other parts; what is folded and found stays. */
    void join(Cut other) {
        cut = other;
        if (made != null) {
            made = made.joined(other);
            fill();
        }
    }

    /** Takes in what was found out about the plan that is shown; what is folded, found and selected stays. */
    void add(Plan its, PlanRows with) {
        plan = its;
        made = asSent.get() ? PlanRows.of(its, cut, true, messages) : with.joined(cut);
        count(with);
        List<PlanRow> now = made.shown(folded, openHistory);
        Set<PlanRow> remarks = now.stream().filter(PlanRow.Remark.class::isInstance).collect(Collectors.toSet());
        for (int i = 0; i < now.size(); i++) {
            // What was said before the rows were counted gives way to what is said now.
            while (i < rows.size() && rows.get(i) instanceof PlanRow.Remark before && !remarks.contains(before)
                    && !(now.get(i) instanceof PlanRow.Remark)) {
                rows.remove(i);
            }
            if (i < rows.size() && rows.get(i) instanceof PlanRow.Remark before && !remarks.contains(before)) {
                rows.set(i, now.get(i));
            } else if (i >= rows.size() || !same(rows.get(i), now.get(i))) {
                rows.add(i, now.get(i));
            }
        }
        rows.remove(now.size(), rows.size());
        find();
    }

    private static boolean same(PlanRow before, PlanRow now) {
        return before instanceof PlanRow.Head && now instanceof PlanRow.Head
                ? before.place().equals(now.place())
                : before.equals(now);
    }

    private void count(PlanRows its) {
        dangers.clear();
        for (PlanRow row : its.shown(Set.of(), Set.of())) {
            if (row instanceof PlanRow.Remark remark && remark.danger() != Danger.NOTE) {
                dangers.merge(remark.danger(), 1, Integer::sum);
            }
        }
    }

    private void again() {
        if (plan != null) {
            made = PlanRows.of(plan, cut, asSent.get(), messages);
            fill();
        }
    }

    private void fill() {
        if (made != null) {
            rows.setAll(made.shown(folded, openHistory));
            find();
        }
    }

    /** Folds or unfolds a step. */
    void toggle(int step) {
        flip(folded, step);
        fill();
    }

    /** Shows or hides the statements of a step's history row. */
    void toggleHistory(int step) {
        flip(openHistory, step);
        fill();
    }

    /** Folds every step, or unfolds them where they are folded. */
    void foldAll() {
        Plan now = plan;
        if (now == null) {
            return;
        }
        if (folded.isEmpty()) {
            IntStream.range(now.setup().isEmpty() ? 0 : Place.SETUP, now.steps().size()).forEach(folded::add);
        } else {
            folded.clear();
        }
        fill();
    }

    /** Whether any step is folded. */
    boolean anyFolded() {
        return !folded.isEmpty();
    }

    private static void flip(Set<Integer> set, int step) {
        if (!set.remove(step)) {
            set.add(step);
        }
    }

    private void search() {
        current = -1;
        if (!query.get().isBlank() && !folded.isEmpty()) {
            folded.clear();
            fill();
        } else {
            find();
        }
    }

    private void find() {
        String wanted = query.get().strip().toLowerCase(Locale.ROOT);
        List<Hit> now = new ArrayList<>();
        if (!wanted.isEmpty()) {
            for (int i = 0; i < rows.size(); i++) {
                String text = rows.get(i).text().toLowerCase(Locale.ROOT);
                for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
                    now.add(new Hit(i, at, at + wanted.length()));
                }
            }
        }
        hits = now;
        current = hits.isEmpty() ? -1 : Math.clamp(current, 0, hits.size() - 1);
        tell();
    }

    private void tell() {
        boolean none = query.get().isBlank();
        found.set(none
                ? ""
                : hits.isEmpty()
                        ? messages.text("plan.search.none")
                        : messages.text("plan.search.found", current + 1, hits.size()));
    }

    /** The row of the place where the search stands, or -1. */
    int foundRow() {
        return current < 0 ? -1 : hits.get(current).row();
    }

    /** Goes to the next place found, or the one before, round and round; gives its row or -1. */
    int step(int by) {
        if (!hits.isEmpty()) {
            current = Math.floorMod(current + by, hits.size());
            tell();
        }
        return foundRow();
    }

    /** What the search marks in a row. */
    List<Mark> marks(int row) {
        List<Mark> marks = new ArrayList<>();
        for (int i = firstHit(row); i < hits.size() && hits.get(i).row() == row; i++) {
            Hit hit = hits.get(i);
            marks.add(new Mark(hit.from(), hit.to(), i == current ? Mark.Kind.CURRENT : Mark.Kind.FOUND));
        }
        return marks;
    }

    private int firstHit(int row) {
        int low = 0;
        int high = hits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hits.get(middle).row() < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many there are of each danger, the gravest first. */
    Map<Danger, Integer> dangers() {
        return dangers;
    }

    /**
     * The next dangerous row after {@code from}, round and round; unfolds its step. -1 where there is none.
     *
     * @param wanted which, or null for any
     * @param by 1 for the next, -1 for the one before
     */
    int danger(@Nullable Danger wanted, int from, int by) {
        if (wanted == null ? dangers.isEmpty() : !dangers.containsKey(wanted)) {
            return -1;
        }
        int start = from;
        if (!folded.isEmpty()) {
            PlanRow at = from >= 0 && from < rows.size() ? rows.get(from) : null;
            folded.clear();
            fill();
            start = at == null ? -1 : Math.max(-1, indexOf(at.place()));
        }
        for (int i = 1; i <= rows.size(); i++) {
            int index = Math.floorMod(start + i * by, rows.size());
            if (rows.get(index) instanceof PlanRow.Remark remark
                    && (wanted == null ? remark.danger() != Danger.NOTE : remark.danger() == wanted)) {
                return index;
            }
        }
        return -1;
    }

    private int indexOf(Place place) {
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).place().equals(place)).findFirst().orElse(-1);
    }

    /** The statement of a row exactly as it is sent; where the row is of none, the step's or, in a head, all of it. */
    String statement(@Nullable PlanRow row) {
        Plan now = plan;
        if (now == null || row == null) {
            return "";
        }
        Place place = row.place();
        if (place.statement() < 0) {
            return step(row);
        }
        List<Statement> all = place.step() == Place.SETUP ? now.setup() : all(now.steps().get(place.step()));
        return all.get(place.statement()).sql();
    }

    /** The statements of a row's step, without those of its history row unless it has no others. */
    String step(@Nullable PlanRow row) {
        Plan now = plan;
        if (now == null || row == null) {
            return "";
        }
        int step = row.place().step();
        if (step == Place.SETUP) {
            return script(now.setup());
        }
        if (row instanceof PlanRow.Unit unit) {
            return script(now.steps().subList(step, unit.steps()).stream()
                    .flatMap(each -> each.statements().stream())
                    .toList());
        }
        List<Statement> own = now.steps().get(step).statements();
        return script(own.isEmpty() ? now.steps().get(step).history() : own);
    }

    /** All statements, without those of the history rows. */
    String all() {
        Plan now = plan;
        if (now == null) {
            return "";
        }
        List<Statement> statements = new ArrayList<>(now.setup());
        now.steps().forEach(step -> statements.addAll(step.statements()));
        return script(statements);
    }

    private static List<Statement> all(Step step) {
        List<Statement> all = new ArrayList<>(step.statements());
        all.addAll(step.history());
        return all;
    }

    private static String script(List<Statement> statements) {
        return SqlScript.of(statements.stream().map(Statement::sql).toList());
    }

    ObservableList<PlanRow> rows() {
        return rows;
    }

    BooleanProperty asSentProperty() {
        return asSent;
    }

    StringProperty queryProperty() {
        return query;
    }

    /** How many places a search found and at which it stands, in words. */
    ReadOnlyStringProperty foundProperty() {
        return found.getReadOnlyProperty();
    }
}
