package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemorySample;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.view.SampleOpener.Choice;
import dev.tidemark.ui.view.SampleOpener.Demo;
import dev.tidemark.ui.view.SampleOpener.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class DemosTest {
    private static final Choice TODO = new Choice(Demo.TODO, Place.MEMORY);
    private static final Choice EVOLUTION = new Choice(Demo.EVOLUTION, Place.MEMORY);

    private final MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c"));
    private final List<Choice> failing = new ArrayList<>();
    private final MemorySample sample = new MemorySample(List.of(Demo.values()), this::open);
    private final ShellViewModel model = model();

    @Test
    void itOpensAllItsDatabasesAndShowsTheFirst() {
        model.openSample();
        assertThat(names()).containsExactly("Demo: Todo chatbot", "Demo: Evolution wizard");
        assertThat(model.demo()).isEqualTo(Demo.TODO);
        assertThat(model.headerProperty().get().name()).isEqualTo("Demo: Todo chatbot");
        assertThat(model.connections()).allSatisfy(c -> assertThat(c.pending()).isEqualTo(2));
    }

    @Test
    void whatIsOpenIsShownAndOnlyWhatIsMissingIsOpened() {
        model.openSample();
        model.departures().disconnect();
        assertThat(names()).containsExactly("Demo: Evolution wizard");
        model.openSample();
        model.openSample();
        assertThat(names()).containsExactly("Demo: Evolution wizard", "Demo: Todo chatbot");
        assertThat(sample.opened()).containsExactly(TODO, EVOLUTION, TODO);
    }

    @Test
    void onTheServerItIsOpenedBesideTheOneInMemory() {
        model.openSample();
        model.openSampleOnServer();
        assertThat(model.connections()).hasSize(4);
        assertThat(sample.opened()).endsWith(
                new Choice(Demo.TODO, Place.SERVER), new Choice(Demo.EVOLUTION, Place.SERVER));
    }

    @Test
    void resettingAsksThenMakesTheShownOneAnewInItsPlace() {
        model.openSample();
        model.show(model.connections().getFirst());
        model.resetSample();
        Card.ResetDemo card = (Card.ResetDemo) Objects.requireNonNull(model.cardProperty().get());
        assertThat(sample.opened()).hasSize(2);
        model.resetDemo(card.connection());
        assertThat(model.cardProperty().get()).isNull();
        assertThat(sample.opened()).containsExactly(TODO, EVOLUTION, TODO);
        assertThat(names()).containsExactly("Demo: Todo chatbot", "Demo: Evolution wizard");
        assertThat(model.currentProperty().get()).isSameAs(model.connections().getFirst());
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Timeline.class);
    }

    @Test
    void anotherDatabaseIsNeverReset() {
        model.opened(window.workspace(Environment.PRODUCTION));
        model.resetSample();
        assertThat(model.cardProperty().get()).isNull();
        assertThat(model.demo()).isNull();
        model.resetDemo(model.connections().getFirst());
        assertThat(sample.opened()).isEmpty();
        assertThat(model.connections()).hasSize(1);
    }

    @Test
    void whatCannotBeOpenedIsSaidAndCanBeTriedAgain() {
        failing.add(EVOLUTION);
        model.openSample();
        assertThat(model.cardProperty().get()).isInstanceOf(Card.Problem.class);
        assertThat(names()).containsExactly("Demo: Todo chatbot");
        failing.clear();
        model.openSample();
        assertThat(names()).containsExactly("Demo: Todo chatbot", "Demo: Evolution wizard");
    }

    private OpenDatabase open(Choice choice) {
        if (failing.contains(choice)) {
            throw new FailedException(new Failure.Unreachable("It is not there.", ""));
        }
        String url = "jdbc:h2:mem:" + choice.demo() + choice.place() + sample.opened().size();
        return new OpenDatabase(
                new ConnectionSpec(url, null, null, null, null, Environment.DEVELOPMENT),
                window.workspace(Environment.DEVELOPMENT).database().project(),
                new MemoryEngine("a | b c"));
    }

    private List<String> names() {
        return model.connections().stream().map(c -> c.workspace().name()).toList();
    }

    private ShellViewModel model() {
        Services all = window.services();
        Services.Opening opening = all.opening();
        Services services = new Services(
                all.reading(), all.moving(),
                new Services.Opening(
                        opening.readProject(), opening.resolveConnection(), opening.openProject(), sample,
                        opening.projects()),
                all.keeping(), all.saving(), all.comparing());
        return new ShellViewModel(services, name -> new DirectTaskRunner(), window.messages());
    }
}
