package dev.tidemark.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules of the architecture below one root package, in groups. The root is a parameter so that the same rules can be
 * tried on classes that break them.
 */
final class Rules {
    /** The packages of the user interface that features stand on; every other one directly below it is a feature. */
    private static final Set<String> SHARED_UI = Set.of("task", "view", "control", "theme");

    private static final String SHELL = "shell";

    /** Each library that only one adapter may know, and that adapter. */
    private static final Map<String, String> ADAPTED = Map.of(
            "liquibase..", "liquibase",
            "org.hibernate..", "hibernate",
            "org.postgresql..", "postgres",
            "org.h2..", "h2");

    private final String root;

    Rules(String root) {
        this.root = root;
    }

    /** The layers, and who may know whom. */
    List<ArchRule> layers() {
        return List.of(
                classes().should(beInALayer()).allowEmptyShould(true),
                classes().that().resideInAPackage(in("application.."))
                        .should().onlyDependOnClassesThat(
                                resideInAnyPackage(in("application.."), in("domain.."), "java..", "org.jspecify.."))
                        .allowEmptyShould(true),
                noClasses().that().resideInAPackage(in("adapter.."))
                        .should().dependOnClassesThat(
                                resideInAnyPackage(in("application"), in("ui.."), in("cli.."), root))
                        .as("adapters should know the ports and their outcomes, but neither use cases nor front ends")
                        .allowEmptyShould(true),
                noClasses().that().resideInAPackage(in("ui.."))
                        .should().dependOnClassesThat(resideInAnyPackage(in("adapter.."), in("cli.."), root))
                        .allowEmptyShould(true),
                noClasses().that().resideInAPackage(in("cli.."))
                        .should().dependOnClassesThat(resideInAnyPackage(in("adapter.."), in("ui.."), root))
                        .allowEmptyShould(true));
    }

    /** What the domain may use of the JDK. Digests need bytes, and bytes of a text need a character set. */
    List<ArchRule> purity() {
        return List.of(classes().that().resideInAPackage(in("domain.."))
                .should().onlyDependOnClassesThat(resideInAnyPackage(
                        in("domain.."), "java.lang..", "java.util..", "java.time..", "java.math..", "java.security..",
                        "java.nio.charset..", "org.jspecify.annotations.."))
                .allowEmptyShould(true));
    }

    /** Each library behind its adapter; databases only behind adapters. */
    List<ArchRule> libraries() {
        return List.of(
                classes().should(knowNoLibraryOfAnAdapter()).allowEmptyShould(true),
                only(List.of(in("adapter..")), "java.sql..", "javax.sql.."),
                only(List.of(in("cli..")), "picocli.."),
                only(List.of(in("adapter.."), in("cli..")), "tools.jackson..", "com.fasterxml.jackson.."));
    }

    /** JavaFX only in the user interface; view models without a toolkit; threads only where tasks are run. */
    List<ArchRule> toolkit() {
        DescribedPredicate<JavaClass> anyToolkit =
                resideInAnyPackage("javafx..", "com.sun.javafx..", "com.sun.glass..", "atlantafx..", "org.kordamp..");
        DescribedPredicate<JavaClass> withoutToolkit =
                resideInAnyPackage("javafx.beans..", "javafx.collections..", "javafx.util..");
        return List.of(
                noClasses().that().resideOutsideOfPackage(in("ui.."))
                        .should().dependOnClassesThat(anyToolkit)
                        .allowEmptyShould(true),
                noClasses().that().resideInAPackage(in("ui..")).and(belongToAViewModel())
                        .should().dependOnClassesThat(anyToolkit.and(not(withoutToolkit)))
                        .as("view models should use JavaFX's properties and collections only")
                        .allowEmptyShould(true),
                noClasses().that().resideInAPackage(in("ui..")).and().resideOutsideOfPackage(in("ui.task.."))
                        .should().callMethod("javafx.application.Platform", "runLater", Runnable.class.getName())
                        .allowEmptyShould(true),
                noClasses().that().resideInAPackage(in("ui..")).and().resideOutsideOfPackage(in("ui.task.."))
                        .should().dependOnClassesThat(runThings())
                        .allowEmptyShould(true));
    }

    /** Features of the user interface stand beside each other; no package cycles anywhere. */
    List<ArchRule> features() {
        DescribedPredicate<JavaClass> feature =
                describe("belong to a feature of the user interface", c -> featureOf(c).isPresent());
        DescribedPredicate<JavaClass> frame = resideInAnyPackage(in("ui"), in("ui." + SHELL + ".."));
        DescribedPredicate<JavaClass> shared =
                resideInAnyPackage(SHARED_UI.stream().map(p -> in("ui." + p + "..")).toArray(String[]::new));
        return List.of(
                slices().assignedFrom(slicedBy("features", this::featureOf))
                        .should().notDependOnEachOther()
                        .as("features of the user interface should not know each other")
                        .allowEmptyShould(true),
                noClasses().that(feature)
                        .should().dependOnClassesThat(frame)
                        .as("features of the user interface should not know the shell or the application class")
                        .allowEmptyShould(true),
                noClasses().that(shared)
                        .should().dependOnClassesThat(resideInAPackage(in("ui..")).and(not(shared)))
                        .as("shared parts of the user interface should not know features or the shell")
                        .allowEmptyShould(true),
                slices().assignedFrom(slicedBy("packages", c -> Optional.of(c.getPackageName())))
                        .should().beFreeOfCycles()
                        .allowEmptyShould(true));
    }

    /** No hidden state, no stray output, no nameless failures. */
    List<ArchRule> habits() {
        return List.of(
                fields().that().areStatic().should().beFinal().allowEmptyShould(true),
                noClasses().that().resideOutsideOfPackage(in("cli..")).and().doNotHaveFullyQualifiedName(in("Launcher"))
                        .should(ACCESS_STANDARD_STREAMS)
                        .allowEmptyShould(true),
                noClasses().should(THROW_GENERIC_EXCEPTIONS).allowEmptyShould(true));
    }

    /** Ports are interfaces, and the data that they speak of; use cases are final and do one thing. */
    List<ArchRule> shapes() {
        DescribedPredicate<JavaClass> useCase =
                describe("are use cases", c -> c.getModifiers().contains(JavaModifier.PUBLIC) && !isData(c));
        return List.of(
                classes().that().resideInAPackage(in("application.port")).and().areTopLevelClasses()
                        .and(describe("are no data", c -> !isData(c)))
                        .should().beInterfaces()
                        .allowEmptyShould(true),
                classes().that().resideInAPackage(in("application")).and().areTopLevelClasses().and(useCase)
                        .should().haveModifier(JavaModifier.FINAL)
                        .allowEmptyShould(true),
                classes().that().resideInAPackage(in("application")).and().areTopLevelClasses().and(useCase)
                        .should(haveOnePublicMethod())
                        .allowEmptyShould(true));
    }

    private String in(String place) {
        return root + "." + place;
    }

    private static ArchRule only(List<String> homes, String... libraries) {
        return noClasses().that().resideOutsideOfPackages(homes.toArray(String[]::new))
                .should().dependOnClassesThat(resideInAnyPackage(libraries))
                .allowEmptyShould(true);
    }

    private ArchCondition<JavaClass> beInALayer() {
        DescribedPredicate<JavaClass> layer =
                resideInAnyPackage(in("domain.."), in("application.."), in("adapter.."), in("ui.."), in("cli.."));
        Set<String> seeingAll = Set.of(in("Launcher"), in("Composition"), in("package-info"));
        return check("be in a layer, or be the launcher or the composition",
                c -> layer.test(c) || seeingAll.contains(outermost(c).getName()));
    }

    private ArchCondition<JavaClass> knowNoLibraryOfAnAdapter() {
        return new ArchCondition<>("know none of the libraries that only an adapter may know, but its own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                ADAPTED.forEach((library, adapter) -> {
                    if (!resideInAPackage(in("adapter." + adapter + "..")).test(type)) {
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(d -> resideInAPackage(library).test(d.getTargetClass()))
                                .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
                    }
                });
            }
        };
    }

    private static DescribedPredicate<JavaClass> belongToAViewModel() {
        return describe("belong to a view model", c -> outermost(c).getSimpleName().endsWith("ViewModel"));
    }

    private static DescribedPredicate<JavaClass> runThings() {
        return assignableTo(Thread.class)
                .or(assignableTo(Executor.class))
                .or(assignableTo(CompletionStage.class))
                .or(assignableTo(Executors.class))
                .or(resideInAPackage("javafx.concurrent.."))
                .as("are threads or what runs on them");
    }

    private static ArchCondition<JavaClass> haveOnePublicMethod() {
        return check("have exactly one public method", c -> c.getMethods().stream()
                .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(m -> !m.getModifiers().contains(JavaModifier.SYNTHETIC))
                .count() == 1);
    }

    private static boolean isData(JavaClass type) {
        return type.isInterface() || type.isRecord() || type.isEnum() || type.isAssignableTo(Throwable.class);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Rules::outermost).orElse(type);
    }

    private static ArchCondition<JavaClass> check(String what, Predicate<JavaClass> holds) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean ok = holds.test(type);
                events.add(new SimpleConditionEvent(type, ok, type.getName() + (ok ? " does " : " does not ") + what));
            }
        };
    }

    /** The feature of the user interface that a class belongs to, if it belongs to one. */
    private Optional<String> featureOf(JavaClass type) {
        String prefix = in("ui.");
        if (!type.getPackageName().startsWith(prefix)) {
            return Optional.empty();
        }
        String name = type.getPackageName().substring(prefix.length()).split("\\.", 2)[0];
        return SHARED_UI.contains(name) || name.equals(SHELL) ? Optional.empty() : Optional.of(name);
    }

    private static SliceAssignment slicedBy(String description, Function<JavaClass, Optional<String>> name) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return name.apply(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
            }

            @Override
            public String getDescription() {
                return description;
            }
        };
    }
}
