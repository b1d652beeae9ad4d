package dev.tidemark.ui.target;

import dev.tidemark.application.Status;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.view.Navigator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Naming the current position. */
public final class TagViewModel {
    private static final int LONGEST = 255;

    private final Navigator navigator;
    private final Set<String> taken;
    private final @Nullable TimelineEntry current;
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** For the position that {@code status} has. */
    public TagViewModel(Status status, Navigator navigator) {
        this.navigator = navigator;
        RevisionId id = status.timeline().current();
        current = id == null ? null : status.timeline().find(id);
        taken = status.timeline().entries().stream()
                .map(TimelineEntry::tag)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        name.subscribe(this::check);
    }

    private void check(String typed) {
        String wanted = typed.strip();
        if (wanted.length() > LONGEST) {
            problem.set("tag.tooLong");
        } else {
            problem.set(taken.contains(wanted) ? "tag.taken" : "");
        }
    }

    /** Plans the tag and shows the plan, where the name will do. */
    public void tag() {
        if (usable()) {
            navigator.closeOverlay();
            navigator.plan(PlanRequest.tag(name.get().strip()));
        }
    }

    /** Whether the name will do. */
    public boolean usable() {
        return current != null && !name.get().isBlank() && problem.get().isEmpty();
    }

    /** Names nothing. */
    public void cancel() {
        navigator.closeOverlay();
    }

    /** The revision that gets the tag, or null where nothing is applied. */
    public @Nullable TimelineEntry current() {
        return current;
    }

    /** The name. */
    public StringProperty nameProperty() {
        return name;
    }

    /** The key of the message that says what is wrong with the name; empty for nothing. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
