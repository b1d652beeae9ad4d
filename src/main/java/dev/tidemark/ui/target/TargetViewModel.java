package dev.tidemark.ui.target;

import dev.tidemark.application.Status;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.view.Navigator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Choosing the revision that is the last one afterwards. */
public final class TargetViewModel {
    /** What the chosen revision is for. */
    public enum Purpose {
        /** Undo what ran after it. */
        ROLL_BACK("rollBack"),
        /** Record everything up to it without running it. */
        MARK("mark");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * A place to go to.
     *
     * @param entry the revision that stays the last one, or null for before everything
     * @param distance how many revisions lie between here and there
     */
    public record Choice(@Nullable TimelineEntry entry, int distance) {}

    private final Purpose purpose;
    private final Navigator navigator;
    private final List<Choice> all = new ArrayList<>();
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");

    /** With the places that {@code status} offers. */
    public TargetViewModel(Purpose purpose, Status status, Navigator navigator) {
        this.purpose = purpose;
        this.navigator = navigator;
        fill(status);
        text.subscribe(this::filter);
    }

    private void fill(Status status) {
        if (purpose == Purpose.ROLL_BACK) {
            List<TimelineEntry> executed = status.timeline().executed().reversed();
            for (int i = 1; i < executed.size(); i++) {
                all.add(new Choice(executed.get(i), i));
            }
            if (!executed.isEmpty()) {
                all.add(new Choice(null, executed.size()));
            }
        } else {
            int distance = 0;
            for (TimelineEntry entry : status.timeline().waiting()) {
                if (!entry.recorded() && entry.state() != RevisionState.FILTERED) {
                    all.add(new Choice(entry, ++distance));
                }
            }
        }
    }

    private void filter(String wanted) {
        String words = wanted.strip().toLowerCase(Locale.ROOT);
        choices.setAll(all.stream().filter(c -> matches(c, words)).toList());
    }

    private static boolean matches(Choice choice, String words) {
        TimelineEntry entry = choice.entry();
        return words.isEmpty()
                || (entry != null
                        && (entry.title() + " " + entry.id() + " " + entry.tag()).toLowerCase(Locale.ROOT)
                                .contains(words));
    }

    /** Makes the plan to {@code choice} and shows it. */
    public void choose(Choice choice) {
        TimelineEntry entry = choice.entry();
        Target target = entry == null ? new Target.Base() : new Target.Named(entry.id().toString());
        navigator.closeOverlay();
        navigator.plan(purpose == Purpose.ROLL_BACK ? PlanRequest.rollback(target) : PlanRequest.stamp(target));
    }

    /** Chooses nothing. */
    public void cancel() {
        navigator.closeOverlay();
    }

    /** What the choice is for. */
    public Purpose purpose() {
        return purpose;
    }

    /** The places, the nearest one first. */
    public ObservableList<Choice> choices() {
        return choices;
    }

    /** What a shown place contains. */
    public StringProperty textProperty() {
        return text;
    }
}
