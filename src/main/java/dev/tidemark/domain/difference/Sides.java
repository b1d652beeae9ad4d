package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.Aspect;
import dev.tidemark.domain.schema.Schema.Origin;

/**
 * Who is compared with whom, and how sentences call them.
 *
 * @param left the side that is wanted
 * @param right the side that is there
 */
record Sides(Origin left, Origin right) {
    /** Whether an entity model is compared with a database. Silence counts only against a side that speaks. */
    boolean model() {
        return leftSilent(Aspect.FURTHER_INDEXES);
    }

    /** Whether the right side is the model. */
    boolean modelOnTheRight() {
        return rightSilent(Aspect.FURTHER_INDEXES);
    }

    boolean leftSilent(Aspect aspect) {
        return left.silent().contains(aspect) && !right.silent().contains(aspect);
    }

    boolean rightSilent(Aspect aspect) {
        return right.silent().contains(aspect) && !left.silent().contains(aspect);
    }

    /** Whether either side has no opinion. */
    boolean silent(Aspect aspect) {
        return left.silent().contains(aspect) || right.silent().contains(aspect);
    }

    boolean h2() {
        return left.product().equals("h2");
    }

    Sides swapped() {
        return new Sides(right, left);
    }

    /** The wanted side, at the beginning of a sentence. */
    String wanted() {
        return model() ? "The model" : "The left side";
    }

    /** The side that is there, at the beginning of a sentence. */
    String there() {
        return model() ? "The database" : "The right side";
    }

    /** The side that is there, within a sentence. */
    String inIt() {
        return model() ? "the database" : "the right side";
    }

    /** Who suffers, at the beginning of a sentence. */
    String application() {
        return model() ? "The application" : "An application that is written for the left side";
    }
}
