package dev.tidemark.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tidemark.badinput.Scene.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a mistake and looks at what comes of it. */
final class Trial {
    /** Names of classes, traces of calls, and the words of libraries. */
    private static final Pattern JARGON = Pattern.compile(
            "Exception|\\tat [a-z]|StackOverflow|cvc-|SAX|[Ss]nakeyaml|fasterxml|ParsedNode|ClassLoader"
                    + "|\\b(?:liquibase|java|javax|jdk|org|com|sun|tools)\\.[a-z]+\\.(?:[a-z]+\\.)*[A-Z]\\w+|\\bnull\\b");

    private Trial() {}

    static void of(Mistake mistake, Path place) throws Exception {
        try (Scene scene = Scene.fresh(place, mistake.postgres())) {
            mistake.setup().into(scene);
            List<String> before = scene.dump();
            boolean locked = scene.locked();
            Answer answer = assertTimeoutPreemptively(mistake.limit(), () -> scene.ask(mistake.asked()));
            for (String sentence : mistake.says()) {
                assertThat(answer.text()).as("exit code %d", answer.exit()).containsPattern(pattern(sentence));
            }
            String said = answer.out() + answer.err();
            assertThat(mistake.named().isEmpty() ? said : said.replace(mistake.named(), "(theirs)"))
                    .doesNotContainPattern(JARGON);
            assertThat(answer.exit()).as("exit code; said: %s", answer.text()).isEqualTo(mistake.exit());
            if (mistake.after().unchanged()) {
                assertThat(scene.dump()).as("the database afterwards").isEqualTo(before);
            }
            mistake.after().check().look(scene);
            assertThat(scene.texts("SELECT id FROM kept")).containsExactly("1");
            assertThat(scene.locked()).as("the lock afterwards").isEqualTo(locked);
        }
    }

    private static Pattern pattern(String sentence) {
        return Pattern.compile(List.of(sentence.split("…", -1)).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining(".*?")), Pattern.DOTALL);
    }
}
