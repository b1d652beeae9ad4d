package dev.tidemark.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.jdbc.JdbcSchemas;
import dev.tidemark.adapter.liquibase.LiquibaseFormats;
import dev.tidemark.adapter.liquibase.LiquibaseHome;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.DraftRevision;
import dev.tidemark.application.DraftRevision.Draft;
import dev.tidemark.application.WriteFiles;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.difference.Comparison;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.Rename;
import dev.tidemark.domain.difference.SchemaComparer;
import dev.tidemark.domain.draft.Ticked;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A project whose next revision is drafted, written, applied and rolled back, through the use cases. */
final class Journey implements AutoCloseable {
    static final Set<String> OWN = Set.of("databasechangelog", "databasechangeloglock");
    private static final Instant NOW = Instant.parse("2026-02-01T10:20:30Z");

    private final TestDatabase database;
    private final Opened opened;
    private final Path folder;

    Journey(TestDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.opened = Opened.open(database, folder, "root.yaml");
    }

    static DraftRevision drafting(Path folder) {
        return new DraftRevision(
                new LocalFiles(Map.of(), folder).texts(), new LiquibaseFormats(), new LiquibaseHome(), at -> "Ann",
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Schema read(TestDatabase database) {
        return new JdbcSchemas(List.of(new PostgresProduct(), new H2Product())).read(
                new ConnectionSpec(
                        database.url(), database.user(), database.password(), null, null, Environment.DEVELOPMENT),
                new Scope(List.of(), OWN), percent -> {}, new CancelToken());
    }

    static Comparison compare(Schema left, Schema right, List<Rename> renames) {
        return new SchemaComparer().compare(left, right, renames, List.of());
    }

    Opened opened() {
        return opened;
    }

    Draft draft(Schema wanted, Schema there, Feature feature, ChangelogFormat format) {
        List<Difference> all = compare(wanted, there, feature.renames()).differences();
        Set<String> converted = feature.is(t -> t == Feature.Trait.CONVERTED)
                ? all.stream().map(Difference::key).collect(Collectors.toSet())
                : Set.of();
        return draft(new Ticked(all, wanted, there, converted), format);
    }

    Draft draft(Ticked ticked, ChangelogFormat format) {
        return drafting(folder).draft(
                Opened.project(folder, "root.yaml", ""),
                new DraftRevision.Wish(
                        "Bring it in line", format, "", "", new DraftRevision.Changes(ticked, opened.database())));
    }

    void write(Draft draft) {
        new WriteFiles(new LocalFiles(Map.of(), folder).texts()).write(draft.files());
    }

    void upgrade(Draft draft) {
        ran(opened.upgrade("head"), draft);
    }

    void rollback(Draft draft) {
        ran(opened.rollback("-1"), draft);
    }

    private static void ran(RunOutcome outcome, Draft draft) {
        assertThat(outcome.failure()).as(() -> draft.files().getFirst().text()).isNull();
        assertThat(outcome.done()).as(() -> draft.files().getFirst().text()).isNotEmpty();
    }

    Schema now() {
        return read(database);
    }

    @Override
    public void close() {
        opened.close();
    }
}
