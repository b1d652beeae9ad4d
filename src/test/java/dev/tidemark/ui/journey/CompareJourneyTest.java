package dev.tidemark.ui.journey;

import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.TestDatabase;

/** On H2. */
class CompareJourneyTest extends CompareJourney {
    @Override
    TestDatabase fresh() {
        return H2Databases.memory();
    }
}
