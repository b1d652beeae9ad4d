package dev.tidemark.differential;

import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.fixture.Opened;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The changelogs of others that the build unpacks, by the folder in which they lie. */
final class RealProjects {
    private static final Path FOLDER = Path.of("target", "real-changelogs").toAbsolutePath();
    private static final Map<String, List<String>> ROOTS = Map.of(
            "camunda", List.of("org/camunda/bpm/engine/db/liquibase/camunda-changelog.xml"),
            "flowable", List.of("org/flowable/cmmn/db/liquibase/flowable-cmmn-db-changelog.xml"),
            "gravitee", List.of("liquibase/master.yml"),
            "corda", List.of(
                    "migration/vault-schema.changelog-master.xml", "migration/node-info.changelog-master.xml",
                    "migration/node-notary.changelog-master.xml"),
            "frost", List.of("liquibase/core.xml"),
            "kapua-account", List.of("liquibase/changelog-account-master.xml"),
            "keycloak", List.of("META-INF/jpa-changelog-master.xml"),
            "dsf", List.of("db/db.changelog.xml"));

    private RealProjects() {}

    private static List<String> roots(String name) {
        return ROOTS.getOrDefault(name, List.of());
    }

    /** The first changelog of a project. */
    static ProjectSettings project(String name) {
        return project(name, roots(name).getFirst());
    }

    /** One of the changelogs of a project. */
    static ProjectSettings project(String name, String root) {
        if (!roots(name).contains(root)) {
            throw new IllegalArgumentException(root + " is not among the changelogs of " + name);
        }
        return Opened.project(FOLDER.resolve(name), root, "");
    }

    /** Where the classes lie that Keycloak's changelog names. */
    static Path keycloakClasses() {
        return FOLDER.resolve("keycloak-classes");
    }

    /** For the end of a suite. */
    static String count() {
        return ROOTS.values().stream().mapToInt(List::size).sum() + " changelogs of " + ROOTS.size() + " projects";
    }
}
