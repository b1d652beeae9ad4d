package dev.tidemark.application;

import dev.tidemark.application.port.EntityModel.Entity;
import dev.tidemark.application.port.EntityModel.Problem;
import dev.tidemark.domain.schema.Schema;
import java.util.List;

/**
 * The schema that entity classes come to.
 *
 * @param schema it, as the product itself made it
 * @param schemas the schemas that the entities name beside the connection's own, as the catalog spells them: they have to be
 *     read on the other side too
 * @param entities the classes that were read, and their tables
 * @param problems what was not read, and what to do; the rest was read all the same
 * @param spent how long its parts took
 */
public record ModelSchema(
        Schema schema, List<String> schemas, List<Entity> entities, List<Problem> problems, Spent spent) {
    public ModelSchema {
        schemas = List.copyOf(schemas);
        entities = List.copyOf(entities);
        problems = List.copyOf(problems);
    }

    /**
     * How long the parts took, in milliseconds; 0 for one that was not needed because it was remembered.
     *
     * @param classes reading the classes and building Hibernate's metadata
     * @param tables making the tables and reading them back
     */
    public record Spent(long classes, long tables) {}
}
