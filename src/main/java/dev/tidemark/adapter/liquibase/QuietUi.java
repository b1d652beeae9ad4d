package dev.tidemark.adapter.liquibase;

import liquibase.AbstractExtensibleObject;
import liquibase.ui.InputHandler;
import liquibase.ui.UIService;

/** Says nothing and asks nothing: what a person needs to know goes through our own types. */
final class QuietUi extends AbstractExtensibleObject implements UIService {
    @Override
    public int getPriority() {
        return PRIORITY_SPECIALIZED;
    }

    @Override
    public void sendMessage(String message) {
        // Progress is reported by the run itself.
    }

    @Override
    public void sendErrorMessage(String message) {
        // Errors arrive as exceptions.
    }

    @Override
    public void sendErrorMessage(String message, Throwable exception) {
        // Errors arrive as exceptions.
    }

    @Override
    public <T> T prompt(String prompt, T valueIfNoEntry, InputHandler<T> inputHandler, Class<T> type) {
        return valueIfNoEntry;
    }

    @Override
    public void setAllowPrompt(boolean allowPrompt) {
        // Never allowed.
    }

    @Override
    public boolean getAllowPrompt() {
        return false;
    }
}
