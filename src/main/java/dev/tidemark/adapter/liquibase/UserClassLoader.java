package dev.tidemark.adapter.liquibase;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's jars and class folders, for custom changes. Their service files are not seen, except those that add
 * change types and preconditions: a jar could otherwise replace Liquibase's lock, history and database classes
 * without a word.
 */
final class UserClassLoader extends URLClassLoader {
    private static final String SERVICES = "META-INF/services/";
    private static final Set<String> ALLOWED =
            Set.of(SERVICES + "liquibase.change.Change", SERVICES + "liquibase.precondition.Precondition");

    static {
        registerAsParallelCapable();
    }

    UserClassLoader(List<Path> paths, ClassLoader parent) {
        super(urls(paths), parent);
    }

    private static URL[] urls(List<Path> paths) {
        return paths.stream().map(UserClassLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a usable class path entry: " + path, e);
        }
    }

    @Override
    public @Nullable URL findResource(String name) {
        return hidden(name) ? null : super.findResource(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        return hidden(name) ? java.util.Collections.emptyEnumeration() : super.findResources(name);
    }

    private static boolean hidden(String name) {
        return name.startsWith(SERVICES) && !ALLOWED.contains(name);
    }
}
