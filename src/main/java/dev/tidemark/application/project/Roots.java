package dev.tidemark.application.project;

import dev.tidemark.application.port.ProjectScan.ChangelogFile;
import dev.tidemark.application.port.ProjectScan.Include;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out which of the changelogs in a folder are roots, and from where Liquibase names them. */
final class Roots {
    private static final String RESOURCES = "src/main/resources/";
    private static final int MOST = 30;
    private static final Pattern USUAL = Pattern.compile(
            "(?i)(db[._-]?)?(liquibase[._-]?)?(database)?(change[._-]?log([._-]?(master|root|main|index))?"
                    + "|(master|root|main)([._-]?change[._-]?log)?)\\.(ya?ml|xml|json|sql)");

    private final List<ChangelogFile> files;
    private final Set<String> paths = new HashSet<>();

    Roots(List<ChangelogFile> files) {
        this.files = List.copyOf(files);
        files.forEach(file -> paths.add(file.path()));
    }

    /** The roots that nothing names: not included by another, those with a usual name before all others. */
    List<FoundRoot> unnamed() {
        Set<String> included = included();
        List<ChangelogFile> free = files.stream().filter(f -> !included.contains(f.path())).toList();
        List<ChangelogFile> likely = free.stream()
                .filter(f -> USUAL.matcher(name(f.path())).matches() || !f.includes().isEmpty())
                .sorted(Comparator.comparing((ChangelogFile f) -> !USUAL.matcher(name(f.path())).matches()))
                .toList();
        List<FoundRoot> found = new ArrayList<>();
        for (ChangelogFile file : likely.isEmpty() ? free : likely) {
            if (found.size() < MOST) {
                String base = base(file);
                found.add(new FoundRoot(
                        file.path().substring(base.length()), List.of(shown(base)), new Origin(file.path(), 0), true));
            }
        }
        return found;
    }

    /**
     * The root that a setting names.
     *
     * @param text as it stands there, with or without {@code classpath:}
     * @param bases folders in which it may lie, each with a slash at its end, the likeliest first
     */
    FoundRoot named(String text, List<String> bases, Origin origin) {
        String plain = plain(text);
        for (String base : bases) {
            String whole = normal(base + plain);
            if (whole != null && paths.contains(whole)) {
                return new FoundRoot(plain, List.of(shown(base)), origin, true);
            }
        }
        List<String> ends = paths.stream().filter(p -> p.endsWith("/" + plain)).sorted().toList();
        String near = bases.isEmpty() ? "" : bases.getFirst();
        for (String path : ends) {
            String base = path.substring(0, path.length() - plain.length());
            if (path.startsWith(near) || ends.size() == 1) {
                return new FoundRoot(plain, List.of(shown(base)), origin, true);
            }
        }
        return new FoundRoot(plain, List.of(shown(near)), origin, false);
    }

    /** A changelog's path as Liquibase takes it: without {@code classpath:}, with forward slashes. */
    static String plain(String text) {
        String path = text.strip().replace('\\', '/').replaceFirst("^classpath\\*?:", "").replaceFirst("^file:", "");
        return path.replaceFirst("^(\\./)+", "").replaceFirst("^/+", "");
    }

    private Set<String> included() {
        Set<String> included = new HashSet<>();
        for (ChangelogFile file : files) {
            String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
            for (Include include : file.includes()) {
                String plain = plain(include.target());
                for (String path : paths) {
                    boolean self = path.equals(file.path());
                    if (!self && (include.folder() ? below(path, folder, plain) : is(path, folder, plain))) {
                        included.add(path);
                    }
                }
            }
        }
        return included;
    }

    private static boolean is(String path, String folder, String target) {
        return path.equals(target) || path.endsWith("/" + target) || path.equals(normal(folder + target));
    }

    private static boolean below(String path, String folder, String target) {
        String wanted = target.isEmpty() || target.endsWith("/") ? target : target + "/";
        String near = normal(folder + wanted);
        return near != null && path.startsWith(near.endsWith("/") || near.isEmpty() ? near : near + "/")
                || !wanted.isEmpty() && (path.startsWith(wanted) || path.contains("/" + wanted));
    }

    /** The folder from which the changelog's own paths begin, with a slash at its end; empty for the project's. */
    private String base(ChangelogFile file) {
        int resources = file.path().indexOf(RESOURCES);
        if (resources == 0 || resources > 0 && file.path().charAt(resources - 1) == '/') {
            return file.path().substring(0, resources + RESOURCES.length());
        }
        for (Include include : file.includes()) {
            String target = plain(include.target());
            String up = file.path();
            while (up.contains("/")) {
                up = up.substring(0, up.lastIndexOf('/'));
                String whole = up + "/" + target;
                boolean there = include.folder()
                        ? paths.stream().anyMatch(p -> p.startsWith(whole))
                        : paths.contains(whole);
                boolean beside = up.equals(file.path().substring(0, Math.max(0, file.path().lastIndexOf('/'))));
                if (there && target.contains("/") && !beside) {
                    return up + "/";
                }
            }
        }
        return "";
    }

    /** The path without {@code .} and {@code ..}, or null where it leads out of the folder. */
    private static @Nullable String normal(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return null;
                }
                parts.removeLast();
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static String shown(String base) {
        String bare = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return bare.isEmpty() ? "." : bare;
    }
}
