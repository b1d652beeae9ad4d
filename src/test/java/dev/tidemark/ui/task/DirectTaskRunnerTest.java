package dev.tidemark.ui.task;

import dev.tidemark.ui.fixture.DirectTaskRunner;
import org.junit.jupiter.api.Tag;

@Tag("fast")
class DirectTaskRunnerTest extends TaskRunnerContract {
    @Override
    TaskRunner runner() {
        return new DirectTaskRunner();
    }
}
