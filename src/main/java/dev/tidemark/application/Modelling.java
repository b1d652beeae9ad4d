package dev.tidemark.application;

/**
 * What reads a project's entity model, in the order in which it is used.
 *
 * @param find finds the classes, and says what the person has to be told first
 * @param trust remembers that they were told
 * @param read reads the model
 */
public record Modelling(FindModel find, TrustModel trust, ReadModel read) {}
