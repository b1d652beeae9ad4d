package dev.tidemark.adapter.hibernate;

import dev.tidemark.application.port.EntityModel.Problem;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitJoinTableNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyComponentPathImpl;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyLegacyHbmImpl;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyLegacyJpaImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;

/**
 * How names are made.
 *
 * @param implicit of what has no name
 * @param physical of what has one
 */
record Namings(ImplicitNamingStrategy implicit, PhysicalNamingStrategy physical) {
    private static final String IMPLICIT = "hibernate.implicit_naming_strategy";
    private static final String PHYSICAL = "hibernate.physical_naming_strategy";

    /**
     * Chooses: the strategies that the application's settings name, else those of {@code naming}.
     *
     * @param spring whether the application's kind of naming is Spring's
     * @param problems hears of strategies that cannot be used
     */
    static Namings of(boolean spring, Map<String, String> settings, UserClasses classes, List<Problem> problems) {
        ImplicitNamingStrategy implicit =
                implicit(settings.getOrDefault(IMPLICIT, ""), spring, classes, problems);
        PhysicalNamingStrategy physical =
                physical(settings.getOrDefault(PHYSICAL, ""), spring, classes, problems);
        return new Namings(implicit, physical);
    }

    private static ImplicitNamingStrategy implicit(
            String named, boolean spring, UserClasses classes, List<Problem> problems) {
        ImplicitNamingStrategy usual =
                spring ? new SpringImplicit() : new ImplicitNamingStrategyJpaCompliantImpl();
        return switch (simple(named)) {
            case "" -> usual;
            case "SpringImplicitNamingStrategy" -> new SpringImplicit();
            case "default", "jpa", "ImplicitNamingStrategyJpaCompliantImpl" ->
                new ImplicitNamingStrategyJpaCompliantImpl();
            case "legacy-jpa", "ImplicitNamingStrategyLegacyJpaImpl" -> new ImplicitNamingStrategyLegacyJpaImpl();
            case "legacy-hbm", "ImplicitNamingStrategyLegacyHbmImpl" -> new ImplicitNamingStrategyLegacyHbmImpl();
            case "component-path", "ImplicitNamingStrategyComponentPathImpl" ->
                new ImplicitNamingStrategyComponentPathImpl();
            default -> own(named, ImplicitNamingStrategy.class, usual, classes, problems);
        };
    }

    private static PhysicalNamingStrategy physical(
            String named, boolean spring, UserClasses classes, List<Problem> problems) {
        PhysicalNamingStrategy usual = spring ? new SpringPhysical() : new PhysicalNamingStrategyStandardImpl();
        return switch (simple(named)) {
            case "" -> usual;
            case "CamelCaseToUnderscoresNamingStrategy", "SpringPhysicalNamingStrategy" -> new SpringPhysical();
            case "PhysicalNamingStrategySnakeCaseImpl" -> new PhysicalNamingStrategySnakeCaseImpl();
            case "PhysicalNamingStrategyStandardImpl" -> new PhysicalNamingStrategyStandardImpl();
            default -> own(named, PhysicalNamingStrategy.class, usual, classes, problems);
        };
    }

    private static String simple(String named) {
        boolean theirs = named.startsWith("org.hibernate.") || named.startsWith("org.springframework.");
        return theirs || !named.contains(".") ? named.substring(named.lastIndexOf('.') + 1) : named;
    }

    private static <T> T own(
            String named, Class<T> kind, T usual, UserClasses classes, List<Problem> problems) {
        try {
            Class<?> type = Class.forName(named, true, classes);
            return kind.cast(type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            problems.add(new Problem(
                    named, "This naming strategy of the application's settings cannot be used: " + Words.of(e)
                            + " The usual names were taken.",
                    Words.advice(e)));
            return usual;
        }
    }

    /** As Spring Boot names what has a name: {@code createdAt} is {@code created_at}, between quotes too. */
    static final class SpringPhysical extends PhysicalNamingStrategySnakeCaseImpl {
        @Override
        protected Identifier quotedIdentifier(Identifier name) {
            return new Identifier(unquotedIdentifier(name).getText(), true);
        }
    }

    /** As Spring Boot names what has no name: a join table is called after its table and the property. */
    static final class SpringImplicit extends ImplicitNamingStrategyJpaCompliantImpl {
        private static final long serialVersionUID = 1L;

        @Override
        public Identifier determineJoinTableName(ImplicitJoinTableNameSource source) {
            String name = source.getOwningPhysicalTableName() + "_"
                    + source.getAssociationOwningAttributePath().getProperty();
            return toIdentifier(name, source.getBuildingContext());
        }
    }
}
