package dev.tidemark.ui.connection;

import dev.tidemark.ui.view.Navigator;
import javafx.fxml.FXML;
import javafx.scene.control.Button;

/** The first screen: the sample, or a database. */
public final class StartController {
    private final Navigator navigator;

    @FXML
    private Button sample;

    /** With what goes on from there. */
    public StartController(Navigator navigator) {
        this.navigator = navigator;
    }

    /** Puts the focus on the first way to go on. */
    public void focus() {
        sample.requestFocus();
    }

    @FXML
    private void openSample() {
        navigator.openSample();
    }

    @FXML
    private void connect() {
        navigator.connect();
    }
}
