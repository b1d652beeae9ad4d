package dev.tidemark.domain.difference;

/**
 * Differences that the team does not want to see.
 *
 * @param object a glob over the object's full name, such as {@code audit.*} or {@code orders.amount}; {@code *} for any
 * @param type an object type as {@link dev.tidemark.domain.schema.ObjectType#key} says it; {@code *} for any
 * @param kind {@code missing}, {@code unexpected} or {@code changed}; {@code *} for any
 * @param property the property of a changed one; {@code *} for any
 * @param reason why; never empty
 */
public record IgnoreRule(String object, String type, String kind, String property, String reason) {}
