package dev.tidemark.application.project;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of Spring, Quarkus, Liquibase and {@code .env} files that are understood, in whatever spelling. */
final class ConfigKeys {
    /** What a setting says. */
    enum Fact {
        CHANGELOG, CONTEXTS, LABELS, SCHEMA, LIQUIBASE_SCHEMA, CHANGELOG_TABLE, LOCK_TABLE, SEARCH_PATH, CLASS_PATH, URL, USER, PASSWORD, OWN_URL, OWN_USER, OWN_PASSWORD, ACTIVE
    }

    private static final Map<String, Fact> SPRING = Map.ofEntries(
            Map.entry("spring.liquibase.changelog", Fact.CHANGELOG),
            Map.entry("spring.liquibase.contexts", Fact.CONTEXTS),
            Map.entry("spring.liquibase.labelfilter", Fact.LABELS),
            Map.entry("spring.liquibase.labels", Fact.LABELS),
            Map.entry("spring.liquibase.defaultschema", Fact.SCHEMA),
            Map.entry("spring.liquibase.liquibaseschema", Fact.LIQUIBASE_SCHEMA),
            Map.entry("spring.liquibase.databasechangelogtable", Fact.CHANGELOG_TABLE),
            Map.entry("spring.liquibase.databasechangeloglocktable", Fact.LOCK_TABLE),
            Map.entry("spring.liquibase.url", Fact.OWN_URL),
            Map.entry("spring.liquibase.user", Fact.OWN_USER),
            Map.entry("spring.liquibase.password", Fact.OWN_PASSWORD),
            Map.entry("spring.datasource.url", Fact.URL),
            Map.entry("spring.datasource.username", Fact.USER),
            Map.entry("spring.datasource.password", Fact.PASSWORD),
            Map.entry("spring.datasource.hikari.jdbcurl", Fact.URL),
            Map.entry("spring.datasource.hikari.username", Fact.USER),
            Map.entry("spring.datasource.hikari.password", Fact.PASSWORD),
            Map.entry("spring.profiles.active", Fact.ACTIVE));

    private static final Map<String, Fact> QUARKUS = Map.ofEntries(
            Map.entry("quarkus.liquibase.changelog", Fact.CHANGELOG),
            Map.entry("quarkus.liquibase.contexts", Fact.CONTEXTS),
            Map.entry("quarkus.liquibase.labels", Fact.LABELS),
            Map.entry("quarkus.liquibase.labelfilter", Fact.LABELS),
            Map.entry("quarkus.liquibase.searchpath", Fact.SEARCH_PATH),
            Map.entry("quarkus.liquibase.defaultschemaname", Fact.SCHEMA),
            Map.entry("quarkus.liquibase.liquibaseschemaname", Fact.LIQUIBASE_SCHEMA),
            Map.entry("quarkus.liquibase.databasechangelogtablename", Fact.CHANGELOG_TABLE),
            Map.entry("quarkus.liquibase.databasechangeloglocktablename", Fact.LOCK_TABLE),
            Map.entry("quarkus.liquibase.username", Fact.OWN_USER),
            Map.entry("quarkus.liquibase.password", Fact.OWN_PASSWORD),
            Map.entry("quarkus.datasource.jdbc.url", Fact.URL),
            Map.entry("quarkus.datasource.username", Fact.USER),
            Map.entry("quarkus.datasource.password", Fact.PASSWORD));

    private static final Map<String, Fact> LIQUIBASE = Map.ofEntries(
            Map.entry("changelogfile", Fact.CHANGELOG),
            Map.entry("contexts", Fact.CONTEXTS),
            Map.entry("contextfilter", Fact.CONTEXTS),
            Map.entry("labels", Fact.LABELS),
            Map.entry("labelfilter", Fact.LABELS),
            Map.entry("defaultschemaname", Fact.SCHEMA),
            Map.entry("liquibaseschemaname", Fact.LIQUIBASE_SCHEMA),
            Map.entry("databasechangelogtablename", Fact.CHANGELOG_TABLE),
            Map.entry("databasechangeloglocktablename", Fact.LOCK_TABLE),
            Map.entry("searchpath", Fact.SEARCH_PATH),
            Map.entry("classpath", Fact.CLASS_PATH),
            Map.entry("url", Fact.URL),
            Map.entry("username", Fact.USER),
            Map.entry("password", Fact.PASSWORD));

    private static final Map<String, String> PARAMETERS = Map.of(
            "spring.liquibase.parameters.", "spring", "quarkus.liquibase.changelogparameters.", "quarkus");

    private ConfigKeys() {}

    /** What {@code key} of Spring's or Quarkus's file says, or null. */
    static @Nullable Fact ofApplication(String key) {
        String plain = plain(key);
        Fact spring = SPRING.get(plain);
        return spring == null ? QUARKUS.get(plain) : spring;
    }

    /** What {@code key} of {@code liquibase.properties} says, or null. */
    static @Nullable Fact ofLiquibase(String key) {
        return LIQUIBASE.get(plain(key).replaceFirst("^liquibase\\.(command\\.)?", ""));
    }

    /** What an environment variable says to Spring, Quarkus or Liquibase, or null. */
    static @Nullable Fact ofVariable(String name) {
        String spread = name.toLowerCase(Locale.ROOT);
        if (spread.startsWith("liquibase_")) {
            return LIQUIBASE.get(spread.replaceFirst("^liquibase_(command_)?", "").replace("_", ""));
        }
        if (!spread.startsWith("spring_") && !spread.startsWith("quarkus_")) {
            return null;
        }
        String squeezed = spread.replace("_", "");
        for (Map<String, Fact> known : java.util.List.of(SPRING, QUARKUS)) {
            for (Map.Entry<String, Fact> entry : known.entrySet()) {
                if (entry.getKey().replace(".", "").equals(squeezed)) {
                    return entry.getValue();
                }
            }
        }
        return null;
    }

    /** The name of the changelog parameter that {@code key} sets, or null. */
    static @Nullable String parameter(String key, boolean liquibase) {
        if (liquibase) {
            return key.matches("(?i)(liquibase\\.)?parameter\\..+")
                    ? key.replaceFirst("(?i)^(liquibase\\.)?parameter\\.", "")
                    : null;
        }
        String[] parts = key.split("\\.", 4);
        boolean known =
                parts.length == 4 && PARAMETERS.containsKey(plain(key.substring(0, key.length() - parts[3].length())));
        return known ? parts[3].replaceAll("^[\"\\[]+|[\"\\]]+$", "") : null;
    }

    /** Relaxed as Spring has it: case, dashes and underscores do not count. */
    static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
