package dev.tidemark.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A schema with one of everything. */
final class Everything {
    private Everything() {}

    /** What makes it on PostgreSQL 14 and later, with a second schema {@code audit}. */
    static String[] postgres() {
        try (InputStream in = Everything.class.getResourceAsStream("/schema/everything.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).split(";\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
