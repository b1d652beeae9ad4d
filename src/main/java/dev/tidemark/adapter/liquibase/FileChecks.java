package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.changelog.ChangelogProblem.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each changelog file before Liquibase gets it: what would make Liquibase hang, or would be damaged or passed over
 * without a word, is found here. Lives as long as one parsing. Inside the scope only.
 */
final class FileChecks {
    private final SearchPath files;
    private final String root;
    private final ChangelogRules rules = new ChangelogRules();
    private final FileParts parts;
    private final Includes includes;
    private final Map<String, Integer> opened = new HashMap<>();
    private final Set<String> looked = new HashSet<>();
    private final Map<String, byte[]> headless = new HashMap<>();
    private final List<ChangelogProblem> problems = new ArrayList<>();

    FileChecks(SearchPath files, String root) {
        this.files = files;
        this.root = Includes.normal(root);
        this.parts = new FileParts(files, this.root);
        this.includes = parts.includes();
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
        if (parts.quiet()) {
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
        if (FileParts.yaml(name)) {
            return lookedAt(name, bytes);
        }
        return FileParts.sql(name) ? sqlLookedAt(name, bytes) : xmlLookedAt(name, bytes);
    }

    static void refuseCircle(@Nullable String circle) {
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
                if (edge.folder()
                        && edge.targets().stream().noneMatch(t -> Includes.canInclude(t) || FileParts.sql(t))) {
                    return new ChangelogProblem(Severity.WARNING,
                            "The folder '" + edge.said() + "' is included and holds no changelogs.", path, edge.line());
                }
            }
        }
        return new ChangelogProblem(Severity.WARNING, "The changelog " + root + " holds no changesets.", root, 0);
    }

    /** All classes that the files name. */
    Set<String> classes() {
        return parts.classes();
    }

    /** What is wrong, given what Liquibase says about it. */
    FailedException explain(Throwable error) {
        return new FileExplainer(files, root, parts, rules, problems).explain(error);
    }

    static FailedException bad(ChangelogProblem problem) {
        return bad(problem.sentence(), "Mend the file and try again.", problem.path(), problem.line());
    }

    static FailedException bad(String path, BadFile e) {
        String place = e.line() > 0 ? path + ":" + e.line() : path;
        return bad(place + " " + e.words(), e.advice(), path, e.line());
    }

    static FailedException bad(String what, String advice, @Nullable String path, int line) {
        return new FailedException(new Failure.BadChangelog(what, advice, path, line));
    }
}
