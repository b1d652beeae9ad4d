package dev.tidemark.documentation;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the names in a page that name nothing. The convention of the pages:
 *
 * <ul>
 *   <li>A Tidemark class is written in backticks, by its simple name or with the end of its package as a path, and may be
 *       followed by a member: {@code Name}, {@code plan/Name}, {@code Name.member()}.
 *   <li>A class of somebody else is written in backticks with its full name, or not in backticks at all.
 *   <li>A file of the repository is written in backticks with its path from the top.
 *   <li>Words in capitals, commands and options may stand in backticks; they are not looked at.
 * </ul>
 */
final class Names {
    private static final String ROOT = "dev.tidemark";
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```\\s*$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern OWN = Pattern.compile("\\bdev\\.tidemark(?:\\.\\w+)*");
    private static final Pattern FULL =
            Pattern.compile("((?:[a-z]\\w*\\.)+[A-Z]\\w*(?:\\.[A-Z]\\w*)*)(?:[.#]\\w+)?(?:\\(.*\\))?");
    private static final Pattern SIMPLE =
            Pattern.compile("((?:[a-z]\\w*/)*)([A-Z]\\w*(?:\\.[A-Z]\\w*)*)(?:[.#][a-z]\\w*)?(?:\\(.*\\))?");
    private static final Pattern FILE = Pattern.compile("(?:src|packaging|\\.ci|\\.mvn)/[\\w./-]*");

    private final Path top;
    private final Set<String> classes = new HashSet<>();
    private final Set<String> packages = new HashSet<>();

    /** Knows the compiled classes that lie beside the given ones, and the files below {@code top}. */
    Names(Path top, Class<?>... examples) throws IOException {
        this.top = top;
        for (Class<?> example : examples) {
            Path folder = folderOf(example);
            try (Stream<Path> files = Files.walk(folder)) {
                files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                        .forEach(this::add);
            }
        }
    }

    /** What the page names and does not exist, each as it is written there. */
    List<String> missing(String page) {
        List<String> missing = new ArrayList<>();
        for (Matcher own = OWN.matcher(page); own.find();) {
            if (!packages.contains(own.group()) && !isClass(own.group())) {
                missing.add(own.group());
            }
        }
        for (Matcher code = CODE.matcher(FENCE.matcher(page).replaceAll("")); code.find();) {
            if (!exists(code.group(1))) {
                missing.add(code.group(1));
            }
        }
        return missing;
    }

    private boolean exists(String name) {
        if (FILE.matcher(name).matches()) {
            return Files.exists(top.resolve(name));
        }
        Matcher full = FULL.matcher(name);
        if (full.matches()) {
            return isClass(full.group(1));
        }
        Matcher simple = SIMPLE.matcher(name);
        if (simple.matches() && simple.group(2).chars().anyMatch(Character::isLowerCase)) {
            String end = "." + simple.group(1).replace('/', '.') + simple.group(2);
            return classes.stream().anyMatch(known -> known.endsWith(end));
        }
        return true;
    }

    private boolean isClass(String name) {
        if (name.startsWith(ROOT)) {
            return classes.contains(name);
        }
        for (String binary = name;;) {
            try {
                Class.forName(binary, false, Names.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException | LinkageError e) {
                int dot = binary.lastIndexOf('.');
                if (dot < 0 || !Character.isUpperCase(binary.charAt(binary.lastIndexOf('.', dot - 1) + 1))) {
                    return false;
                }
                binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
            }
        }
    }

    private void add(String binary) {
        if (binary.startsWith(ROOT)) {
            classes.add(binary.replace('$', '.'));
            for (int dot = binary.lastIndexOf('.'); dot > 0; dot = binary.lastIndexOf('.', dot - 1)) {
                packages.add(binary.substring(0, dot));
            }
        }
    }

    private static Path folderOf(Class<?> example) {
        try {
            return Path.of(example.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
