package dev.tidemark.architecture.bad.shapes.application;

/** A use case that is open to extension and does two things. */
public class DoesTwoThings {
    public void one() {}

    public void other() {}
}
