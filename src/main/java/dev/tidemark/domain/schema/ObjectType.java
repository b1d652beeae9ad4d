package dev.tidemark.domain.schema;

import java.util.Locale;

/** The kinds of things in a schema. */
public enum ObjectType {
    TABLE, COLUMN, PRIMARY_KEY, UNIQUE_KEY, FOREIGN_KEY, CHECK, INDEX, SEQUENCE, VIEW, MATERIALIZED_VIEW, TYPE, ROUTINE, TRIGGER, POLICY, PUBLICATION, EXTENSION, SCHEMA;

    /** In words: {@code foreign key}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As the JSON of the command line says it: {@code foreignKey}. */
    public String key() {
        StringBuilder key = new StringBuilder();
        for (String word : words().split(" ")) {
            key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }
}
