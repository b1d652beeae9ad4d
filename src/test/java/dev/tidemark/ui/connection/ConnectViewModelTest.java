package dev.tidemark.ui.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.connection.ConnectionForm.Kind;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.HeldTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.view.Workspace;
import java.util.Map;
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
        model.fields().databaseProperty().set("orders");
        model.fields().portProperty().set("x");
        model.connect();
        assertThat(model.answerProperty().get().toString()).contains("5432");
    }

    @Test
    void aTestConnectsAndDisconnects() {
        ConnectViewModel model = model();
        model.fields().databaseProperty().set("orders");
        model.test();
        assertThat(model.answerProperty().get()).isInstanceOf(Answer.Works.class);
        assertThat(engine.closed()).isEqualTo(1);
        assertThat(navigator.opened()).isNull();
    }

    @Test
    void theFormBecomesAConnectionThatIsProtectedUnlessSaidOtherwise() {
        ConnectViewModel model = model();
        model.fields().hostProperty().set("db.example.org");
        model.fields().databaseProperty().set("orders");
        model.fields().userProperty().set("ann");
        model.fields().passwordProperty().set("s3cret");
        model.fields().schemaProperty().set("sales");
        model.connect();
        ConnectionSpec spec = window.asked().getFirst();
        assertThat(spec.url()).isEqualTo("jdbc:postgresql://db.example.org:5432/orders");
        assertThat(spec.user()).isEqualTo("ann");
        assertThat(spec.password()).isEqualTo("s3cret");
        assertThat(spec.schema()).isEqualTo("sales");
        assertThat(spec.environment().isProtected()).isTrue();
        assertThat(model.fields().passwordProperty().get()).isEmpty();
        Workspace opened = Objects.requireNonNull(navigator.opened());
        assertThat(opened.name()).isEqualTo("orders");
        assertThat(opened.throwaway()).isFalse();
    }

    @Test
    void whatIsSaidAboutTheEnvironmentIsTaken() {
        ConnectViewModel model = model();
        model.fields().databaseProperty().set("orders");
        model.fields().environmentProperty().set(Environment.STAGING);
        model.connect();
        assertThat(window.asked().getFirst().environment()).isEqualTo(Environment.STAGING);
    }

    @Test
    void aDatabaseInMemoryIsThrowaway() {
        ConnectViewModel model = model();
        model.kindProperty().set(Kind.H2_MEMORY);
        model.fields().memoryProperty().set("scratch");
        model.connect();
        assertThat(window.asked().getFirst().url()).startsWith("jdbc:h2:mem:scratch");
        assertThat(Objects.requireNonNull(navigator.opened()).throwaway()).isTrue();
    }

    @Test
    void anH2FileIsNamedWithoutItsEnding() {
        ConnectViewModel model = model();
        model.kindProperty().set(Kind.H2_FILE);
        model.fields().fileProperty().set("/data/orders.mv.db");
        model.connect();
        assertThat(window.asked().getFirst().url()).startsWith("jdbc:h2:file:/data/orders").doesNotContain("mv.db");
    }

    @Test
    void aUrlWithAPasswordIsTakenApart() {
        ConnectViewModel model = model();
        model.kindProperty().set(Kind.URL);
        model.fields().urlProperty().set("postgresql+asyncpg://ann:s3cret@db/orders");
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
        model.fields().databaseProperty().set("orders");
        model.connect();
        assertThat(model.answerProperty().get())
                .isEqualTo(new Answer.Failed(new Failure.Unreachable("Nobody answers.", "Check the port.")));
    }

    @Test
    void aUrlOfAnotherProductSaysWhichAreSupported() {
        ConnectViewModel model = model();
        model.kindProperty().set(Kind.URL);
        model.fields().urlProperty().set("sqlite:///orders.db");
        model.connect();
        assertThat(model.answerProperty().get().toString()).contains("PostgreSQL and H2");
    }

    @Test
    void withoutAFolderTheDatabaseOpensAlone() {
        ConnectViewModel model = model();
        model.fields().databaseProperty().set("orders");
        model.connect();
        assertThat(window.projects().getFirst().changelog()).isNull();
    }

    @Test
    void certificatesAndRoleGoIntoTheConnection() {
        ConnectViewModel model = model();
        model.fields().databaseProperty().set("or ders");
        model.fields().sslModeProperty().set("verify-full");
        model.fields().rootCertificateProperty().set("/my certs/root.crt");
        model.fields().roleProperty().set("admin");
        model.fields().lookOnlyProperty().set(true);
        model.connect();
        ConnectionSpec spec = window.asked().getFirst();
        assertThat(spec.url()).isEqualTo("jdbc:postgresql://localhost:5432/or%20ders?sslmode=verify-full"
                + "&sslrootcert=/my%20certs/root.crt");
        assertThat(spec.role()).isEqualTo("admin");
        assertThat(spec.lookOnly()).isTrue();
    }

    @Test
    void anH2ServerIsReachedByItsAddress() {
        ConnectViewModel model = model();
        model.kindProperty().set(Kind.H2_SERVER);
        model.fields().h2ServerProperty().set("localhost:9092/~/orders");
        model.connect();
        assertThat(window.asked().getFirst().url()).isEqualTo("jdbc:h2:tcp://localhost:9092/~/orders");
    }

    @Test
    void theLastFormComesBackWithoutItsPasswordAndEnvironment() {
        ConnectViewModel model = model();
        model.fields().hostProperty().set("db.example.org");
        model.fields().databaseProperty().set("orders");
        model.fields().sslModeProperty().set("require");
        model.fields().passwordProperty().set("s3cret");
        model.fields().environmentProperty().set(Environment.DEVELOPMENT);
        model.connect();
        ConnectViewModel next = model();
        assertThat(next.fields().hostProperty().get()).isEqualTo("db.example.org");
        assertThat(next.fields().sslModeProperty().get()).isEqualTo("require");
        assertThat(next.fields().passwordProperty().get()).isEmpty();
        assertThat(next.fields().environmentProperty().get()).isEqualTo(Environment.UNKNOWN);
        assertThat(window.preferences().find("connect.last")).doesNotContain("s3cret");
    }

    @Test
    void aPasswordIsKeptOnlyInAKeychainAndOnlyWhenAsked() {
        ConnectViewModel model = model();
        model.fields().databaseProperty().set("orders");
        model.fields().userProperty().set("ann");
        model.look();
        assertThat(model.keychainProperty().get()).isFalse();
        window.keychain().unlock();
        model.fields().userProperty().set("bob");
        model.lookForPassword();
        assertThat(model.keychainProperty().get()).isTrue();
        model.fields().passwordProperty().set("s3cret");
        model.connect();
        assertThat(window.keychain().find("bob@localhost:5432/orders")).isNull();
        model.fields().passwordProperty().set("s3cret");
        model.keepProperty().set(true);
        model.connect();
        assertThat(window.keychain().find("bob@localhost:5432/orders")).isEqualTo("s3cret");
        ConnectViewModel next = model();
        next.look();
        assertThat(next.passwordNoteProperty().get()).contains("keychain").doesNotContain("s3cret");
        next.connect();
        assertThat(window.asked().getLast().password()).isEqualTo("s3cret");
    }

    @Test
    void aServiceFillsInTheFields() {
        window.pgServices().put(
                "shop", Map.of("host", "db", "port", "6543", "dbname", "orders", "user", "ann", "sslmode", "require"));
        ConnectViewModel model = model();
        model.look();
        assertThat(model.services()).containsExactly("shop");
        model.chosenServiceProperty().set("shop");
        model.connect();
        assertThat(window.asked().getFirst().url()).isEqualTo("jdbc:postgresql://db:6543/orders?sslmode=require");
    }

    @Test
    void whatIsGivenUpIsClosedWhenItEnds() {
        HeldTaskRunner held = new HeldTaskRunner();
        held.hold();
        ConnectViewModel model = new ConnectViewModel(
                window.services().opening().projects(), name -> held, navigator, window.messages(),
                window.preferences());
        model.fields().databaseProperty().set("orders");
        model.connect();
        assertThat(model.answerProperty().get()).isInstanceOf(Answer.Trying.class);
        model.cancel();
        assertThat(model.answerProperty().get()).isInstanceOf(Answer.Nothing.class);
        assertThat(navigator.went()).isEmpty();
        held.letGo();
        assertThat(engine.closed()).isEqualTo(1);
        assertThat(navigator.opened()).isNull();
    }

    @Test
    void whatIsTriedWhenTheScreenIsLeftOpensNothingLater() {
        HeldTaskRunner held = new HeldTaskRunner();
        held.hold();
        ConnectViewModel model = new ConnectViewModel(
                window.services().opening().projects(), name -> held, navigator, window.messages(),
                window.preferences());
        model.fields().databaseProperty().set("orders");
        model.connect();
        model.leave();
        held.letGo();
        assertThat(engine.closed()).isEqualTo(1);
        assertThat(navigator.opened()).isNull();
    }

    @Test
    void whatWasSaidAboutOneFormIsNotSaidAboutAnother() {
        ConnectViewModel model = model();
        model.connect();
        assertThat(model.answerProperty().get()).isInstanceOf(Answer.Incomplete.class);
        model.kindProperty().set(Kind.H2_FILE);
        assertThat(model.answerProperty().get()).isInstanceOf(Answer.Nothing.class);
    }

    private ConnectViewModel model() {
        return new ConnectViewModel(
                window.services().opening().projects(), name -> new DirectTaskRunner(), navigator, window.messages(),
                window.preferences());
    }
}
