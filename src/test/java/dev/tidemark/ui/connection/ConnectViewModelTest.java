package dev.tidemark.ui.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.connection.ConnectViewModel.Answer;
import dev.tidemark.ui.connection.ConnectionForm.Kind;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.shell.Services;
import dev.tidemark.ui.view.Workspace;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class ConnectViewModelTest {
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final MemoryEngine engine = new MemoryEngine("a | b");
    private final MemoryWindow window = new MemoryWindow(engine);

    @Test
    void aMissingFieldIsNamedBeforeAnythingIsTried() {
        ConnectViewModel model = model();
        model.test();
        assertThat(model.answerProperty().get()).isInstanceOf(Answer.Incomplete.class);
        assertThat(window.asked()).isEmpty();
        model.databaseProperty().set("orders");
        model.portProperty().set("x");
        model.connect();
        assertThat(model.answerProperty().get().toString()).contains("5432");
    }

    @Test
    void aTestConnectsAndDisconnects() {
        ConnectViewModel model = model();
        model.databaseProperty().set("orders");
        model.test();
        assertThat(model.answerProperty().get()).isInstanceOf(Answer.Works.class);
        assertThat(engine.closed()).isEqualTo(1);
        assertThat(navigator.opened()).isNull();
    }

    @Test
    void theFormBecomesAConnectionThatIsProtectedUnlessSaidOtherwise() {
        ConnectViewModel model = model();
        model.hostProperty().set("db.example.org");
        model.databaseProperty().set("orders");
        model.userProperty().set("ann");
        model.passwordProperty().set("s3cret");
        model.schemaProperty().set("sales");
        model.connect();
        ConnectionSpec spec = window.asked().getFirst();
        assertThat(spec.url()).isEqualTo("jdbc:postgresql://db.example.org:5432/orders");
        assertThat(spec.user()).isEqualTo("ann");
        assertThat(spec.password()).isEqualTo("s3cret");
        assertThat(spec.schema()).isEqualTo("sales");
        assertThat(spec.environment().isProtected()).isTrue();
        assertThat(model.passwordProperty().get()).isEmpty();
        Workspace opened = Objects.requireNonNull(navigator.opened());
        assertThat(opened.name()).isEqualTo("orders");
        assertThat(opened.throwaway()).isFalse();
    }

    @Test
    void whatIsSaidAboutTheEnvironmentIsTaken() {
        ConnectViewModel model = model();
        model.databaseProperty().set("orders");
        model.environmentProperty().set(Environment.STAGING);
        model.connect();
        assertThat(window.asked().getFirst().environment()).isEqualTo(Environment.STAGING);
    }

    @Test
    void aDatabaseInMemoryIsThrowaway() {
        ConnectViewModel model = model();
        model.kindProperty().set(Kind.H2_MEMORY);
        model.memoryProperty().set("scratch");
        model.connect();
        assertThat(window.asked().getFirst().url()).startsWith("jdbc:h2:mem:scratch");
        assertThat(Objects.requireNonNull(navigator.opened()).throwaway()).isTrue();
    }

    @Test
    void anH2FileIsNamedWithoutItsEnding() {
        ConnectViewModel model = model();
        model.kindProperty().set(Kind.H2_FILE);
        model.fileProperty().set("/data/orders.mv.db");
        model.connect();
        assertThat(window.asked().getFirst().url()).startsWith("jdbc:h2:file:/data/orders").doesNotContain("mv.db");
    }

    @Test
    void aUrlWithAPasswordIsTakenApart() {
        ConnectViewModel model = model();
        model.kindProperty().set(Kind.URL);
        model.urlProperty().set("postgresql+asyncpg://ann:s3cret@db/orders");
        model.connect();
        ConnectionSpec spec = window.asked().getFirst();
        assertThat(spec.url()).doesNotContain("s3cret");
        assertThat(spec.user()).isEqualTo("ann");
        assertThat(spec.password()).isEqualTo("s3cret");
    }

    @Test
    void whatFailedIsSaidWithWhatToTry() {
        window.unreachable(new Failure.Unreachable("Nobody answers.", "Check the port."));
        ConnectViewModel model = model();
        model.databaseProperty().set("orders");
        model.connect();
        assertThat(model.answerProperty().get())
                .isEqualTo(new Answer.Failed(new Failure.Unreachable("Nobody answers.", "Check the port.")));
    }

    @Test
    void aUrlOfAnotherProductSaysWhichAreSupported() {
        ConnectViewModel model = model();
        model.kindProperty().set(Kind.URL);
        model.urlProperty().set("sqlite:///orders.db");
        model.connect();
        assertThat(model.answerProperty().get().toString()).contains("PostgreSQL and H2");
    }

    private ConnectViewModel model() {
        Services.Opening opening = window.services().opening();
        return new ConnectViewModel(
                new ConnectViewModel.UseCases(opening.readProject(), opening.resolveConnection(),
                        opening.openProject()),
                name -> new DirectTaskRunner(),
                navigator,
                window.messages());
    }
}
