package dev.tidemark.ui.shell;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.SampleOpener;
import dev.tidemark.ui.view.SampleOpener.Choice;
import dev.tidemark.ui.view.SampleOpener.Demo;
import dev.tidemark.ui.view.SampleOpener.Place;
import dev.tidemark.ui.view.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The demo in the window: opens its databases, and makes one of them anew. On the window's thread. */
final class Demos {
    private final SampleOpener opener;
    private final TaskRunner.Factory runners;
    private final Messages messages;
    private final ShellViewModel shell;
    private final Set<Choice> coming = new HashSet<>();

    Demos(SampleOpener opener, TaskRunner.Factory runners, Messages messages, ShellViewModel shell) {
        this.opener = opener;
        this.runners = runners;
        this.messages = messages;
        this.shell = shell;
    }

    /** Opens what is not open yet, one after the other, and shows the first. */
    void open(Place place) {
        List<Choice> choices = opener.demos().stream().map(demo -> new Choice(demo, place)).toList();
        if (choices.stream().anyMatch(coming::contains)) {
            return;
        }
        Connection there = connection(choices.getFirst());
        if (there != null) {
            shell.show(there);
            next(choices.subList(1, choices.size()));
        } else {
            shell.situation().say(messages.text(place == Place.MEMORY ? "footer.sample" : "footer.sample.server"));
            next(choices);
        }
    }

    private void next(List<Choice> choices) {
        if (choices.isEmpty()) {
            return;
        }
        Choice choice = choices.getFirst();
        List<Choice> later = choices.subList(1, choices.size());
        if (connection(choice) != null) {
            next(later);
            return;
        }
        coming.add(choice);
        TaskRunner tasks = runners.named(choice.demo() == Demo.TODO ? "sample" : "sample-more");
        tasks.run(
                () -> opener.open(choice),
                database -> {
                    Workspace workspace = new Workspace(name(choice), database, tasks, true);
                    if (choice.demo() == opener.demos().getFirst()) {
                        shell.opened(workspace);
                    } else {
                        shell.openedBeside(workspace);
                    }
                    coming.remove(choice);
                    next(later);
                },
                failure -> {
                    coming.remove(choice);
                    tasks.close();
                    shell.failed(failure);
                    shell.situation().look();
                },
                () -> {});
    }

    /** Which database of the demo is shown; null where it is another. */
    @Nullable
    Choice choice(@Nullable Connection connection) {
        return connection == null ? null : opener.choice(connection.workspace().database());
    }

    /** Drops a database of the demo and makes it anew; shows it. Others are left alone. */
    void reset(Connection connection) {
        Choice choice = choice(connection);
        if (choice == null || !coming.add(choice)) {
            return;
        }
        Workspace before = connection.workspace();
        shell.situation().say(messages.text("footer.sample.reset"));
        before.tasks().run(
                () -> again(before.database(), choice),
                database -> shell.replace(connection, new Workspace(before.name(), database, before.tasks(), true)),
                failure -> {
                    shell.failed(failure);
                    shell.situation().look();
                },
                () -> coming.remove(choice));
    }

    private OpenDatabase again(OpenDatabase old, Choice choice) {
        old.close();
        return opener.open(choice);
    }

    private @Nullable Connection connection(Choice choice) {
        return shell.connections().stream().filter(c -> choice.equals(choice(c))).findFirst().orElse(null);
    }

    private String name(Choice choice) {
        return messages.text("sample.name." + choice.demo());
    }
}
