package dev.tidemark.adapter.liquibase;

import java.util.Map;

/**
 * Settings of Liquibase that would otherwise follow environment variables and system properties of whoever starts
 * the program. The innermost scope wins over both.
 */
final class FixedSettings {
    static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("liquibase.analytics.enabled", false),
            Map.entry("liquibase.secureParsing", true),
            Map.entry("liquibase.fileEncoding", "UTF-8"),
            Map.entry("liquibase.outputFileEncoding", "UTF-8"),
            Map.entry("liquibase.outputLineSeparator", "\n"),
            Map.entry("liquibase.duplicateFileMode", "ERROR"),
            Map.entry("liquibase.missingPropertyMode", "PRESERVE"),
            Map.entry("liquibase.changelogParseMode", "STRICT"),
            Map.entry("liquibase.onMissingIncludeChangelog", "FAIL"),
            Map.entry("liquibase.onMissingSqlFile", "FAIL"),
            Map.entry("liquibase.errorOnCircularIncludeAll", true),
            Map.entry("liquibase.supportPropertyEscaping", false),
            Map.entry("liquibase.useProcedureSchema", true),
            Map.entry("liquibase.preserveClasspathPrefixInNormalizedPaths", false),
            Map.entry("liquibase.trimLoadDataFileHeader", false),
            Map.entry("liquibase.allowDuplicatedChangesetIdentifiers", false),
            Map.entry("liquibase.alwaysDropInsteadOfReplace", false),
            Map.entry("liquibase.preserveSchemaCase", false),
            Map.entry("liquibase.strict", false),
            Map.entry("liquibase.autoReorg", true),
            Map.entry("liquibase.alwaysOverrideStoredLogicSchema", false),
            Map.entry("liquibase.convertDataTypes", true),
            Map.entry("liquibase.includeCatalogInSpecification", false),
            Map.entry("liquibase.includeSchemaNameForDefault", false),
            Map.entry("liquibase.headless", true),
            Map.entry("liquibase.showBanner", false),
            Map.entry("liquibase.supportsMethodValidationLevel", "OFF"),
            Map.entry("liquibase.validateXmlChangelogFiles", true),
            Map.entry("liquibase.sql.showSqlWarnings", false),
            Map.entry("liquibase.shouldRun", true));

    private FixedSettings() {}
}
