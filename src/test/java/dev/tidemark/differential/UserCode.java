package dev.tidemark.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles a user's classes against Liquibase, into a folder or a jar. */
final class UserCode {
    private UserCode() {}

    /** Compiles {@code source} of the class {@code name} into {@code folder}. */
    static void compile(Path folder, String name, String source) throws IOException {
        Path file = Files.createDirectories(folder.resolve("source")).resolve(name + ".java");
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null, null, null, "-proc:none", "-classpath", System.getProperty("java.class.path"), "-d",
                Files.createDirectories(folder.resolve("classes")).toString(), file.toString());
        if (result != 0) {
            throw new IllegalStateException("The user's class does not compile");
        }
    }

    /** Puts the compiled classes and service files into a jar. */
    static Path jar(Path folder, @Nullable Map<String, String> services) throws IOException {
        Path jar = folder.resolve("user.jar");
        Path classes = folder.resolve("classes");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                put(out, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            if (services != null) {
                for (Map.Entry<String, String> service : services.entrySet()) {
                    put(out, "META-INF/services/" + service.getKey(),
                            service.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return jar;
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    /** What stays of that type's calls. */
    static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
