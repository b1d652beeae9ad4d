package dev.tidemark.ui.revision;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files that are only ever in memory. */
final class MemoryDrafting implements Drafting {
    /** Why nothing can be made; null where it can. */
    @Nullable
    Failure failure;

    final List<PlannedFile> written = new ArrayList<>();
    final List<Path> opened = new ArrayList<>();
    int made;

    @Override
    public Wish usual() {
        return new Wish("add orders.priority", ChangelogFormat.SQL, "ann", "", "");
    }

    @Override
    public Draft draft(Wish wish) {
        made++;
        if (failure != null) {
            throw new FailedException(failure);
        }
        String name = wish.message().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_") + "."
                + wish.format().ending();
        String text = "--liquibase formatted sql\n\n--changeset " + wish.author() + ":" + name
                + "\nALTER TABLE orders ADD priority integer;\n--rollback ALTER TABLE orders DROP COLUMN priority;\n";
        String root = "databaseChangeLog:\n  - include:\n      file: first.sql\n";
        return new Draft(
                List.of(
                        new PlannedFile(Path.of("/home/ann/orders/db/changelog", name), text, null),
                        new PlannedFile(Path.of("/home/ann/orders/db/changelog.yaml"),
                                root + "  - include:\n      file: " + name + "\n", root)),
                List.of("Column orders.mail goes with what stands in it: about 12,400 rows have a value."),
                List.of("orders.total becomes narrower: say what is to happen to 3 rows that do not fit."),
                List.of());
    }

    @Override
    public void write(List<PlannedFile> files) {
        if (failure != null) {
            throw new FailedException(failure);
        }
        written.addAll(files);
    }

    @Override
    public void open(Path file) {
        opened.add(file);
    }
}
