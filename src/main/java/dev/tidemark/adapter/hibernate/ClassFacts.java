package dev.tidemark.adapter.hibernate;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says about its class, without loading it.
 *
 * @param name the class's full name
 * @param superName its superclass's
 * @param kind what Hibernate makes of it
 * @param annotations the annotations of Hibernate and of the old persistence API that it uses anywhere, full names
 * @param listeners the classes that {@code @EntityListeners} names
 * @param springBoot whether it is the start of a Spring Boot application
 */
record ClassFacts(
        String name, String superName, Kind kind, Set<String> annotations, List<String> listeners,
        boolean springBoot) {
    private static final String JAKARTA = "Ljakarta/persistence/";
    private static final String JAVAX = "Ljavax/persistence/";
    private static final String HIBERNATE = "Lorg/hibernate/annotations/";
    private static final String ENVERS = "Lorg/hibernate/envers/";
    private static final String SPRING_BOOT = "Lorg/springframework/boot/autoconfigure/SpringBootApplication;";
    private static final List<byte[]> SIGNS = List.of(
            bytes(JAKARTA), bytes(JAVAX), bytes(HIBERNATE), bytes(SPRING_BOOT));

    /** What Hibernate makes of a class. */
    enum Kind {
        ENTITY, MAPPED_SUPERCLASS, EMBEDDABLE, CONVERTER,
        /** Annotations for a whole package. */
        PACKAGE,
        /** Compiled for the persistence API before Jakarta. */
        OLD,
        /** Something else. */
        OTHER;

        /** Whether Hibernate is told of it by name. */
        boolean managed() {
            return this == ENTITY || this == MAPPED_SUPERCLASS || this == EMBEDDABLE || this == CONVERTER;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a class file; null where nothing in it matters here.
     *
     * @throws IllegalArgumentException where it is none
     */
    static @Nullable ClassFacts read(byte[] content) {
        if (SIGNS.stream().noneMatch(sign -> contains(content, sign))) {
            return null;
        }
        ClassModel model = ClassFile.of().parse(content);
        String name = model.thisClass().asInternalName().replace('/', '.');
        List<Annotation> annotations = model.findAttribute(Attributes.runtimeVisibleAnnotations())
                .map(a -> a.annotations()).orElse(List.of());
        Set<String> own = new TreeSet<>();
        annotations.forEach(a -> own.add(a.className().stringValue()));
        String above = model.superclass().map(c -> c.asInternalName().replace('/', '.')).orElse("");
        return new ClassFacts(
                name, above, kind(name, own), used(model), listeners(annotations), own.contains(SPRING_BOOT));
    }

    private static boolean contains(byte[] content, byte[] sign) {
        int last = content.length - sign.length;
        for (int i = 0; i <= last; i++) {
            int j = 0;
            while (j < sign.length && content[i + j] == sign[j]) {
                j++;
            }
            if (j == sign.length) {
                return true;
            }
        }
        return false;
    }

    private static Kind kind(String name, Set<String> own) {
        if (name.endsWith("package-info")) {
            return Kind.PACKAGE;
        }
        if (own.contains(JAKARTA + "Entity;")) {
            return Kind.ENTITY;
        }
        if (own.contains(JAKARTA + "MappedSuperclass;")) {
            return Kind.MAPPED_SUPERCLASS;
        }
        if (own.contains(JAKARTA + "Embeddable;")) {
            return Kind.EMBEDDABLE;
        }
        if (own.contains(JAKARTA + "Converter;")) {
            return Kind.CONVERTER;
        }
        boolean old = own.contains(JAVAX + "Entity;") || own.contains(JAVAX + "MappedSuperclass;")
                || own.contains(JAVAX + "Embeddable;");
        return old ? Kind.OLD : Kind.OTHER;
    }

    /** Annotations anywhere in the class: each has its descriptor in the constant pool. */
    private static Set<String> used(ClassModel model) {
        Set<String> found = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof Utf8Entry text) {
                String value = text.stringValue();
                boolean one = value.endsWith(";") && value.indexOf(';') == value.length() - 1;
                if (one && (value.startsWith(HIBERNATE) || value.startsWith(JAVAX) || value.startsWith(ENVERS))) {
                    found.add(value.substring(1, value.length() - 1).replace('/', '.'));
                }
            }
        }
        return found;
    }

    private static List<String> listeners(List<Annotation> annotations) {
        return annotations.stream()
                .filter(a -> a.className().stringValue().equals(JAKARTA + "EntityListeners;"))
                .flatMap(a -> a.elements().stream())
                .map(AnnotationElement::value)
                .flatMap(
                        v -> v instanceof AnnotationValue.OfArray array ? array.values().stream() : List.of(v).stream())
                .filter(AnnotationValue.OfClass.class::isInstance)
                .map(v -> ((AnnotationValue.OfClass) v).className().stringValue())
                .map(d -> d.substring(1, d.length() - 1).replace('/', '.'))
                .toList();
    }
}
