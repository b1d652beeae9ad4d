package dev.tidemark.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.DraftRevision.Draft;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.domain.difference.Comparison;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Difference, revision, upgrade, no difference, rollback, the schema as it was, upgrade again. */
final class RoundTrip {
    private final Path folder;

    RoundTrip(Path folder) {
        this.folder = folder;
    }

    void go(Feature feature, ChangelogFormat format, TestDatabase database, TestDatabase model)
            throws IOException, SQLException {
        Files.writeString(folder.resolve("root.yaml"), "databaseChangeLog: []\n");
        database.run(feature.there().toArray(String[]::new));
        model.run(feature.whole().toArray(String[]::new));
        Schema before = Journey.read(database);
        List<String> text = Dump.of(database);
        Schema wanted = Journey.read(model);
        try (Journey journey = new Journey(database, folder)) {
            Draft draft = journey.draft(wanted, before, feature, format);
            List<String> ticked = Journey.compare(wanted, before, feature.renames()).differences().stream()
                    .map(Difference::key).toList();
            assertThat(ticked).as("the differences").isNotEmpty();
            assertThat(draft.revisions().getFirst().changes()).flatExtracting(c -> c.keys()).containsAll(ticked);
            assertThat(draft.places()).as(() -> draft.files().getFirst().text()).isEmpty();
            journey.write(draft);
            journey.upgrade(draft);
            same(wanted, journey.now(), draft);
            journey.rollback(draft);
            boolean moved = feature.is(t -> t == Feature.Trait.COLUMN_ORDER);
            if (!moved) {
                assertThat(unstable(journey.now())).as(() -> draft.files().getFirst().text())
                        .isEqualTo(unstable(before));
            }
            same(before, journey.now(), draft);
            assertThat(Dump.of(database)).as(() -> draft.files().getFirst().text())
                    .containsExactlyInAnyOrderElementsOf(text);
            journey.upgrade(draft);
            same(wanted, journey.now(), draft);
        }
    }

    /** Without what statistics say. */
    private static String unstable(Schema schema) {
        Schema plain = schema.from(Schema.Origin.database("", "", List.of()));
        return String.join("\n", plain.toString().replaceAll("rows=-?\\d+", "rows=?").split("(?<=\\), )"));
    }

    private static void same(Schema left, Schema right, Draft draft) {
        Comparison comparison = Journey.compare(left, right, List.of());
        assertThat(comparison.differences()).as(() -> draft.files().getFirst().text())
                .extracting(d -> d.key() + ": " + d.left() + " | " + d.right()).isEmpty();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
