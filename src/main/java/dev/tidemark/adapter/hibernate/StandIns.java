package dev.tidemark.adapter.hibernate;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts empty classes in the place of missing ones that say nothing about the schema: interfaces such as Spring Security's
 * {@code UserDetails}, types of fields that are not stored, parameters of methods. What an entity extends or stores is never
 * made up.
 */
final class StandIns {
    private static final int MOST = 50;

    private final UserClasses classes;
    private final Loading loading;

    StandIns(UserClasses classes) {
        this.classes = classes;
        this.loading = new Loading(classes);
    }

    /** What is wrong with a class although everything was done that may be done; null for nothing. */
    @Nullable
    Throwable fault(String name) {
        Throwable fault = loading.fault(name);
        String before = null;
        for (int i = 0; fault != null && i < MOST; i++) {
            String missing = Words.missing(fault);
            if (missing == null || missing.equals(before) || !standIn(name, missing)) {
                return fault;
            }
            before = missing;
            fault = loading.fault(name);
        }
        return fault;
    }

    private boolean standIn(String name, String missing) {
        ClassModel model = model(name);
        if (model == null || is(model.superclass().map(c -> c.asInternalName()).orElse(""), missing)) {
            return false;
        }
        try {
            if (model.interfaces().stream().anyMatch(i -> is(i.asInternalName(), missing))) {
                classes.standInterface(missing);
                return true;
            }
            boolean stored = model.fields().stream().anyMatch(field -> isStored(field) && mentions(field, missing));
            boolean inMethod = model.methods().stream()
                    .anyMatch(m -> m.methodType().stringValue().contains(descriptor(missing)) && !isMapped(m));
            boolean inField = model.fields().stream().anyMatch(field -> mentions(field, missing));
            if (stored || !inMethod && !inField) {
                return false;
            }
            classes.standIn(missing);
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    private @Nullable ClassModel model(String name) {
        try (InputStream in = classes.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? null : ClassFile.of().parse(in.readAllBytes());
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean is(String internal, String name) {
        return internal.replace('/', '.').equals(name);
    }

    private static String descriptor(String name) {
        return "L" + name.replace('.', '/') + ";";
    }

    private static boolean mentions(FieldModel field, String name) {
        return field.fieldType().stringValue().contains(descriptor(name));
    }

    private static boolean isStored(FieldModel field) {
        boolean left = (field.flags().flagsMask() & (ClassFile.ACC_STATIC | ClassFile.ACC_TRANSIENT)) != 0;
        return !left && !annotations(field).contains("Ljakarta/persistence/Transient;");
    }

    private static boolean isMapped(AttributedElement method) {
        return annotations(method).stream().anyMatch(
                a -> a.startsWith("Ljakarta/persistence/") && !a.equals("Ljakarta/persistence/Transient;"));
    }

    private static List<String> annotations(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .map(a -> a.annotations().stream().map(one -> one.className().stringValue()).toList())
                .orElse(List.of());
    }
}
