package dev.tidemark.schema;

class Postgres18ReadingTest extends PostgresReading {
    @Override
    int version() {
        return 18;
    }
}
