package dev.tidemark.ui.shell;

import dev.tidemark.ui.comparison.Comparing;
import dev.tidemark.ui.comparison.ComparisonViewModel;
import dev.tidemark.ui.comparison.ComparisonViewModel.Chosen;
import dev.tidemark.ui.comparison.SideChoice;
import dev.tidemark.ui.revision.Drafting;
import dev.tidemark.ui.revision.RevisionViewModel;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes what compares a database and writes its next revision. */
public final class Comparisons {
    private final Source source;
    private final Messages messages;
    private final Navigator navigator;

    /** The work behind both screens. */
    public interface Source {
        /**
         * What compares a database.
         *
         * @param others the other open databases, in the order in which the sides count them
         */
        Comparing comparing(Workspace workspace, List<Workspace> others);

        /** What makes the next revision of a database's project out of differences; an empty one out of null. */
        Drafting drafting(Workspace workspace, @Nullable Chosen chosen);

        /** What makes a changelog of everything that is in a database. */
        Drafting baseline(Workspace workspace);
    }

    Comparisons(Source source, Messages messages, Navigator navigator) {
        this.source = source;
        this.messages = messages;
        this.navigator = navigator;
    }

    /**
     * The comparison of {@code connection} with what its project wants.
     *
     * @param all the open databases
     * @param draft shows the next revision
     */
    ComparisonViewModel compare(Connection connection, List<Connection> all, Consumer<RevisionViewModel> draft) {
        List<Workspace> others = all.stream()
                .filter(each -> !each.equals(connection))
                .map(Connection::workspace)
                .toList();
        List<SideChoice> choices = new ArrayList<>();
        choices.add(SideChoice.of(SideChoice.Kind.MODEL, ""));
        choices.add(SideChoice.of(SideChoice.Kind.DATABASE, connection.workspace().name()));
        for (int i = 0; i < others.size(); i++) {
            choices.add(new SideChoice(SideChoice.Kind.OTHER, others.get(i).name(), null, i));
        }
        choices.add(SideChoice.of(SideChoice.Kind.CHOOSE_FILE, messages.text("compare.chooseFile")));
        return new ComparisonViewModel(
                source.comparing(connection.workspace(), others), connection.workspace().tasks(), navigator, choices,
                chosen -> draft.accept(revision(connection, chosen)));
    }

    /** The next revision of a database's project; empty where {@code chosen} is null. */
    RevisionViewModel revision(Connection connection, @Nullable Chosen chosen) {
        return started(
                connection, source.drafting(connection.workspace(), chosen),
                chosen == null ? RevisionViewModel.Origin.EMPTY : RevisionViewModel.Origin.DIFFERENCES,
                chosen == null ? 0 : chosen.differences().size());
    }

    /** A changelog of everything that is in a database. */
    RevisionViewModel baseline(Connection connection) {
        return started(
                connection, source.baseline(connection.workspace()), RevisionViewModel.Origin.DATABASE, 0);
    }

    private RevisionViewModel started(
            Connection connection, Drafting drafting, RevisionViewModel.Origin origin, int differences) {
        RevisionViewModel model = new RevisionViewModel(
                drafting, connection.workspace().tasks(), navigator, origin, differences);
        model.start();
        return model;
    }
}
