package dev.tidemark.ui.connection;

import dev.tidemark.application.project.FoundSettings.Topic;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Says below a field where its value was found, until it is changed. */
final class OriginNote {
    private final FolderViewModel model;

    OriginNote(FolderViewModel model) {
        this.model = model;
    }

    void below(TextField field, Label label, Topic topic) {
        field.textProperty().subscribe(text -> Fields.say(label, model.origin(topic, text)));
        model.settingsProperty().subscribe(settings -> Fields.say(label, model.origin(topic, field.getText())));
    }
}
