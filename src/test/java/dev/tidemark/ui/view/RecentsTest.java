package dev.tidemark.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.MemoryPreferences;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class RecentsTest {
    private final MemoryPreferences preferences = new MemoryPreferences();

    @Test
    void whatWasOpenedComesBackNewestFirstAndOnce() {
        Recents recents = new Recents(preferences);
        recents.note(bookmark("a", 1));
        recents.note(bookmark("b", 2));
        recents.note(bookmark("a", 3));

        assertThat(new Recents(preferences).list()).isEqualTo(recents.list())
                .extracting(Bookmark::name).containsExactly("a", "b");
        recents.remove(recents.list().getFirst());
        assertThat(new Recents(preferences).list()).hasSize(1);
    }

    @Test
    void noMoreThanTenAreKept() {
        Recents recents = new Recents(preferences);
        for (int i = 0; i < 15; i++) {
            recents.note(bookmark("x" + i, i));
        }
        assertThat(new Recents(preferences).list()).hasSize(10).first().extracting(Bookmark::name).isEqualTo("x14");
    }

    @Test
    void neitherPasswordsNorParametersAreKept() {
        Bookmark secret = new Bookmark(
                "x", new Bookmark.Files("/p", "a.xml", "", "*", "", Map.of("token", "hunter2"), null),
                new Bookmark.Place("jdbc:postgresql://h/d?sslmode=require&sslpassword=hunter2&x=y", "ann", "", "",
                        Environment.PRODUCTION, true),
                Instant.EPOCH);
        new Recents(preferences).note(secret);

        assertThat(preferences.find("recent")).doesNotContain("hunter2").contains("sslmode");
        Bookmark back = new Recents(preferences).list().getFirst();
        assertThat(back.place().url()).isEqualTo("jdbc:postgresql://h/d?sslmode=require&x=y");
        assertThat(back.place().lookOnly()).isTrue();
        assertThat(back.files().contexts()).isEqualTo("*");
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        preferences.keep("recent", "nonsense\n\nname=x&url=jdbc%3Ah2%3Amem%3Ax&environment=ODD\n"
                + bookmark("good", 1).text());
        assertThat(new Recents(preferences).list()).extracting(Bookmark::name).containsExactly("good");
    }

    private static Bookmark bookmark(String name, long time) {
        return new Bookmark(
                name,
                new Bookmark.Files("/home/ann/" + name, "db/a b.xml", "src", "dev", "!x", Map.of(),
                        new HistoryTables("H", "L", "admin")),
                new Bookmark.Place("jdbc:postgresql://h/" + name, "ann", "s", "r", Environment.STAGING, false),
                Instant.ofEpochMilli(time));
    }
}
