package dev.tidemark.domain.revision;

import java.util.List;

/**
 * What a person reads about a revision, apart from its identity.
 *
 * @param description Liquibase's summary of the changes, such as {@code createTable tableName=users}
 * @param comments the file's comment; empty where there is none
 * @param contexts the context expression, with those of the including files; empty for none
 * @param labels the labels, with those of the including files; empty for none
 * @param dbms the products that it is for; empty for all
 * @param changeTypes the kinds of its changes in order, such as {@code createTable}
 */
public record Facts(
        String description, String comments, String contexts, String labels, String dbms, List<String> changeTypes) {
    /** Nothing known. */
    public static final Facts NONE = new Facts("", "", "", "", "", List.of());

    public Facts {
        changeTypes = List.copyOf(changeTypes);
    }
}
