package dev.tidemark.adapter.hibernate;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's classes. They see Java, the persistence API and Hibernate as this program has them, and nothing else of it; all
 * the rest comes from their own class path. Their service files are not seen, except those that teach Hibernate types: a jar
 * could otherwise replace parts of it without a word.
 */
final class UserClasses extends URLClassLoader {
    private static final String SERVICES = "META-INF/services/";
    private static final String TYPES = SERVICES + "org.hibernate.boot.model.TypeContributor";

    static {
        registerAsParallelCapable();
    }

    UserClasses(List<Path> paths) {
        super(urls(paths), new Shared(UserClasses.class.getClassLoader()));
    }

    private static URL[] urls(List<Path> paths) {
        return paths.stream().map(UserClasses::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toAbsolutePath().toUri().toURL();
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
        return hidden(name) ? Collections.emptyEnumeration() : super.findResources(name);
    }

    private static boolean hidden(String name) {
        return name.startsWith(SERVICES) && !name.equals(TYPES);
    }

    /** Makes an empty class of that name where there is none, for what is named but says nothing about the schema. */
    void standIn(String name) {
        try {
            Class.forName(name, false, this);
        } catch (ClassNotFoundException | LinkageError e) {
            define(name, ClassFile.of().build(ClassDesc.of(name), made -> made.withFlags(ClassFile.ACC_PUBLIC)
                    .withMethodBody(
                            ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC,
                            code -> code.aload(0)
                                    .invokespecial(
                                            ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                    .return_())));
        }
    }

    /** The same for an interface. */
    void standInterface(String name) {
        define(name, ClassFile.of().build(ClassDesc.of(name), made -> made.withFlags(
                ClassFile.ACC_PUBLIC | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT)));
    }

    private void define(String name, byte[] bytes) {
        defineClass(name, bytes, 0, bytes.length);
    }

    /** What of this program the user's classes see. */
    private static final class Shared extends ClassLoader {
        private static final List<String> PACKAGES = List.of(
                "jakarta.persistence.", "jakarta.transaction.", "jakarta.inject.", "org.hibernate.");

        static {
            registerAsParallelCapable();
        }

        private final ClassLoader ours;

        Shared(ClassLoader ours) {
            super(ClassLoader.getPlatformClassLoader());
            this.ours = ours;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (PACKAGES.stream().anyMatch(name::startsWith)) {
                return ours.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
