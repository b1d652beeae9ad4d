package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.DataType;
import java.util.Locale;
import java.util.Map;

/** Which types can stand for each other at all. */
enum TypeFamily {
    INTEGER("a whole number"), DECIMAL("an exact number"), FLOAT("an inexact number"), TEXT("a text"), FIXED_TEXT(
            "a text of fixed length"), FOLDED_TEXT("a text whose case does not count"), BINARY("bytes"), LARGE_OBJECT(
                    "a large object"), BOOLEAN("a truth value"), DATE("a date"), TIME("a time of day"), TIME_ZONED(
                            "a time of day with its zone"), TIMESTAMP(
                                    "a point in time without a zone"), TIMESTAMP_ZONED(
                                            "a point in time with its zone"), INTERVAL("a span of time"), UUID(
                                                    "a uuid"), JSON(
                                                            "json"), JSONB("jsonb"), OTHER("a type of its own");

    private static final Map<String, TypeFamily> NAMES = Map.ofEntries(
            Map.entry("tinyint", INTEGER), Map.entry("smallint", INTEGER), Map.entry("integer", INTEGER),
            Map.entry("bigint", INTEGER), Map.entry("int", INTEGER), Map.entry("int2", INTEGER),
            Map.entry("int4", INTEGER), Map.entry("int8", INTEGER),
            Map.entry("numeric", DECIMAL), Map.entry("decimal", DECIMAL),
            Map.entry("real", FLOAT), Map.entry("double precision", FLOAT), Map.entry("float", FLOAT),
            Map.entry("decfloat", FLOAT), Map.entry("float4", FLOAT), Map.entry("float8", FLOAT),
            Map.entry("character varying", TEXT), Map.entry("varchar", TEXT), Map.entry("text", TEXT),
            Map.entry("character large object", TEXT), Map.entry("clob", TEXT),
            Map.entry("character", FIXED_TEXT), Map.entry("char", FIXED_TEXT),
            Map.entry("citext", FOLDED_TEXT), Map.entry("varchar_ignorecase", FOLDED_TEXT),
            Map.entry("bytea", BINARY), Map.entry("binary varying", BINARY), Map.entry("varbinary", BINARY),
            Map.entry("binary", BINARY), Map.entry("binary large object", BINARY), Map.entry("blob", BINARY),
            Map.entry("oid", LARGE_OBJECT),
            Map.entry("boolean", BOOLEAN), Map.entry("bool", BOOLEAN),
            Map.entry("date", DATE),
            Map.entry("time", TIME), Map.entry("time without time zone", TIME),
            Map.entry("time with time zone", TIME_ZONED),
            Map.entry("timestamp", TIMESTAMP), Map.entry("timestamp without time zone", TIMESTAMP),
            Map.entry("timestamp with time zone", TIMESTAMP_ZONED), Map.entry("timestamptz", TIMESTAMP_ZONED),
            Map.entry("uuid", UUID), Map.entry("json", JSON), Map.entry("jsonb", JSONB));

    private final String words;

    TypeFamily(String words) {
        this.words = words;
    }

    /** In words, with its article. */
    String words() {
        return words;
    }

    static TypeFamily of(DataType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        return name.startsWith("interval") ? INTERVAL : NAMES.getOrDefault(name, OTHER);
    }
}
