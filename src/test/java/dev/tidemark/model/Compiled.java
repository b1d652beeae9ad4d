package dev.tidemark.model;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles classes while a test runs, so that it can take some away, or have some that nobody should have. */
final class Compiled {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:class|interface|enum|record) (\\w+)");

    private Compiled() {}

    /** Compiles {@code sources} into {@code folder}, against it and {@code others}. */
    static Path into(Path folder, List<Path> others, String... sources) throws IOException {
        Files.createDirectories(folder);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> path = new ArrayList<>(List.of(folder.toString(), System.getProperty("java.class.path")));
        others.forEach(other -> path.add(other.toString()));
        List<String> options = List.of(
                "-d", folder.toString(), "-proc:none", "-nowarn", "-cp", String.join(java.io.File.pathSeparator, path));
        StringWriter words = new StringWriter();
        List<JavaFileObject> files = new ArrayList<>();
        for (String source : sources) {
            files.add(new Source(source));
        }
        if (!compiler.getTask(words, null, null, options, null, files).call()) {
            throw new IllegalStateException(words.toString());
        }
        return folder;
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///" + name(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        private static String name(String text) {
            Matcher in = PACKAGE.matcher(text);
            Matcher called = NAME.matcher(text);
            if (!in.find() || !called.find(in.end())) {
                throw new IllegalArgumentException(text);
            }
            return in.group(1).replace('.', '/') + "/" + called.group(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
        }
    }
}
