package dev.tidemark.domain.plan;

import dev.tidemark.domain.timeline.TimelineEntry;

/**
 * A step that was chosen and has no statements yet.
 *
 * @param kind what to do
 * @param entry with which revision
 */
public record Move(StepKind kind, TimelineEntry entry) {}
