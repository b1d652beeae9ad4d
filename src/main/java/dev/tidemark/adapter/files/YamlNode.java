package dev.tidemark.adapter.files;

import java.util.LinkedHashMap;
import java.util.List;

/** A piece of a YAML file that remembers its line, counted from 1. */
sealed interface YamlNode {
    /** Where it begins. */
    int line();

    /** A single value. */
    record Scalar(String text, Kind kind, int line) implements YamlNode {}

    /** What a single value is. */
    enum Kind {
        TEXT, NUMBER, BOOLEAN, NULL
    }

    /** A list. */
    record Items(List<YamlNode> items, int line) implements YamlNode {}

    /** Keys with values, in the order of the file. */
    record Keys(LinkedHashMap<String, YamlNode> values, int line) implements YamlNode {}
}
