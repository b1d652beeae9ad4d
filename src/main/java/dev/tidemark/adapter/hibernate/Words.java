package dev.tidemark.adapter.hibernate;

import org.jspecify.annotations.Nullable;

/** Says in words why classes cannot be loaded or make no model. */
final class Words {
    private static final int LONGEST = 400;

    private Words() {}

    /** What is wrong, in a sentence. */
    static String of(Throwable error) {
        String missing = missing(error);
        if (missing != null) {
            return "It needs " + missing + ", which is not on the class path.";
        }
        Throwable root = root(error);
        return switch (root) {
            case UnsupportedClassVersionError e ->
                "It was compiled for a newer Java than " + Runtime.version().feature() + ", which Tidemark runs on.";
            case ClassFormatError e -> "Its class file is damaged.";
            case ArrayStoreException e -> "One of its annotations names a class that is not on the class path.";
            case LinkageError e -> "It does not fit the classes that it uses: " + message(e);
            default -> initialiser(error)
                    ? "Its static initialiser failed: " + root.getClass().getSimpleName() + ": " + message(root)
                    : message(root);
        };
    }

    /** What to do about it. */
    static String advice(Throwable error) {
        String missing = missing(error);
        if (missing != null) {
            return "Add the jar or folder that holds " + missing + " to the class path (classPath in tidemark.yaml).";
        }
        return switch (root(error)) {
            case UnsupportedClassVersionError e -> "Start Tidemark with that Java, or compile with an older release.";
            case ArrayStoreException e ->
                "Add the jars that the class was compiled with to the class path (classPath in tidemark.yaml).";
            case LinkageError e ->
                "Build the application again, and add the jars that it was compiled with to the class path (classPath in"
                        + " tidemark.yaml).";
            default -> "Mend the class; the rest was read without it.";
        };
    }

    private static boolean initialiser(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof ExceptionInInitializerError) {
                return true;
            }
        }
        return false;
    }

    /** The class that is not there, where that is what is wrong. */
    static @Nullable String missing(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof TypeNotPresentException e) {
                return e.typeName();
            }
            String message = at.getMessage();
            boolean absent = at instanceof NoClassDefFoundError || at instanceof ClassNotFoundException;
            if (absent && message != null && message.matches("[\\w$./]+")) {
                return message.replace('/', '.');
            }
        }
        return null;
    }

    private static Throwable root(Throwable error) {
        Throwable at = error;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    /** An exception's own words, in a sentence, not too long. */
    static String message(Throwable error) {
        String message = error.getMessage();
        String text = message == null || message.isBlank() ? error.getClass().getSimpleName() : message.strip();
        String one = text.replaceAll("\\s+", " ");
        String cut = one.length() > LONGEST ? one.substring(0, LONGEST) + "…" : one;
        return cut.endsWith(".") || cut.endsWith("…") ? cut : cut + ".";
    }
}
