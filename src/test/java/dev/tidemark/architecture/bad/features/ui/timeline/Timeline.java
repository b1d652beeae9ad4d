package dev.tidemark.architecture.bad.features.ui.timeline;

/** A feature. */
public final class Timeline {}
