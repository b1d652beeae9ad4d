package dev.tidemark.ui.plan;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.TryPlan;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import java.time.Duration;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Asking whether a plan is to be tried, with what that takes and leaves, and for how long at most. */
public final class TrialDraft {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final HowViewModel how;
    private final Plan plan;
    private final Navigator navigator;
    private final Messages messages;
    private final String database;
    private final StringProperty limit = new SimpleStringProperty(Written.of(TryPlan.USUAL_LIMIT));
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable Duration typed;

    TrialDraft(HowViewModel how, Plan plan, String database, Navigator navigator) {
        this.how = how;
        this.plan = plan;
        this.database = database;
        this.navigator = navigator;
        this.messages = how.messages();
        limit.subscribe(this::check);
    }

    private void check(String text) {
        Duration read = Written.duration(text);
        typed = null;
        if (read == null) {
            problem.set(messages.text("how.duration.unread"));
        } else if (read.compareTo(SHORTEST) < 0) {
            problem.set(messages.text("how.duration.short", Written.of(SHORTEST)));
        } else if (read.compareTo(LONGEST) > 0) {
            problem.set(messages.text("how.duration.long", Written.of(LONGEST)));
        } else {
            problem.set("");
            typed = read;
        }
    }

    /** Tries it, where nothing is wrong with the limit. To press this is the agreement: nothing stays. */
    public void start() {
        Duration read = typed;
        if (read != null) {
            navigator.closeOverlay();
            navigator.run(how.trial(plan, read), new Agreement(true, null, true));
        }
    }

    /** Leaves it. */
    public void cancel() {
        navigator.closeOverlay();
    }

    /** The database's name. */
    public String database() {
        return database;
    }

    /** How many revisions it has. */
    public int revisions() {
        return plan.steps().size();
    }

    /** Whether it would destroy data if it were not rolled back. */
    public boolean loses() {
        return !plan.losses().isEmpty();
    }

    /** How long it may take, as it is typed. */
    public StringProperty limitProperty() {
        return limit;
    }

    /** What is wrong with the limit, in words; empty for nothing. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
