package dev.tidemark.adapter.hibernate;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Tries whether a class can be loaded with everything that Hibernate will look at. */
final class Loading {
    private final ClassLoader loader;

    Loading(ClassLoader loader) {
        this.loader = loader;
    }

    /** What is wrong with the class of that name; null for nothing. Runs its static initialisers, as Hibernate does. */
    @Nullable
    Throwable fault(String name) {
        try {
            Class<?> type = Class.forName(name, true, loader);
            look(type);
            for (Field field : type.getDeclaredFields()) {
                field.getGenericType();
                look(field);
            }
            for (Method method : type.getDeclaredMethods()) {
                method.getGenericReturnType();
                look(method);
            }
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return e;
        }
    }

    /** Reads every value of every annotation: a class that is not there shows only then. */
    private static void look(AnnotatedElement element) throws ReflectiveOperationException {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            for (Method value : annotation.annotationType().getDeclaredMethods()) {
                if (value.getParameterCount() == 0 && value.canAccess(annotation)) {
                    value.invoke(annotation);
                }
            }
        }
    }
}
