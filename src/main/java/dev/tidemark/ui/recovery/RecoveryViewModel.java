package dev.tidemark.ui.recovery;

import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;

/** What is in doubt on a database, and the ways out. */
public final class RecoveryViewModel {
    private final Workspace workspace;
    private final Navigator navigator;

    /** Of {@code workspace}. */
    public RecoveryViewModel(Workspace workspace, Navigator navigator) {
        this.workspace = workspace;
        this.navigator = navigator;
    }

    /** Goes back to the timeline. */
    public void back() {
        navigator.timeline();
    }

    /** What the database is called. */
    public String name() {
        return workspace.name();
    }
}
