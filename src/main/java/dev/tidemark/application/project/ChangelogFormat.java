package dev.tidemark.application.project;

/** The formats in which a new root changelog can be written, each with an empty one that says how to go on. */
public enum ChangelogFormat {
    /** YAML. */
    YAML(
            "yaml",
            """
                    databaseChangeLog: []
                    # A changeset is added like this, in the place of [] above:
                    #  - changeSet:
                    #      id: create-customer
                    #      author: me
                    #      changes:
                    #        - sql: CREATE TABLE customer (id bigint PRIMARY KEY)
                    #      rollback: DROP TABLE customer
                    """),
    /** XML. */
    XML(
            "xml",
            """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <databaseChangeLog
                        xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                        xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                            http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                      <!-- A changeset is added like this:
                      <changeSet id="create-customer" author="me">
                        <sql>CREATE TABLE customer (id bigint PRIMARY KEY)</sql>
                        <rollback>DROP TABLE customer</rollback>
                      </changeSet>
                      -->
                    </databaseChangeLog>
                    """),
    /** JSON. */
    JSON(
            "json",
            """
                    {
                      "databaseChangeLog": []
                    }
                    """),
    /** Formatted SQL. */
    SQL(
            "sql",
            """
                    --liquibase formatted sql

                    -- A changeset begins with a line of two dashes, the word changeset, and author:id, such as
                    --     [two dashes]changeset me:create-customer
                    -- Its SQL follows. What undoes it stands behind two dashes and the word rollback.
                    """);

    private final String ending;
    private final String text;

    ChangelogFormat(String ending, String text) {
        this.ending = ending;
        this.text = text;
    }

    /** The ending of the file's name, without its dot. */
    public String ending() {
        return ending;
    }

    /** An empty changelog. */
    public String text() {
        return text;
    }
}
