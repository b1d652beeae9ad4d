package dev.tidemark.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryWindow;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class ConsentTest {
    private final Consent consent = new Consent();

    @Test
    void whatIsAskedFitsTheDanger() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a |"));
        Workspace normal = window.workspace(Environment.DEVELOPMENT);
        assertThat(Consent.kind(normal)).isEqualTo(Consent.Kind.TICK);
        assertThat(Consent.kind(new Workspace("x", normal.database(), normal.tasks(), true)))
                .isEqualTo(Consent.Kind.NONE);
        assertThat(Consent.kind(window.workspace(Environment.PRODUCTION))).isEqualTo(Consent.Kind.TYPED_NAME);
        assertThat(Consent.kind(window.workspace(Environment.UNKNOWN))).isEqualTo(Consent.Kind.TYPED_NAME);
    }

    @Test
    void theNameMayHaveBlanksAroundItAndNothingElse() {
        consent.ask(Consent.Kind.TYPED_NAME, "orders", List.of());
        consent.typedProperty().set(" orders ");
        assertThat(consent.agreedProperty().get()).isTrue();
        assertThat(consent.agreement()).isEqualTo(new Agreement(true, "orders", false));
        consent.typedProperty().set("Orders");
        assertThat(consent.agreedProperty().get()).isFalse();
    }

    @Test
    void anEmptyNameIsNoAgreement() {
        consent.ask(Consent.Kind.TYPED_NAME, "", List.of());
        assertThat(consent.agreedProperty().get()).isFalse();
    }

    @Test
    void aLossTakesATickOfItsOwnEvenWhereNothingElseIsAsked() {
        consent.ask(Consent.Kind.NONE, "orders", List.of("Drops the table a."));
        assertThat(consent.agreedProperty().get()).isFalse();
        consent.lossTickedProperty().set(true);
        assertThat(consent.agreement()).isEqualTo(new Agreement(true, null, true));
    }
}
