package dev.tidemark.adapter.liquibase;

import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.exception.CustomChangeException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;

/**
 * Stands for a change of the project whose class is not on the class path, so that all the rest can be listed. It is never
 * run. Public because classes of another class loader extend it.
 */
public abstract class MissingChange implements CustomTaskChange {
    /** For the classes that are made of this one. */
    protected MissingChange() {}

    @Override
    public void execute(Database database) throws CustomChangeException {
        throw new CustomChangeException("The class " + getClass().getName() + " is not on the class path");
    }

    @Override
    public String getConfirmationMessage() {
        return "";
    }

    @Override
    public void setUp() {
        // There is nothing to set up.
    }

    @Override
    public void setFileOpener(ResourceAccessor resourceAccessor) {
        // It reads nothing.
    }

    @Override
    public ValidationErrors validate(Database database) {
        return new ValidationErrors();
    }
}
