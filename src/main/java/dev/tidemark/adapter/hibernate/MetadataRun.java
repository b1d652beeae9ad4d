package dev.tidemark.adapter.hibernate;

import dev.tidemark.application.port.EntityModel.Ddl;
import dev.tidemark.application.port.EntityModel.Entity;
import dev.tidemark.application.port.EntityModel.Problem;
import dev.tidemark.application.port.EntityModel.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.MappingException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.internal.TcclLookupPrecedence;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;
import org.jspecify.annotations.Nullable;

/** Has Hibernate build its metadata from named classes, and takes the creation statements. Opens no connection. */
final class MetadataRun {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?");
    private static final String DIALECT = "hibernate.dialect";

    private final Settings settings;
    private final ModelScan scan;
    private final UserClasses classes;
    private final Namings namings;

    MetadataRun(Settings settings, ModelScan scan, UserClasses classes, Namings namings) {
        this.settings = settings;
        this.scan = scan;
        this.classes = classes;
        this.namings = namings;
    }

    /**
     * Builds it.
     *
     * @param names the classes that Hibernate is told of
     * @param mappings the mapping files
     * @throws RuntimeException Hibernate's, where they make no model
     */
    Ddl build(List<String> names, Collection<String> mappings) {
        BootstrapServiceRegistryBuilder loaders = new BootstrapServiceRegistryBuilder().applyClassLoader(classes);
        loaders.applyTcclLookupPrecedence(TcclLookupPrecedence.NEVER);
        BootstrapServiceRegistry bootstrap = loaders.build();
        try {
            StandardServiceRegistry registry =
                    new StandardServiceRegistryBuilder(bootstrap).applySettings(values()).build();
            try {
                return build(registry, names, mappings);
            } finally {
                StandardServiceRegistryBuilder.destroy(registry);
            }
        } finally {
            BootstrapServiceRegistryBuilder.destroy(bootstrap);
        }
    }

    private Ddl build(StandardServiceRegistry registry, List<String> names, Collection<String> mappings) {
        MetadataSources sources = new MetadataSources(registry);
        scan.annotatedPackages().forEach(sources::addPackage);
        ClassLoaderService loading = registry.requireService(ClassLoaderService.class);
        names.forEach(name -> sources.addAnnotatedClass(loading.classForName(name)));
        mappings.forEach(sources::addResource);
        ScratchNaming scratch = new ScratchNaming(namings.physical(), ownSchema(), usualSchema(), false);
        Metadata metadata = metadata(sources, scratch);
        if (h2() && !scratch.schemas().isEmpty()) {
            scratch = new ScratchNaming(namings.physical(), ownSchema(), usualSchema(), true);
            metadata = metadata(sources, scratch);
        }
        if (ValidationRules.wanted(scan.settings().values())) {
            new ValidationRules(classes).apply(metadata);
        }
        List<String> statements = new SchemaCreatorImpl(registry).generateCreationCommands(metadata, false);
        List<Problem> problems = new ArrayList<>(new SharedTables(metadata).problems());
        List<Entity> entities = new ArrayList<>();
        for (PersistentClass entity : metadata.getEntityBindings()) {
            entities.add(new Entity(String.valueOf(entity.getClassName()), entity.getTable().getName()));
            try {
                entity.validate(metadata);
            } catch (MappingException e) {
                problems.add(new Problem(
                        String.valueOf(entity.getClassName()), Words.message(e),
                        "Mend the mapping: the application does not start like this."));
            }
        }
        entities.sort(Comparator.comparing(Entity::className));
        return new Ddl(statements, scratch.schemas(), entities, problems);
    }

    private Metadata metadata(MetadataSources sources, ScratchNaming scratch) {
        return sources.getMetadataBuilder()
                .applyImplicitNamingStrategy(namings.implicit())
                .applyPhysicalNamingStrategy(scratch)
                .build();
    }

    private String ownSchema() {
        String schema = settings.schema();
        return schema != null ? schema : h2() ? "PUBLIC" : "public";
    }

    private boolean h2() {
        return settings.product().equals("h2");
    }

    private @Nullable Identifier usualSchema() {
        String named = scan.settings().values().get("hibernate.default_schema");
        return named == null || named.isBlank() ? null : Identifier.toIdentifier(named);
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(scan.settings().values());
        String dialect = String.valueOf(values.remove(DIALECT));
        values.remove("hibernate.default_schema");
        values.remove("hibernate.validator.apply_to_ddl");
        values.remove("jakarta.persistence.validation.mode");
        values.remove("hibernate.physical_naming_strategy");
        values.remove("hibernate.implicit_naming_strategy");
        if (dialect.contains(".") && !dialect.startsWith("org.hibernate.") && fits(dialect)) {
            values.put(DIALECT, dialect);
        }
        if (scan.eclipseLink() && !h2()) {
            values.put(DIALECT, new EclipseLinkTypes(version()));
        }
        values.put("hibernate.boot.allow_jdbc_metadata_access", "false");
        values.put("hibernate.hbm2ddl.skip_default_import_file", "true");
        values.put("hibernate.hbm2ddl.auto", "none");
        values.put("jakarta.persistence.database-product-name", h2() ? "H2" : "PostgreSQL");
        values.put("jakarta.persistence.database-product-version", settings.version());
        DatabaseVersion version = version();
        if (version != null) {
            values.put("jakarta.persistence.database-major-version", String.valueOf(version.getMajor()));
            values.put("jakarta.persistence.database-minor-version", String.valueOf(version.getMinor()));
        }
        return values;
    }

    private @Nullable DatabaseVersion version() {
        Matcher numbers = NUMBERS.matcher(settings.version());
        return numbers.find()
                ? DatabaseVersion.make(
                        Integer.parseInt(numbers.group(1)),
                        numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2)))
                : null;
    }

    /** Whether the application's own dialect is one for this product. */
    private boolean fits(String dialect) {
        try {
            Class<?> type = Class.forName(dialect, false, classes);
            return (h2() ? org.hibernate.dialect.H2Dialect.class : org.hibernate.dialect.PostgreSQLDialect.class)
                    .isAssignableFrom(type) && Dialect.class.isAssignableFrom(type);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
