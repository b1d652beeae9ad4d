package dev.tidemark.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.ReadDetail;
import dev.tidemark.application.Status;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Preconditions;
import dev.tidemark.domain.plan.Preconditions.Answer;
import dev.tidemark.domain.plan.Preconditions.Line;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Preconditions are listed in words, and asked only where a person wants to know. */
@ExtendWith(LeakCheck.class)
class PreconditionListTest {
    private static final String CHANGELOG =
            """
                    databaseChangeLog:
                      - changeSet:
                          id: a
                          author: ann
                          preConditions:
                            - onFail: MARK_RAN
                            - not:
                                - tableExists: {tableName: person}
                            - sqlCheck: {expectedResult: 0, sql: "SELECT count(*) FROM pg_class WHERE relname = 'asked_for_this'"}
                            - sqlCheck: {expectedResult: 1, sql: SELECT 1 FROM no_such_table}
                          changes:
                            - sql: {sql: CREATE TABLE person (id int)}
                      - changeSet:
                          id: b
                          author: ann
                          preConditions:
                            - onFail: CONTINUE
                            - tableExists: {tableName: person}
                            - customPrecondition: {className: com.example.Check}
                          changes:
                            - sql: {sql: SELECT 1}
                    """;

    @TempDir
    Path folder;

    @Test
    void lookingListsThemInWordsAndAsksNobody() throws SQLException {
        new ChangelogFolder(folder).file("root.yaml", CHANGELOG);
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened = Opened.open(database, folder, "root.yaml")) {
            Status status = opened.status();
            TimelineEntry entry = status.timeline().entries().getFirst();
            ReadDetail.Detail detail = new ReadDetail().read(opened.database(), status, entry);
            assertThat(detail.preconditions().lines()).extracting(Line::words).containsExactly(
                    "None of these holds", "Table person exists",
                    "SELECT count(*) FROM pg_class WHERE relname = 'asked_for_this' gives 0",
                    "SELECT 1 FROM no_such_table gives 1");
            assertThat(detail.preconditions().lines()).extracting(Line::depth).containsExactly(0, 1, 0, 0);
            assertThat(detail.preconditions().asked()).isFalse();
            assertThat(Objects.requireNonNull(detail.up()).statements()).hasSize(1);
            assertThat(database.statementsSeen()).noneMatch(s -> s.contains("asked_for_this"));
        }
    }

    @Test
    void askingTellsOfEachWhatItSaysNow() throws SQLException {
        new ChangelogFolder(folder).file("root.yaml", CHANGELOG);
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened = Opened.open(database, folder, "root.yaml")) {
            Status status = opened.status();
            Preconditions a = opened.database().engine()
                    .preconditions(status.timeline().entries().getFirst().id(), true);
            assertThat(a.lines()).extracting(Line::answer)
                    .containsExactly(Answer.HOLDS, Answer.FAILS, Answer.HOLDS, Answer.ERROR);
            assertThat(a.lines().getLast().why()).contains("no_such_table");
            assertThat(a.result()).as("an error halts, whatever onFail says").isEqualTo(PreconditionResult.HALT);
            assertThat(a.milliseconds()).isPositive();
            Preconditions b = opened.database().engine()
                    .preconditions(status.timeline().entries().getLast().id(), true);
            assertThat(b.lines()).extracting(Line::answer).containsExactly(Answer.FAILS, Answer.OWN_CODE);
            assertThat(b.result()).isEqualTo(PreconditionResult.SKIP);
        }
    }
}
