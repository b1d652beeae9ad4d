package dev.tidemark.domain.schema;

/** Anything in a schema that can be compared. */
public sealed interface SchemaObject
        permits Table, Column, PrimaryKey, UniqueKey, ForeignKey, Check, Index, Trigger, Policy, Sequence, View,
        UserType,
        Routine, Publication, Extension {
    /** What it is. */
    ObjectType type();

    /** What it is called, without its table's name. */
    String label();
}
