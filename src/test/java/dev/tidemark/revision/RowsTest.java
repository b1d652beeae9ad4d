package dev.tidemark.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.DraftRevision.Draft;
import dev.tidemark.application.DraftRevision.Place;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.draft.ChangePlan;
import dev.tidemark.domain.draft.Ticked;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.fixture.H2Database;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a draft says and leaves to a person where rows are. */
@ExtendWith(LeakCheck.class)
class RowsTest {
    private static final String[] THERE = {
        "CREATE TABLE t (id int PRIMARY KEY, a varchar(50), b varchar(50) NOT NULL, gone int)",
        "INSERT INTO t VALUES (1, 'long enough', 'x', 7), (2, NULL, 'y', NULL)", "CREATE TABLE old (id int)",
        "INSERT INTO old VALUES (1), (2), (3)"};
    private static final String[] WANTED = {
        "ALTER TABLE t ALTER COLUMN a SET DATA TYPE varchar(5)", "ALTER TABLE t ALTER COLUMN a SET NOT NULL",
        "ALTER TABLE t ADD COLUMN must int NOT NULL", "ALTER TABLE t DROP COLUMN b", "ALTER TABLE t DROP COLUMN gone",
        "DROP TABLE old"};

    @TempDir
    private Path folder;

    @Test
    void whatRowsForbidIsAPlaceAndWhatIsLostIsCounted() throws Exception {
        Files.writeString(folder.resolve("root.yaml"), "databaseChangeLog: []\n");
        try (H2Database database = H2Databases.memory(); H2Database model = H2Databases.memory()) {
            database.run(THERE);
            model.run(THERE[0], THERE[2]);
            model.run(WANTED);
            Schema there = Journey.read(database);
            Schema wanted = Journey.read(model);
            try (Journey journey = new Journey(database, folder)) {
                List<Difference> all = Journey.compare(wanted, there, List.of()).differences();
                Draft draft = journey.draft(new Ticked(all, wanted, there, Set.of()), ChangelogFormat.SQL);
                String text = draft.files().getFirst().text();
                assertThat(draft.places()).filteredOn(Place::applies).extracting(Place::what)
                        .as(text)
                        .anyMatch(w -> w.contains("T.A") && w.contains("1 value, 1 of them too long"))
                        .anyMatch(w -> w.contains("1 row of T that have no A"))
                        .anyMatch(w -> w.contains("2 rows of T will hold in the new column MUST"))
                        .hasSize(3);
                assertThat(draft.places()).filteredOn(p -> !p.applies()).extracting(Place::what)
                        .anyMatch(w -> w.contains("Add the column T.B again"));
                assertThat(draft.losses()).extracting(ChangePlan.Loss::rows).containsExactlyInAnyOrder(2L, 1L, 3L);
                assertThat(draft.reversible()).isFalse();
                assertThat(draft.runs()).isFalse();
                assertThat(draft.revisions().getFirst().changes()).flatExtracting(c -> c.keys())
                        .containsAll(all.stream().map(Difference::key).toList());
                journey.write(draft);
                assertThat(journey.opened().upgrade("head").failure()).isNotNull();
                assertThat(Journey.compare(there, journey.now(), List.of()).differences()).isEmpty();
            }
        }
    }

    @Test
    void withoutADatabaseEveryTableMayHoldRows() throws Exception {
        Files.writeString(folder.resolve("root.yaml"), "databaseChangeLog: []\n");
        try (H2Database database = H2Databases.memory(); H2Database model = H2Databases.memory()) {
            database.run("CREATE TABLE t (id int PRIMARY KEY)");
            model.run("CREATE TABLE t (id int PRIMARY KEY, must int NOT NULL)");
            Schema there = Journey.read(database);
            Schema wanted = Journey.read(model);
            List<Difference> all = Journey.compare(wanted, there, List.of()).differences();
            Draft draft = Journey.drafting(folder).draft(
                    dev.tidemark.fixture.Opened.project(folder, "root.yaml", ""),
                    new dev.tidemark.application.DraftRevision.Wish(
                            "x", ChangelogFormat.SQL, "", "",
                            new dev.tidemark.application.DraftRevision.Changes(
                                    new Ticked(all, wanted, there, Set.of()), null)));
            assertThat(draft.places()).extracting(Place::what).anyMatch(w -> w.contains("how many is not known"));
        }
    }
}
