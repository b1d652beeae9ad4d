package dev.tidemark.adapter.files;

import dev.tidemark.application.port.ProjectScan.Include;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a changelog from other files, and what it includes, without parsing it as Liquibase would. */
final class ChangelogText {
    private static final Pattern NAME = Pattern.compile("(?i).+\\.(ya?ml|xml|json|sql)");
    private static final Pattern FORMATTED = Pattern.compile("(?i)\\A\\s*--\\s*liquibase formatted sql");
    private static final Pattern XML = Pattern.compile("<(?:\\w+:)?databaseChangeLog[\\s>]");
    private static final Pattern OTHER = Pattern.compile("(?m)^[\\s{,]*[\"']?databaseChangeLog[\"']?\\s*:");
    private static final Pattern XML_INCLUDE =
            Pattern.compile("<(?:\\w+:)?include(All)?\\b[^>]*?\\b(?:file|path)\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Pattern OTHER_INCLUDE = Pattern.compile(
            "[\"']?\\binclude(All)?[\"']?\\s*:\\s*\\{?[^}]{0,200}?[\"']?\\b(?:file|path)[\"']?\\s*:\\s*[\"']?([^\"'\\n\\r,}#]+)");
    private static final Pattern XML_COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern YAML_COMMENT = Pattern.compile("(?m)^\\s*#.*$");

    private ChangelogText() {}

    /** Whether a file of that name may hold a changelog. */
    static boolean mayBe(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether it does. */
    static boolean is(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".sql")) {
            return FORMATTED.matcher(text).find();
        }
        return (lower.endsWith(".xml") ? XML : OTHER).matcher(text).find();
    }

    /** What it includes. */
    static List<Include> includes(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        List<Include> found = new ArrayList<>();
        if (!lower.endsWith(".sql")) {
            boolean xml = lower.endsWith(".xml");
            String plain = (xml ? XML_COMMENT : YAML_COMMENT).matcher(text).replaceAll("");
            Matcher matcher = (xml ? XML_INCLUDE : OTHER_INCLUDE).matcher(plain);
            while (matcher.find()) {
                found.add(new Include(matcher.group(2).strip(), matcher.group(1) != null));
            }
        }
        return found;
    }
}
