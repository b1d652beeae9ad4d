package dev.tidemark.application;

import dev.tidemark.application.port.Preferences;
import dev.tidemark.application.port.ProjectSettings;

/** Remembers that the person was told that a project's class path is trusted code, so that it is said once. */
public final class TrustModel {
    private final Preferences preferences;

    /** With what remembers it. */
    public TrustModel(Preferences preferences) {
        this.preferences = preferences;
    }

    /** Remembers it for {@code project}. */
    public void trust(ProjectSettings project) {
        preferences.keep(FindModel.key(project.folder()), "yes");
    }
}
