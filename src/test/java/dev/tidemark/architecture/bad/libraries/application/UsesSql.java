package dev.tidemark.architecture.bad.libraries.application;

import java.sql.SQLException;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** A use case that knows databases, the command line and a file format. */
public final class UsesSql {
    boolean known(Object what) {
        return what instanceof SQLException || what instanceof CommandLine || what instanceof JsonNode;
    }
}
