package dev.tidemark.schema;

class Postgres14ReadingTest extends PostgresReading {
    @Override
    int version() {
        return 14;
    }
}
