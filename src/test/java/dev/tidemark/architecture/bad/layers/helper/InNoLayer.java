package dev.tidemark.architecture.bad.layers.helper;

/** Lies in no layer. */
public final class InNoLayer {}
