package dev.tidemark.adapter.liquibase;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.resource.Resource;
import org.jspecify.annotations.Nullable;

/** Which file of a changelog includes which, as far as it was looked at. */
final class Includes {
    private static final List<String> WITH_INCLUDES = List.of(".xml", ".yaml", ".yml", ".json");

    private final SearchPath files;
    private final PartReader reader;
    private final Map<String, List<Said>> said = new HashMap<>();
    private final Map<String, List<Edge>> known = new HashMap<>();
    private final Set<String> straight = new HashSet<>();

    Includes(SearchPath files, PartReader reader) {
        this.files = files;
        this.reader = reader;
    }

    /** Takes a file apart; null where that fails. */
    @FunctionalInterface
    interface PartReader {
        @Nullable
        Part read(String path);
    }

    /** An include as it is written. */
    private record Said(int line, String path, boolean relative, boolean folder, @Nullable String filter) {}

    /**
     * One include.
     *
     * @param line in which line it stands
     * @param said the path as it is written
     * @param folder whether it takes a whole folder
     * @param targets which files that are; one that is included by its name need not exist
     * @param place how it is written and where it leads to
     */
    record Edge(int line, String said, boolean folder, List<String> targets, Place place) {
        Edge {
            targets = List.copyOf(targets);
        }
    }

    /**
     * Where an include leads to.
     *
     * @param path the file or folder, as files are compared
     * @param relative whether it is written relative to the file that it stands in
     * @param filter how a folder's files have to end to be taken; empty for anyhow; null where a program decides
     */
    record Place(String path, boolean relative, @Nullable String filter) {}

    /** Whether a file of that name can include others. */
    static boolean canInclude(String path) {
        return WITH_INCLUDES.stream().anyMatch(path.toLowerCase(Locale.ROOT)::endsWith);
    }

    /** What a file includes. */
    List<Edge> of(String path) {
        List<Edge> edges = known.get(path);
        if (edges == null) {
            if (!said.containsKey(path)) {
                Part root = canInclude(path) ? reader.read(path) : null;
                said.put(path, root == null ? List.of() : said(root));
            }
            edges = said.getOrDefault(path, List.of()).stream().map(s -> edge(path, s)).toList();
            known.put(path, edges);
        }
        return edges;
    }

    /** Remembers what a file includes, now that it is taken apart anyway. */
    void learn(String path, Part root) {
        said.putIfAbsent(path, said(root));
    }

    /**
     * The circle that {@code path} is part of, such as {@code a.xml:3 -> b.xml:2 -> a.xml}, or null where it is in none.
     */
    @Nullable
    String circle(String path) {
        if (!straight.contains(path)) {
            Map<String, String> steps = new LinkedHashMap<>();
            String found = walk(path, path, steps, new HashSet<>());
            if (found != null) {
                return found;
            }
            straight.add(path);
        }
        return null;
    }

    private @Nullable String walk(String at, String start, Map<String, String> steps, Set<String> seen) {
        if (!seen.add(at)) {
            return null;
        }
        for (Edge edge : of(at)) {
            steps.put(at, at + ":" + edge.line());
            for (String target : edge.targets()) {
                if (target.equals(start)) {
                    return String.join(" -> ", steps.values()) + " -> " + start;
                }
                String found = walk(target, start, steps, seen);
                if (found != null) {
                    return found;
                }
            }
        }
        steps.remove(at);
        return null;
    }

    /** A circle that is reached from a file, or null. */
    @Nullable
    String circleBelow(String root) {
        return below(root).stream().map(this::circle).filter(c -> c != null).findFirst().orElse(null);
    }

    /** A file and all that it includes. */
    List<String> below(String root) {
        List<String> found = new ArrayList<>(List.of(root));
        Set<String> seen = new HashSet<>(found);
        for (int i = 0; i < found.size(); i++) {
            for (Edge edge : of(found.get(i))) {
                edge.targets().stream().filter(seen::add).forEach(found::add);
            }
        }
        return found;
    }

    /** The places from which a file is included, such as {@code root.xml:4}. */
    List<String> placesOf(String path) {
        List<String> places = new ArrayList<>();
        known.forEach((from, edges) -> edges.stream()
                .filter(e -> e.targets().contains(path))
                .forEach(e -> places.add(from + ":" + e.line())));
        places.sort(Comparator.naturalOrder());
        return places;
    }

    private static List<Said> said(Part root) {
        Part top = root.name().equals(ChangelogRules.ROOT) ? root : root.part(ChangelogRules.ROOT);
        List<Said> found = new ArrayList<>();
        for (Part part : top == null ? List.<Part>of() : top.parts()) {
            if (part.name().equals("include")) {
                found.add(new Said(part.line(), part.text("file"), relative(part), false, ""));
            } else if (part.name().equals("includeAll")) {
                found.add(new Said(part.line(), part.text("path"), relative(part), true, filter(part)));
            }
        }
        return found;
    }

    private Edge edge(String from, Said said) {
        String path = resolved(from, said.path(), said.relative());
        return new Edge(
                said.line(), said.path(), said.folder(), said.folder() ? listed(path) : List.of(path),
                new Place(path, said.relative(), said.filter()));
    }

    private static @Nullable String filter(Part part) {
        return part.text("filter").isEmpty() && part.text("resourceFilter").isEmpty()
                ? part.text("endsWithFilter")
                : null;
    }

    private static boolean relative(Part part) {
        return part.text("relativeToChangelogFile").equalsIgnoreCase("true");
    }

    private static String resolved(String from, String said, boolean relative) {
        String plain = said.replace('\\', '/').replaceFirst("^classpath\\*?:", "");
        int slash = from.lastIndexOf('/');
        return normal(relative && slash >= 0 ? from.substring(0, slash + 1) + plain : plain);
    }

    /** The form in which files are compared. */
    static String normal(String path) {
        return DatabaseChangeLog.normalizePath(path.replace('\\', '/'));
    }

    private List<String> listed(String folder) {
        try {
            return files.search(folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/", true).stream()
                    .map(Resource::getPath)
                    .map(Includes::normal)
                    .sorted()
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of(); // what is wrong with the folder is said elsewhere
        }
    }
}
