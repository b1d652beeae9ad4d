package dev.tidemark.ui.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Light or dark: as the system says, also while the window is open, until a person says otherwise. */
public final class Theme {
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);

    /** What a person can say. */
    public enum Choice {
        /** As the system. */
        SYSTEM,
        /** Light. */
        LIGHT,
        /** Dark. */
        DARK
    }

    /** Follows the system from now on. */
    public Theme() {
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> show());
        choice.subscribe(now -> show());
    }

    /** Whether it is dark now. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** What was said. */
    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /** Shows it dark or light from now on, whatever the system says. */
    public void choose(boolean wanted) {
        choice.set(wanted ? Choice.DARK : Choice.LIGHT);
    }

    /** The other one, whatever the system says. */
    public void toggle() {
        choose(!dark.get());
    }

    private void show() {
        boolean wanted = switch (choice.get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
        dark.set(wanted);
        Application.setUserAgentStylesheet(
                wanted ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
