package dev.tidemark.architecture.bad.layers.domain;

/** What the others of this example use. */
public record Thing(String name) {}
