package dev.tidemark.architecture.bad.toolkit.application;

import javafx.beans.property.SimpleStringProperty;

/** A use case that knows JavaFX. */
public final class UsesToolkit {
    Object property() {
        return new SimpleStringProperty();
    }
}
