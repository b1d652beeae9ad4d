package dev.tidemark.documentation;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The tests that a page of rules names, as {@code Class#method} in backticks in the last column of its tables. */
final class TestMethods {
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final String ENDING = ".class";

    private final List<String> classes;

    /** Knows the compiled classes beside {@code example}. */
    TestMethods(Class<?> example) throws IOException {
        try {
            Path folder = Path.of(example.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(folder)) {
                classes = files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> name.startsWith("dev/tidemark/") && name.endsWith("Test" + ENDING))
                        .map(name -> name.substring(0, name.length() - ENDING.length()).replace('/', '.'))
                        .toList();
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of the tables of rules: those below a heading row whose last column is called Test. */
    static List<List<String>> rules(String page) {
        List<List<String>> rules = new ArrayList<>();
        boolean inside = false;
        for (String line : page.lines().toList()) {
            List<String> cells = cells(line);
            boolean head = !cells.isEmpty() && cells.getLast().equals("Test");
            if (head || cells.isEmpty()) {
                inside = head;
            } else if (inside && !cells.getFirst().matches(":?-+:?")) {
                rules.add(cells);
            }
        }
        return rules;
    }

    private static List<String> cells(String line) {
        return line.startsWith("|") && line.endsWith("|")
                ? Arrays.stream(line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1)).map(String::strip).toList()
                : List.of();
    }

    /** What is wrong with a rule: nothing said, no test, or one that does not exist. */
    List<String> faults(List<String> rule) {
        List<String> faults = new ArrayList<>();
        if (rule.size() != 3 || rule.stream().anyMatch(String::isEmpty)) {
            faults.add("not a rule, how it is kept and a test: " + rule);
        }
        int named = 0;
        for (Matcher test = NAMED.matcher(rule.getLast()); test.find(); named++) {
            if (!isTest(test.group(1), test.group(2))) {
                faults.add("no such test: " + test.group());
            }
        }
        if (named == 0) {
            faults.add("no test: " + rule.getFirst());
        }
        return faults;
    }

    private boolean isTest(String type, String method) {
        return classes.stream().filter(name -> name.endsWith("." + type)).anyMatch(name -> has(name, method));
    }

    private static boolean has(String type, String method) {
        try {
            for (Class<?> c = Class.forName(type, false, TestMethods.class.getClassLoader()); c != null;
                    c = c.getSuperclass()) {
                for (Method declared : c.getDeclaredMethods()) {
                    if (declared.getName().equals(method)
                            && AnnotationSupport.isAnnotated(declared, Testable.class)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
