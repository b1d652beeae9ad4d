package dev.tidemark.ui.comparison;

import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.IgnoreRule;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Leaving a difference out for good, or taking that back: shown before the project file is written. */
public final class IgnoreViewModel {
    /** How much is left out. */
    public enum Scope {
        /** This difference only. */
        THIS,
        /** Everything about this object. */
        OBJECT,
        /** Everything about this object's table. */
        TABLE,
        /** Differences of this kind and property on all objects of the type. */
        EVERYWHERE
    }

    private final ComparisonViewModel comparison;
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.THIS);
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable PlannedFile> change = new ReadOnlyObjectWrapper<>();
    private final Difference difference;
    private final @Nullable IgnoreRule remove;

    /**
     * About a difference.
     *
     * @param remove the rule to take back; null to make one
     */
    IgnoreViewModel(ComparisonViewModel comparison, Difference difference, @Nullable IgnoreRule remove) {
        this.comparison = comparison;
        this.difference = difference;
        this.remove = remove;
        if (remove != null) {
            reason.set(remove.reason());
        }
        scope.subscribe(this::stale);
        reason.subscribe(this::stale);
    }

    private void stale() {
        change.set(null);
    }

    /** The rule as it is chosen now. */
    IgnoreRule rule() {
        if (remove != null) {
            return remove;
        }
        String object = difference.object().name();
        String type = difference.object().type().key();
        String property = difference.property().isEmpty() ? "*" : difference.property();
        String because = reason.get().strip();
        return switch (scope.get()) {
            case THIS -> new IgnoreRule(object, type, difference.kind(), property, because);
            case OBJECT -> new IgnoreRule(object, type, "*", "*", because);
            case TABLE -> new IgnoreRule(difference.object().owner() + ".*", "*", "*", "*", because);
            case EVERYWHERE -> new IgnoreRule("*", type, difference.kind(), property, because);
        };
    }

    /** Whether there is a reason, without which nothing is left out. */
    boolean ready() {
        return remove != null || !reason.get().isBlank();
    }

    /** Makes the project file as it would be, and shows it. */
    void preview() {
        if (ready()) {
            IgnoreRule rule = rule();
            comparison.tasks().run(
                    () -> comparison.comparing().previewIgnore(rule, remove != null), change::set,
                    comparison.navigator()::failed, () -> {});
        }
    }

    /** Writes what was shown, and compares again. */
    void write() {
        PlannedFile shown = change.get();
        if (shown != null) {
            comparison.tasks().run(
                    () -> {
                        comparison.comparing().write(shown);
                        return Boolean.TRUE;
                    },
                    done -> comparison.compare(),
                    comparison.navigator()::failed,
                    () -> {});
        }
    }

    /** Which scopes make sense for the difference. */
    List<Scope> scopes() {
        return difference.object().part().isEmpty()
                ? List.of(Scope.THIS, Scope.OBJECT, Scope.EVERYWHERE)
                : List.of(Scope.values());
    }

    /** What it is about. */
    Difference difference() {
        return difference;
    }

    /** Whether a rule is taken back. */
    boolean removes() {
        return remove != null;
    }

    ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    ReadOnlyObjectProperty<@Nullable PlannedFile> changeProperty() {
        return change.getReadOnlyProperty();
    }
}
