package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.Nearest;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.changelog.ChangelogProblem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What formatted SQL has to say. To Liquibase a directive that is misspelt is a comment, and what stands above the first
 * changeset is nothing.
 */
final class SqlFileRules {
    private static final String DASHES = "--";
    private static final Pattern DIRECTIVE = Pattern.compile("\\s*--\\s*([A-Za-z]+)(.*)");
    private static final Pattern IDENTITY = Pattern.compile("\\s+(?:\"[^\"]*\"|[^\\s:]+):(?:\"[^\"]*\"|\\S+)(.*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+):(?:\"[^\"]*\"|'[^']*'|\\S+)");
    private static final Pattern CUT_VALUE = Pattern.compile("\\bvalue:([\"'][^\\s\"']*)\\s");
    private static final Set<String> ATTRIBUTES = Set.of(
            "splitStatements", "rollbackSplitStatements", "stripComments", "endDelimiter", "rollbackEndDelimiter",
            "runOnChange", "runAlways", "runInTransaction", "context", "contextFilter", "labels", "failOnError", "dbms",
            "logicalFilePath", "runOrder", "ignore", "runWith", "runWithSpoolFile", "objectQuotingStrategy",
            "onValidationFail", "created");
    private static final Set<String> DIRECTIVES =
            Set.of("changeset", "rollback", "preconditions", "validCheckSum", "property");
    private static final Set<String> RIGHT = Set.of(
            "changeset", "rollback", "preconditions", "precondition", "validchecksum", "property", "properties",
            "comment", "comments", "rollbacks", "changesets");

    private final String path;
    private final List<ChangelogProblem> problems = new ArrayList<>();
    private boolean inChangeSet;
    private boolean lost;
    private boolean blockComment;

    private SqlFileRules(String path) {
        this.path = path;
    }

    /** Problems of a file with the header of formatted SQL. */
    static List<ChangelogProblem> formatted(String path, String text) {
        SqlFileRules rules = new SqlFileRules(path);
        int number = 0;
        for (int at = 0; at < text.length();) {
            int end = text.indexOf('\n', at);
            number++;
            rules.line(text, at, end < 0 ? text.length() : end, number);
            at = end < 0 ? text.length() : end + 1;
        }
        return rules.problems;
    }

    /** The problem of a file without that header, all of which is one revision. */
    static ChangelogProblem headless(String path, String text) {
        Matcher changeSet = Pattern.compile("(?im)^\\s*--\\s*changeset\\s+\\S+:\\S+").matcher(text);
        if (changeSet.find()) {
            int line = 1 + (int) text.substring(0, changeSet.start()).chars().filter(c -> c == '\n').count();
            return new ChangelogProblem(
                    Severity.ERROR,
                    "It has changesets, but its first line is not '" + DASHES
                            + "liquibase formatted sql': all of it would run as one"
                            + " revision with the id 'raw'.",
                    path, line);
        }
        return new ChangelogProblem(
                Severity.WARNING,
                "Its first line is not '" + DASHES
                        + "liquibase formatted sql', so all of it is one revision with the id 'raw'.",
                path, 1);
    }

    private void line(String text, int from, int to, int number) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == to) {
            return;
        }
        if (text.startsWith("--", at)) {
            Matcher matcher = DIRECTIVE.matcher(text.substring(at, to).stripTrailing());
            if (matcher.matches()) {
                directive(matcher.group(1), matcher.group(2), number);
            }
        } else if (!inChangeSet && number > 1) {
            above(text.substring(at, to), number);
        }
    }

    private void above(String line, int number) {
        boolean begins = line.startsWith("/*");
        boolean comment = begins || blockComment;
        blockComment = comment && !line.contains("*/");
        if (!comment && !lost) {
            lost = true;
            problems.add(new ChangelogProblem(
                    Severity.WARNING, "What stands above the first changeset is never run.", path, number));
        }
    }

    private void directive(String word, String rest, int number) {
        if (word.equalsIgnoreCase("changeset")) {
            inChangeSet = true;
            attributes(rest, number);
            return;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("property")) {
            property(rest, number);
        }
        if (RIGHT.contains(lower)) {
            return;
        }
        DIRECTIVES.stream().filter(d -> Nearest.distance(lower, d.toLowerCase(Locale.ROOT)) <= 2).findFirst()
                .ifPresent(meant -> misspelt(word, rest, meant, number));
    }

    /** Liquibase reads a property's value as far as its first blank, whatever stands around it. */
    private void property(String rest, int number) {
        Matcher value = CUT_VALUE.matcher(rest);
        if (value.find()) {
            problems.add(new ChangelogProblem(
                    Severity.ERROR,
                    "The property's value would be cut to '" + value.group(1)
                            + "': in formatted SQL it ends at its first"
                            + " blank. Put it into a changelog of another format that includes this file, or under"
                            + " 'parameters' in tidemark.yaml.",
                    path, number));
        }
    }

    private void misspelt(String word, String rest, String meant, int number) {
        boolean sure = meant.equals("changeset") && IDENTITY.matcher(rest).matches();
        inChangeSet |= sure;
        problems.add(new ChangelogProblem(
                sure ? Severity.ERROR : Severity.WARNING,
                "'--" + word + "' is a comment. Did you mean --" + meant + "?", path, number));
    }

    private void attributes(String rest, int number) {
        Matcher identity = IDENTITY.matcher(rest);
        if (!identity.matches()) {
            return;
        }
        Matcher attribute = ATTRIBUTE.matcher(identity.group(1));
        while (attribute.find()) {
            String name = attribute.group(1);
            boolean known = ATTRIBUTES.stream().anyMatch(name::equalsIgnoreCase);
            if (!known && ATTRIBUTES.stream().anyMatch(a -> Nearest.slip(name, a))) {
                problems.add(new ChangelogProblem(
                        Severity.ERROR,
                        "A changeset has no attribute '" + name + "'."
                                + Nearest.to(name, ATTRIBUTES).map(a -> " Did you mean " + a + "?").orElse("")
                                + " It would be passed over.",
                        path, number));
            }
        }
    }
}
