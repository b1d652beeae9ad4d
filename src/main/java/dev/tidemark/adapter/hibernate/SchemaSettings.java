package dev.tidemark.adapter.hibernate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The application's own settings, as far as the schema depends on them. Those about connections, caches and the like are never
 * looked at, so that nothing is opened and no secret comes this way.
 */
final class SchemaSettings {
    /** Where applications keep settings, what comes later wins. */
    static final List<String> FILES = List.of(
            "hibernate.properties", "application.properties", "application.yml", "application.yaml",
            "config/application.properties", "config/application.yml", "config/application.yaml");

    private static final List<String> KEPT = List.of(
            "hibernate.mapping.", "hibernate.type.", "hibernate.timezone.", "hibernate.id.",
            "hibernate.jpa.compliance.",
            "hibernate.use_nationalized_character_data", "hibernate.globally_quoted_identifiers",
            "hibernate.auto_quote_keyword", "hibernate.physical_naming_strategy", "hibernate.implicit_naming_strategy",
            "hibernate.column_ordering_strategy", "hibernate.default_schema", "hibernate.dialect", "hibernate.model.",
            "hibernate.discriminator.", "hibernate.create_empty_composites", "hibernate.xml_mapping_enabled",
            "hibernate.default_list_semantics", "hibernate.validator.apply_to_ddl",
            "jakarta.persistence.validation.mode", "hibernate.schema_management_tool.");
    private static final Map<String, String> RENAMED = Map.of(
            "spring.jpa.hibernate.naming.physical-strategy", "hibernate.physical_naming_strategy",
            "spring.jpa.hibernate.naming.physicalstrategy", "hibernate.physical_naming_strategy",
            "spring.jpa.hibernate.naming.implicit-strategy", "hibernate.implicit_naming_strategy",
            "spring.jpa.hibernate.naming.implicitstrategy", "hibernate.implicit_naming_strategy",
            "quarkus.hibernate-orm.physical-naming-strategy", "hibernate.physical_naming_strategy",
            "quarkus.hibernate-orm.implicit-naming-strategy", "hibernate.implicit_naming_strategy",
            "quarkus.hibernate-orm.database.default-schema", "hibernate.default_schema",
            "quarkus.hibernate-orm.database.globally-quoted-identifiers", "hibernate.globally_quoted_identifiers",
            "quarkus.hibernate-orm.mapping.timezone.default-storage", "hibernate.timezone.default_storage");
    private static final List<String> PREFIXES = List.of("spring.jpa.properties.", "micronaut.jpa.default.properties.");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> mappings = new ArrayList<>();
    private boolean spring;

    /** What the schema depends on, by Hibernate's names. */
    Map<String, String> values() {
        return values;
    }

    /** Mapping files that a Spring application names. */
    List<String> mappings() {
        return mappings;
    }

    /** Whether an application of Spring's says something. */
    boolean spring() {
        return spring;
    }

    /**
     * Adds what a file says; profiles are left out.
     *
     * @return what is wrong with it, or null
     */
    @Nullable
    String add(String name, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        try {
            if (name.endsWith(".properties")) {
                Properties read = new Properties();
                read.load(new ByteArrayInputStream(content));
                read.stringPropertyNames().forEach(key -> add(key, String.valueOf(read.getProperty(key))));
            } else {
                yaml(text);
            }
            return null;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("It cannot be read.");
        }
    }

    private void yaml(String text) {
        YAMLMapper mapper = new YAMLMapper();
        try (var documents = mapper.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (documents.hasNextValue()) {
                Map<String, String> flat = new LinkedHashMap<>();
                flatten("", documents.nextValue(), flat);
                if (flat.keySet().stream().noneMatch(k -> k.startsWith("spring.config.activate."))) {
                    flat.forEach(this::add);
                }
            }
        }
    }

    private static void flatten(String key, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(e -> flatten(
                    key.isEmpty() ? e.getKey() : key + "." + e.getKey(), e.getValue(), into));
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.asString("")));
            into.put(key, String.join(",", items));
        } else if (!node.isNull()) {
            into.put(key, node.asString(""));
        }
    }

    /** Adds one setting where the schema depends on it. */
    void add(String key, String value) {
        String name = key.strip();
        spring |= name.startsWith("spring.");
        if (name.equals("spring.jpa.mapping-resources")) {
            mappings.addAll(List.of(value.strip().split("\\s*,\\s*")));
            return;
        }
        for (String prefix : PREFIXES) {
            name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        }
        String known = RENAMED.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        if (KEPT.stream().anyMatch(known::startsWith) && !value.contains("${")) {
            values.put(known, value.strip());
        }
    }
}
