package dev.tidemark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the program to its architecture, and each rule to being able to fail. */
@Tag("fast")
class ArchitectureTest {
    private static final String ROOT = "dev.tidemark";
    private static final String BAD = "dev.tidemark.architecture.bad.";
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final Map<String, Function<Rules, List<ArchRule>>> GROUPS = Map.of(
            "layers", Rules::layers,
            "purity", Rules::purity,
            "libraries", Rules::libraries,
            "toolkit", Rules::toolkit,
            "features", Rules::features,
            "habits", Rules::habits,
            "shapes", Rules::shapes);

    @ParameterizedTest
    @MethodSource("groups")
    void theProgramKeepsTheRules(String group) {
        rules(group, ROOT).forEach(rule -> rule.check(PROGRAM));
    }

    /** The package of a group's name below {@code bad} holds classes that break each rule of the group. */
    @ParameterizedTest
    @MethodSource("groups")
    void everyRuleCanFail(String group) {
        String root = BAD + group;
        JavaClasses bad = new ClassFileImporter().importPackages(root);
        assertThat(rules(group, root)).isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.evaluate(bad).hasViolation()).as(rule.getDescription()).isTrue());
    }

    @Test
    void theProgramIsLookedAt() {
        assertThat(PROGRAM).isNotEmpty();
        assertThat(PROGRAM).noneMatch(c -> c.getPackageName().startsWith(BAD));
    }

    static Set<String> groups() {
        return GROUPS.keySet();
    }

    private static List<ArchRule> rules(String group, String root) {
        return Objects.requireNonNull(GROUPS.get(group)).apply(new Rules(root));
    }
}
