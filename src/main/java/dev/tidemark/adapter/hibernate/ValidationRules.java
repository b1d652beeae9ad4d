package dev.tidemark.adapter.hibernate;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.SingleTableSubclass;
import org.jspecify.annotations.Nullable;

/**
 * Makes columns as strict as Bean Validation's annotations are, as Hibernate itself does when it starts with a validator: NOT NULL
 * where a value is required, and the length that a text may have. The annotations are read from the class files, so neither
 * the validator nor its annotations have to be at hand.
 */
final class ValidationRules {
    private static final String CONSTRAINTS = "Ljakarta/validation/constraints/";
    private static final Set<String> REQUIRED =
            Set.of(CONSTRAINTS + "NotNull;", CONSTRAINTS + "NotBlank;", CONSTRAINTS + "NotEmpty;");
    private static final Set<String> LONGEST =
            Set.of(CONSTRAINTS + "Size;", "Lorg/hibernate/validator/constraints/Length;");
    private static final String VALID = "Ljakarta/validation/Valid;";

    private final ClassLoader classes;
    private final Map<String, @Nullable ClassModel> read = new HashMap<>();

    ValidationRules(ClassLoader classes) {
        this.classes = classes;
    }

    /** Whether the application's settings leave them to the schema. */
    static boolean wanted(Map<String, String> settings) {
        String mode = settings.getOrDefault("jakarta.persistence.validation.mode", "auto").toLowerCase(Locale.ROOT);
        return (mode.contains("auto") || mode.contains("ddl"))
                && !settings.getOrDefault("hibernate.validator.apply_to_ddl", "true").equals("false");
    }

    /** Makes the columns of every entity as strict. */
    void apply(Metadata metadata) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            String name = entity.getClassName();
            if (name != null) {
                boolean mayRequire = !(entity instanceof SingleTableSubclass);
                entity.getProperties().forEach(property -> apply(property, name, mayRequire));
            }
        }
    }

    private void apply(Property property, String owner, boolean mayRequire) {
        List<Annotation> annotations = annotations(owner, property.getName());
        boolean required = mayRequire && annotations.stream().anyMatch(a -> REQUIRED.contains(type(a)));
        if (property.getValue() instanceof Component component) {
            String name = component.getComponentClassName();
            if (name != null && annotations.stream().anyMatch(a -> type(a).equals(VALID))) {
                component.getProperties().forEach(part -> apply(part, name, required));
            }
            return;
        }
        Integer longest = longest(annotations);
        boolean text = property.getReturnedClassName() != null
                && property.getReturnedClassName().equals("java.lang.String");
        for (Selectable part : property.getValue().getSelectables()) {
            if (part instanceof Column column) {
                if (required) {
                    column.setNullable(false);
                }
                if (longest != null && text) {
                    column.setLength(longest);
                }
            }
        }
    }

    private static String type(Annotation annotation) {
        return annotation.className().stringValue();
    }

    private static @Nullable Integer longest(List<Annotation> annotations) {
        return annotations.stream()
                .filter(a -> LONGEST.contains(type(a)))
                .flatMap(a -> a.elements().stream())
                .filter(e -> e.name().stringValue().equals("max"))
                .map(e -> e.value() instanceof AnnotationValue.OfInt number ? number.intValue() : Integer.MAX_VALUE)
                .filter(max -> max > 0 && max < Integer.MAX_VALUE)
                .findFirst().orElse(null);
    }

    /** The annotations of a property's field and getter, wherever in the class's line they are. */
    private List<Annotation> annotations(String owner, String property) {
        String getter = Character.toUpperCase(property.charAt(0)) + property.substring(1);
        Set<String> getters = Set.of("get" + getter, "is" + getter, property);
        for (ClassModel model = model(owner); model != null; model = above(model)) {
            List<Annotation> found = new java.util.ArrayList<>();
            model.fields().stream().filter(f -> f.fieldName().equalsString(property))
                    .forEach(f -> found.addAll(of(f)));
            model.methods().stream()
                    .filter(m -> getters.contains(m.methodName().stringValue())
                            && m.methodType().stringValue().startsWith("()"))
                    .forEach(m -> found.addAll(of(m)));
            boolean declared = model.fields().stream().anyMatch(f -> f.fieldName().equalsString(property));
            if (declared || !found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<Annotation> of(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).map(a -> a.annotations())
                .orElse(List.of());
    }

    private @Nullable ClassModel above(ClassModel model) {
        return model.superclass().map(c -> model(c.asInternalName().replace('/', '.'))).orElse(null);
    }

    private @Nullable ClassModel model(String name) {
        if (name.startsWith("java.")) {
            return null;
        }
        if (!read.containsKey(name)) {
            read.put(name, parse(name));
        }
        return read.get(name);
    }

    private @Nullable ClassModel parse(String name) {
        try (InputStream in = classes.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? null : ClassFile.of().parse(in.readAllBytes());
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }
}
