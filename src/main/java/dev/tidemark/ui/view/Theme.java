package dev.tidemark.ui.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Light or dark: as the system says, until a person says otherwise. */
public final class Theme {
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private boolean chosen;

    /** Follows the system from now on. */
    public Theme() {
        Platform.Preferences preferences = Platform.getPreferences();
        preferences.colorSchemeProperty().subscribe(scheme -> {
            if (!chosen) {
                show(scheme == ColorScheme.DARK);
            }
        });
    }

    /** Whether it is dark now. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** Shows it dark or light from now on, whatever the system says. */
    public void choose(boolean wanted) {
        chosen = true;
        show(wanted);
    }

    /** The other one. */
    public void toggle() {
        choose(!dark.get());
    }

    private void show(boolean wanted) {
        dark.set(wanted);
        Application.setUserAgentStylesheet(
                wanted ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
