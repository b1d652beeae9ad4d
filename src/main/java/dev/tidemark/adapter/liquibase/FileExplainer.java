package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Nearest;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.changelog.ChangelogProblem.Severity;
import dev.tidemark.domain.revision.SourcePlace;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what Liquibase could not read in words of ours, with file, line and the word that was meant. Inside the scope only. */
final class FileExplainer {
    private static final Pattern LINE_OF_FILE =
            Pattern.compile("(?i)line(?: number)?:? (\\d+)[,;]? column(?: number)?:? \\d+ of (\\S+?):");
    private static final Pattern NOT_FOUND = Pattern.compile("The file (.+?) was not found");
    private static final Pattern SQL_FORMAT =
            Pattern.compile("Unexpected formatting in formatted changelog '([^']+)' at line (\\d+)");
    private static final Pattern SQL_CONDITION = Pattern.compile("The '([^']+)' precondition type is not supported");
    private static final Pattern SCHEMA = Pattern.compile("Unable to resolve xml entity (\\S+?)\\.? ");
    private static final String NO_SCHEMA = "Cannot find the declaration of element 'databaseChangeLog'";
    private static final Pattern NO_CAST = Pattern.compile("class (\\S+) cannot be cast to class (\\S+)");

    private static final String DASHES = "--";
    private static final List<String> SQL_CONDITIONS = List.of("sql-check", "table-exists", "view-exists");

    private final SearchPath files;
    private final String root;
    private final FileParts parts;
    private final Includes includes;
    private final ChangelogRules rules;
    private final List<ChangelogProblem> problems;

    /** With what was found so far, to which it adds. */
    FileExplainer(SearchPath files, String root, FileParts parts, ChangelogRules rules,
            List<ChangelogProblem> problems) {
        this.files = files;
        this.root = root;
        this.parts = parts;
        this.includes = parts.includes();
        this.rules = rules;
        this.problems = problems;
    }

    /** What is wrong, given what Liquibase says about it. */
    FailedException explain(Throwable error) {
        FailedException own = Failures.cause(error, FailedException.class);
        if (own != null) {
            return own;
        }
        parts.silence();
        if (Failures.cause(error, StackOverflowError.class) != null
                || Failures.innermost(error).contains("ircular reference")) {
            String circle = includes.circleBelow(root);
            return circle == null
                    ? FileChecks.bad("The changelog " + root + " includes itself over and over.",
                            "Find the file that includes one of its own includers.", root, 0)
                    : caught(() -> FileChecks.refuseCircle(circle));
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
        if (all.contains(NO_SCHEMA)) {
            place.reset();
            String path = place.find() ? Includes.normal(place.group(2)) : root;
            return FileChecks.bad(path + " names no schema in its databaseChangeLog, so that nothing in it is known.",
                    "Begin it as Liquibase's manual shows, with xmlns and xsi:schemaLocation.", path, 0);
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
            return FileChecks.bad(format.group(1) + ":" + line + " is not a line that formatted SQL knows.",
                    "A changeset is written " + DASHES + "changeset AUTHOR:ID, and a rollback " + DASHES
                            + "rollback SQL.",
                    format.group(1),
                    line);
        }
        Matcher condition = SQL_CONDITION.matcher(all);
        if (condition.find()) {
            return FileChecks.bad(
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
                ? FileChecks.bad(root + " or a file that it includes names the schema " + schema.group(1)
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
            byte[] bytes = parts.bytes(path);
            if (bytes == null) {
                return null;
            }
            if (bytes.length == 0) {
                throw new BadFile("is empty.", "Write a changelog into it, or take it out.", 0);
            }
            problems.addAll(rules.check(path, XmlParts.read(bytes)));
            return firstError();
        } catch (BadFile e) {
            return FileChecks.bad(path, e);
        }
    }

    /** The include that leads nowhere. */
    private @Nullable FailedException missing(boolean folder) {
        for (String path : includes.below(root)) {
            for (Includes.Edge edge : includes.of(path)) {
                boolean gone = edge.folder() ? edge.targets().isEmpty() : !parts.exists(edge.targets().getFirst());
                if (gone && edge.folder() && folder) {
                    return FileChecks.bad(path + ":" + edge.line() + " includes the folder '" + edge.said()
                            + "', which does not exist on the search path or holds no changelogs.",
                            "Correct the path, or make the folder; the search path is "
                                    + String.join(", ", files.describeLocations()) + ".",
                            path, edge.line());
                }
                if (gone && !edge.folder()) {
                    return FileChecks.bad(
                            path + ":" + edge.line() + " includes '" + edge.said() + "', which does not exist.",
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
        SourcePlace place = parts.place(className);
        return place == null
                ? null
                : FileChecks.bad(place + " names the class " + className + ", which is no change.",
                        "It has to implement one of Liquibase's interfaces for custom changes or preconditions.",
                        place.file(), place.line());
    }

    private static String chain(Throwable error) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = error; at != null; at = at.getCause()) {
            text.append(at.getMessage()).append('\n');
        }
        return text.toString();
    }
}
