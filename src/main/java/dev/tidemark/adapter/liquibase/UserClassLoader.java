package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
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
        if (!Files.exists(path)) {
            throw new FailedException(new Failure.BadChangelog(
                    "The class path entry " + path + " does not exist.",
                    "Check the class path (classPath in tidemark.yaml).",
                    path.toString(),
                    0));
        }
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

    /**
     * Makes a class of that name which stands for a change that is not at hand.
     *
     * @return whether that worked; a name that no class can have, or that has one, gives false
     */
    boolean standIn(String name) {
        if (!SourceVersion.isName(name) || name.startsWith("java.") || findLoadedClass(name) != null) {
            return false;
        }
        ClassDesc base = ClassDesc.of(MissingChange.class.getName());
        byte[] bytes = ClassFile.of()
                .build(ClassDesc.of(name), made -> made.withFlags(ClassFile.ACC_PUBLIC)
                        .withSuperclass(base)
                        .withMethodBody(
                                ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC,
                                code -> code.aload(0)
                                        .invokespecial(base, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                        .return_()));
        defineClass(name, bytes, 0, bytes.length);
        return true;
    }
}
