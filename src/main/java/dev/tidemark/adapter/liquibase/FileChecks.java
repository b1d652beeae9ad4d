package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.Nearest;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.changelog.ChangelogProblem.Severity;
import dev.tidemark.domain.revision.SourcePlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.resource.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each changelog file before Liquibase gets it: what would make Liquibase hang, or would be damaged or passed over
 * without a word, is found here, and what Liquibase refuses is said with file, line and the word that was meant. Lives as long
 * as one parsing. Inside the scope only.
 */
final class FileChecks {
    private static final Pattern LINE_OF_FILE =
            Pattern.compile("(?i)line(?: number)?:? (\\d+)[,;]? column(?: number)?:? \\d+ of (\\S+?):");
    private static final Pattern NOT_FOUND = Pattern.compile("The file (.+?) was not found");
    private static final Pattern SQL_FORMAT =
            Pattern.compile("Unexpected formatting in formatted changelog '([^']+)' at line (\\d+)");
    private static final Pattern SQL_CONDITION = Pattern.compile("The '([^']+)' precondition type is not supported");
    private static final Pattern SCHEMA = Pattern.compile("Unable to resolve xml entity (\\S+?)\\.? ");
    private static final Pattern NO_CAST = Pattern.compile("class (\\S+) cannot be cast to class (\\S+)");

    private static final String DASHES = "--";
    private static final List<String> SQL_CONDITIONS = List.of("sql-check", "table-exists", "view-exists");

    private final SearchPath files;
    private final String root;
    private final ChangelogRules rules = new ChangelogRules();
    private final Includes includes;
    private final Map<String, Integer> opened = new HashMap<>();
    private final Set<String> looked = new HashSet<>();
    private final Map<String, byte[]> headless = new HashMap<>();
    private final List<ChangelogProblem> problems = new ArrayList<>();
    private boolean quiet;

    FileChecks(SearchPath files, String root) {
        this.files = files;
        this.root = Includes.normal(root);
        this.includes = new Includes(files, this::parts);
    }

    /** What was found so far, in the order of the files. */
    List<ChangelogProblem> problems() {
        return problems;
    }

    Includes includes() {
        return includes;
    }

    /**
     * Liquibase opens a file of the changelog.
     *
     * @return its bytes, as Liquibase is to see them
     */
    byte[] opened(String path, byte[] bytes) {
        if (quiet) {
            return bytes;
        }
        String name = Includes.normal(path);
        boolean again = opened.merge(name, 1, Integer::sum) > 1;
        if (again && Includes.canInclude(name)) {
            refuseCircle(includes.circle(name));
        }
        if (!looked.add(name)) {
            return bytes;
        }
        if (yaml(name)) {
            return lookedAt(name, bytes);
        }
        return sql(name) ? sqlLookedAt(name, bytes) : xmlLookedAt(name, bytes);
    }

    private static void refuseCircle(@Nullable String circle) {
        if (circle != null) {
            throw bad("The changelog files include each other in a circle: " + circle + ".",
                    "Take one of these includes out.", circle.replaceFirst(":\\d+ .*", ""), 0);
        }
    }

    private byte[] lookedAt(String path, byte[] bytes) {
        try {
            String text = FileText.utf8(bytes);
            YamlParts.Content content = YamlParts.read(text, path.endsWith(".json"));
            for (YamlParts.Repeated key : content.repeated()) {
                problems.add(new ChangelogProblem(
                        Severity.ERROR, "'" + key.key() + "' stands twice in one place, in lines " + key.first()
                                + " and " + key.second() + "; the first would be lost.",
                        path, key.second()));
            }
            if (content.root() != null) {
                includes.learn(path, content.root());
                problems.addAll(rules.check(path, content.root()));
                ChangelogProblem nameless = rules.nameless();
                if (nameless != null) {
                    throw bad(nameless);
                }
            }
            return bytes;
        } catch (BadFile e) {
            throw bad(path, e);
        }
    }

    private byte[] sqlLookedAt(String path, byte[] bytes) {
        boolean formatted = FileText.formatted(bytes);
        if (path.equals(root) || formatted) {
            try {
                String text = FileText.utf8(bytes);
                problems.addAll(formatted ? SqlFileRules.formatted(path, text) : List.of());
            } catch (BadFile e) {
                throw bad(path, e);
            }
        }
        if (!formatted) {
            headless.put(path, bytes);
        }
        return bytes;
    }

    /** A file of SQL without header was taken for a revision as a whole. */
    void wholeFile(String path) {
        byte[] bytes = headless.get(Includes.normal(path));
        if (bytes != null) {
            problems.add(SqlFileRules.headless(path, new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    private byte[] xmlLookedAt(String path, byte[] bytes) {
        try {
            FileText.checkXml(bytes);
            return bytes;
        } catch (BadFile e) {
            throw bad(path, e);
        }
    }

    /** What a person should know of a changelog that holds nothing. */
    ChangelogProblem nothing() {
        for (String path : includes.below(root)) {
            for (Includes.Edge edge : includes.of(path)) {
                if (edge.folder() && edge.targets().stream().noneMatch(t -> Includes.canInclude(t) || sql(t))) {
                    return new ChangelogProblem(Severity.WARNING,
                            "The folder '" + edge.said() + "' is included and holds no changelogs.", path, edge.line());
                }
            }
        }
        return new ChangelogProblem(Severity.WARNING, "The changelog " + root + " holds no changesets.", root, 0);
    }

    /** Whether the files name that class. */
    boolean names(String className) {
        return place(className) != null;
    }

    /** What is wrong, given what Liquibase says about it. */
    FailedException explain(Throwable error) {
        FailedException own = Failures.cause(error, FailedException.class);
        if (own != null) {
            return own;
        }
        quiet = true;
        if (Failures.cause(error, StackOverflowError.class) != null
                || Failures.innermost(error).contains("ircular reference")) {
            String circle = includes.circleBelow(root);
            return circle == null
                    ? bad("The changelog " + root + " includes itself over and over.",
                            "Find the file that includes one of its own includers.", root, 0)
                    : caught(() -> refuseCircle(circle));
        }
        FailedException found = inFiles(error);
        return found == null ? Failures.parse(root, error) : found;
    }

    private static FailedException caught(Runnable refusing) {
        try {
            refusing.run();
            throw new IllegalStateException("It refuses");
        } catch (FailedException e) {
            return e;
        }
    }

    private @Nullable FailedException inFiles(Throwable error) {
        String all = chain(error);
        Matcher notFound = NOT_FOUND.matcher(all);
        boolean folder = all.contains("Could not find directory") || all.contains("includeAll");
        if (notFound.find() || folder) {
            FailedException missing = missing(folder);
            if (missing != null) {
                return missing;
            }
        }
        FailedException said = firstError();
        if (said != null) {
            return said;
        }
        FailedException known = known(all);
        if (known != null) {
            return known;
        }
        Matcher place = LINE_OF_FILE.matcher(all);
        FailedException inXml = place.find() ? inXml(Includes.normal(place.group(2))) : null;
        if (inXml != null) {
            return inXml;
        }
        for (String path : includes.below(root)) {
            FailedException bad = path.endsWith(".xml") ? inXml(path) : null;
            if (bad != null) {
                return bad;
            }
        }
        FailedException schema = schema(all);
        if (schema != null) {
            return schema;
        }
        Matcher cast = NO_CAST.matcher(all);
        return cast.find() ? noChange(cast.group(1)) : null;
    }

    /** What Liquibase says well enough, in other words. */
    private @Nullable FailedException known(String all) {
        Matcher format = SQL_FORMAT.matcher(all);
        if (format.find()) {
            int line = Integer.parseInt(format.group(2));
            return bad(format.group(1) + ":" + line + " is not a line that formatted SQL knows.",
                    "A changeset is written " + DASHES + "changeset AUTHOR:ID, and a rollback " + DASHES
                            + "rollback SQL.",
                    format.group(1),
                    line);
        }
        Matcher condition = SQL_CONDITION.matcher(all);
        if (condition.find()) {
            return bad(
                    root + ": there is no precondition '" + condition.group(1) + "' in formatted SQL."
                            + Nearest.to(condition.group(1), SQL_CONDITIONS).map(c -> " Did you mean " + c + "?")
                                    .orElse(""),
                    "It knows " + String.join(", ", SQL_CONDITIONS) + ".", root, 0);
        }
        return null;
    }

    private @Nullable FailedException schema(String all) {
        Matcher schema = SCHEMA.matcher(all);
        return schema.find()
                ? bad(root + " or a file that it includes names the schema " + schema.group(1)
                        + ", which Tidemark's Liquibase does not have; nothing is fetched from the network.",
                        "Write .../dbchangelog/dbchangelog-latest.xsd, or add the jar of the extension that brings it"
                                + " to the class path (classPath in tidemark.yaml).",
                        root, 0)
                : null;
    }

    private @Nullable FailedException firstError() {
        return problems.stream().filter(p -> p.severity() == Severity.ERROR).findFirst()
                .map(FileChecks::bad)
                .orElse(null);
    }

    private @Nullable FailedException inXml(String path) {
        try {
            byte[] bytes = bytes(path);
            if (bytes == null) {
                return null;
            }
            if (bytes.length == 0) {
                throw new BadFile("is empty.", "Write a changelog into it, or take it out.", 0);
            }
            problems.addAll(rules.check(path, XmlParts.read(bytes)));
            return firstError();
        } catch (BadFile e) {
            return bad(path, e);
        }
    }

    /** The include that leads nowhere. */
    private @Nullable FailedException missing(boolean folder) {
        for (String path : includes.below(root)) {
            for (Includes.Edge edge : includes.of(path)) {
                boolean gone = edge.folder() ? edge.targets().isEmpty() : !exists(edge.targets().getFirst());
                if (gone && edge.folder() && folder) {
                    return bad(path + ":" + edge.line() + " includes the folder '" + edge.said()
                            + "', which does not exist on the search path or holds no changelogs.",
                            "Correct the path, or make the folder; the search path is "
                                    + String.join(", ", files.describeLocations()) + ".",
                            path, edge.line());
                }
                if (gone && !edge.folder()) {
                    return bad(path + ":" + edge.line() + " includes '" + edge.said() + "', which does not exist.",
                            "Correct the path" + near(edge.targets().getFirst()) + ". It is looked for in "
                                    + String.join(", ", files.describeLocations()) + ".",
                            path, edge.line());
                }
            }
        }
        return null;
    }

    private String near(String path) {
        int slash = path.lastIndexOf('/');
        try {
            List<String> there = files.search(slash < 0 ? "" : path.substring(0, slash + 1), false).stream()
                    .map(r -> Includes.normal(r.getPath()))
                    .filter(other -> Nearest.slip(path, other))
                    .toList();
            return Nearest.to(path, there)
                    .map(other -> "; '" + other + "' is there")
                    .orElse("");
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    private @Nullable FailedException noChange(String className) {
        SourcePlace place = place(className);
        return place == null
                ? null
                : bad(place + " names the class " + className + ", which is no change.",
                        "It has to implement one of Liquibase's interfaces for custom changes or preconditions.",
                        place.file(), place.line());
    }

    private @Nullable SourcePlace place(String className) {
        boolean before = quiet;
        quiet = true;
        try {
            for (String path : includes.below(root)) {
                Part top = Includes.canInclude(path) ? parts(path) : null;
                Part part = top == null ? null : naming(top, className);
                if (part != null) {
                    return new SourcePlace(path, part.line());
                }
            }
            return null;
        } finally {
            quiet = before;
        }
    }

    private static @Nullable Part naming(Part part, String className) {
        for (Part below : part.parts()) {
            if (below.text().equals(className) && Set.of("class", "className").contains(below.name())) {
                return below;
            }
            Part found = naming(below, className);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String chain(Throwable error) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = error; at != null; at = at.getCause()) {
            text.append(at.getMessage()).append('\n');
        }
        return text.toString();
    }

    private boolean exists(String path) {
        try {
            return files.get(path).exists();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private byte @Nullable [] bytes(String path) {
        boolean before = quiet;
        quiet = true;
        try {
            Resource resource = files.get(path);
            if (!resource.exists() || directory(resource)) {
                return null;
            }
            try (InputStream in = resource.openInputStream()) {
                return in.readAllBytes();
            }
        } catch (IOException | RuntimeException e) {
            return null;
        } finally {
            quiet = before;
        }
    }

    private static boolean directory(Resource resource) {
        return "file".equals(resource.getUri().getScheme())
                && Files.isDirectory(java.nio.file.Path.of(resource.getUri()));
    }

    private @Nullable Part parts(String path) {
        byte[] bytes = bytes(path);
        if (bytes == null) {
            return null;
        }
        try {
            return yaml(path)
                    ? YamlParts.read(FileText.utf8(bytes), path.endsWith(".json")).root()
                    : XmlParts.read(bytes);
        } catch (BadFile e) {
            return null;
        }
    }

    private static boolean yaml(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
    }

    private static boolean sql(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    private static FailedException bad(ChangelogProblem problem) {
        return bad(problem.sentence(), "Mend the file and try again.", problem.path(), problem.line());
    }

    private static FailedException bad(String path, BadFile e) {
        String place = e.line() > 0 ? path + ":" + e.line() : path;
        return bad(place + " " + e.words(), e.advice(), path, e.line());
    }

    private static FailedException bad(String what, String advice, @Nullable String path, int line) {
        return new FailedException(new Failure.BadChangelog(what, advice, path, line));
    }
}
