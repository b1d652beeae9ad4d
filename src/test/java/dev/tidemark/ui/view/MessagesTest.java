package dev.tidemark.ui.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The window's texts stand in the bundle, all of them and no others. */
@Tag("fast")
class MessagesTest {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.tidemark.ui.messages", Locale.ROOT);
    private static final Path JAVA = Path.of("src/main/java/dev/tidemark/ui");
    private static final Path VIEWS = Path.of("src/main/resources/dev/tidemark/ui");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern ASKED = Pattern.compile("\\btext\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern SHOWN = Pattern.compile(
            "(?:\\.(?:setText|setPromptText|setAccessibleText|setTitle|setHeaderText|setContentText)"
                    + "|new (?:Label|Button|CheckBox|RadioButton|ToggleButton|Tooltip|Menu|MenuItem|Text|Hyperlink))"
                    + "\\(\\s*\"[^\"]*\\p{L}{2,}[^\"]*\"");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\b(text|promptText|accessibleText|title|accessibleHelp)=\"([^\"]*)\"");

    @Test
    void noScreenHasATextOfItsOwn() {
        List<String> found = new ArrayList<>();
        sources(VIEWS, ".fxml").forEach(file -> ATTRIBUTE.matcher(read(file)).results()
                .filter(a -> !a.group(2).isEmpty() && !a.group(2).startsWith("%"))
                .forEach(a -> found.add(file + ": " + a.group())));
        sources(JAVA, ".java").stream().filter(file -> !file.startsWith(JAVA.resolve("tour")))
                .forEach(file -> SHOWN.matcher(withoutComments(file)).results()
                        .forEach(call -> found.add(file + ": " + call.group())));
        assertThat(found).isEmpty();
    }

    @Test
    void aTextOfItsOwnWouldBeFound() {
        assertThat(SHOWN.matcher("label.setText(\"Ready\")").find()).isTrue();
        assertThat(SHOWN.matcher("new Button(\"Go\", icon)").find()).isTrue();
        assertThat(SHOWN.matcher("label.setText(messages.text(\"a.b\"))").find()).isFalse();
        assertThat(SHOWN.matcher("label.setText(a + \"  ·  \" + b)").find()).isFalse();
    }

    @Test
    void everyTextThatIsAskedForIsThere() {
        Set<String> missing = new TreeSet<>();
        Stream.concat(
                sources(JAVA, ".java").stream().flatMap(file -> results(ASKED, withoutComments(file))),
                sources(VIEWS, ".fxml").stream().flatMap(file -> ATTRIBUTE.matcher(read(file)).results()
                        .map(a -> a.group(2)).filter(t -> t.startsWith("%")).map(t -> t.substring(1))))
                .filter(key -> !BUNDLE.containsKey(key))
                .forEach(missing::add);
        assertThat(missing).isEmpty();
    }

    /** A key may be put together: then its beginning, up to a full stop, is a literal, or its end from one on. */
    @Test
    void everyTextThatIsThereIsUsed() {
        Set<String> literals = Stream.concat(
                sources(JAVA, ".java").stream().flatMap(file -> results(LITERAL, withoutComments(file))),
                sources(VIEWS, ".fxml").stream().flatMap(file -> ATTRIBUTE.matcher(read(file)).results()
                        .map(a -> a.group(2).replaceFirst("^%", ""))))
                .collect(Collectors.toSet());
        Set<String> beginnings =
                literals.stream().filter(l -> l.matches("[a-z][\\w.]*\\.")).collect(Collectors.toSet());
        Set<String> unused = new TreeSet<>();
        for (String key : BUNDLE.keySet()) {
            if (!literals.contains(key) && beginnings.stream().noneMatch(key::startsWith)
                    && !(key.endsWith(".tip") && literals.contains(key.replaceFirst("\\.tip$", "")))) {
                unused.add(key);
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void everyTextIsAWellFormedPattern() {
        Messages messages = new Messages(BUNDLE);
        for (String key : BUNDLE.keySet()) {
            assertThat(new MessageFormat(messages.bundle().getString(key), Locale.ROOT)).as(key).isNotNull();
            assertThat(BUNDLE.getString(key)).as(key + ": a straight apostrophe is syntax").doesNotContain("'");
        }
    }

    @Test
    void aTextNamesAKeyByItsPlaceInTheList() {
        Messages messages = new Messages(BUNDLE);
        assertThat(messages.text("verb.refresh.tip")).endsWith("(F5)");
        assertThat(messages.text("verb.apply.tip")).endsWith("+Enter)");
        assertThat(messages.text("connect.url.tip")).contains("postgresql://");
        for (String key : BUNDLE.keySet()) {
            assertThat(BUNDLE.getString(key)).as(key + ": keys are written in Shortcut")
                    .doesNotContain("Ctrl+", "Alt+", "(F1", "(F5", "(Esc");
        }
    }

    @Test
    void aKeyThatIsNotThereIsAMistake() {
        Messages messages = new Messages(BUNDLE);
        assertThatThrownBy(() -> messages.text("no.such.text")).isInstanceOf(java.util.MissingResourceException.class);
    }

    @Test
    void noTwoActionsOfTheMenusShareAKey() {
        List<String> keys = Stream.of(Shortcut.values())
                .filter(s -> s.compareTo(Shortcut.LIST) < 0)
                .flatMap(s -> s.combinations().stream())
                .map(Object::toString)
                .toList();
        assertThat(keys).doesNotHaveDuplicates().doesNotContain("Shortcut+Z", "Shortcut+C", "Shortcut+V", "Shortcut+X");
    }

    private static Stream<String> results(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult r) -> r.group(1));
    }

    private static String withoutComments(Path file) {
        return read(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }

    private static List<Path> sources(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
