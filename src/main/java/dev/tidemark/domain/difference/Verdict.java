package dev.tidemark.domain.difference;

/**
 * What is thought of a difference.
 *
 * @param weight how much it matters
 * @param why why it does, one sentence
 * @param otherwise what happens if nothing is done, one sentence
 */
public record Verdict(Weight weight, String why, String otherwise) {}
