package dev.tidemark.application.project;

/**
 * A value with where it was found.
 *
 * @param text the value, never a secret
 * @param origin where
 */
public record Found(String text, Origin origin) {}
