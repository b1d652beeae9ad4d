package dev.tidemark.ui.shell;

import dev.tidemark.ui.shell.Header.Verb;
import dev.tidemark.ui.shell.MenuEntry.Action;
import dev.tidemark.ui.shell.MenuEntry.Choice;
import dev.tidemark.ui.shell.MenuEntry.Group;
import dev.tidemark.ui.shell.MenuEntry.Listing;
import dev.tidemark.ui.shell.MenuEntry.Separator;
import dev.tidemark.ui.view.Bookmark;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Shortcut;
import dev.tidemark.ui.view.TextSize;
import dev.tidemark.ui.view.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be done from the menu bar, once: the bar, its keys and the list of keys are made from it. A new action
 * is one line here, one in {@link Shortcut} where it has a key, and its text {@code menu.ID}.
 */
final class Actions {
    private static final MenuEntry LINE = new Separator();

    private final ShellViewModel model;
    private final Messages messages;
    private final Frame frame;
    private final ObservableValue<Boolean> always = new SimpleObjectProperty<>(true);
    private final ObservableValue<Boolean> free;

    /**
     * What the frame around the model brings.
     *
     * @param theme light or dark
     * @param textSize how large texts are
     * @param search puts the focus into the search field of the screen
     * @param quit closes the window, as a click on its corner does
     * @param chooseFolder asks for a folder; gives null where the person changed their mind
     */
    record Frame(
            Theme theme, TextSize textSize, Runnable search, Runnable quit, Supplier<@Nullable Path> chooseFolder) {}

    Actions(ShellViewModel model, Messages messages, Frame frame) {
        this.model = model;
        this.messages = messages;
        this.frame = frame;
        this.free = model.cardProperty().map(card -> false).orElse(true);
    }

    /** The menus from left to right. */
    List<Group> menus() {
        return List.of(file(), view(), database(), help());
    }

    private Group file() {
        return new Group("file", List.of(
                action("sample", Shortcut.SAMPLE, idle(), model::openSample),
                action("sampleServer", null, idle(), model::openSampleOnServer),
                LINE,
                action("folder", Shortcut.FOLDER, idle(), this::openFolder),
                action("newProject", Shortcut.NEW_PROJECT, idle(), () -> model.newProject(null)),
                action("connect", Shortcut.CONNECT, idle(), model::connect),
                new Listing<>("recent", model.recents(), Bookmark::name, model::reopen),
                LINE,
                action("resetDemo", null, demo(), model::resetSample),
                action("disconnect", Shortcut.DISCONNECT, may(Verb.CLOSE), model.departures()::disconnect),
                LINE,
                action("quit", Shortcut.QUIT, always, frame.quit())));
    }

    private void openFolder() {
        Path chosen = frame.chooseFolder().get();
        if (chosen != null) {
            model.openFolder(chosen);
        }
    }

    private Group view() {
        TextSize size = frame.textSize();
        return new Group("view", List.of(
                action("timeline", Shortcut.TIMELINE, away(), model::timeline),
                action("runLog", Shortcut.RUN_LOG, idle(), model::runLog),
                action("find", Shortcut.FIND, free, frame.search()),
                LINE,
                new Group("theme", themes()),
                new Group("textSize", sizes()),
                action("larger", Shortcut.LARGER, size.percentProperty().map(p -> p.intValue() < TextSize.LARGEST),
                        size::larger),
                action("smaller", Shortcut.SMALLER, size.percentProperty().map(p -> p.intValue() > TextSize.SMALLEST),
                        size::smaller),
                action("normal", Shortcut.NORMAL, size.percentProperty().map(p -> p.intValue() != TextSize.SMALLEST),
                        () -> size.set(TextSize.SMALLEST))));
    }

    private List<MenuEntry> themes() {
        List<MenuEntry> entries = new ArrayList<>();
        for (Theme.Choice choice : Theme.Choice.values()) {
            String id = "theme." + choice.name().toLowerCase(Locale.ROOT);
            entries.add(new Choice<>(id, messages.text("menu." + id), frame.theme().choiceProperty(), choice));
        }
        entries.add(LINE);
        entries.add(action("toggleTheme", Shortcut.THEME, always, frame.theme()::toggle));
        return entries;
    }

    private List<MenuEntry> sizes() {
        TextSize size = frame.textSize();
        ObjectProperty<Integer> chosen = new SimpleObjectProperty<>(size.percentProperty().get());
        size.percentProperty().subscribe(now -> chosen.set(now.intValue()));
        chosen.subscribe(size::set);
        List<MenuEntry> entries = new ArrayList<>();
        for (int percent = TextSize.SMALLEST; percent <= TextSize.LARGEST; percent += TextSize.STEP) {
            entries.add(new Choice<>("textSize." + percent, messages.text("menu.textSize.percent", percent), chosen,
                    percent));
        }
        return entries;
    }

    private Group database() {
        ObservableValue<String> apply =
                model.headerProperty().map(header -> messages.text("menu.apply", header.pending()));
        return new Group("database", List.of(
                action("refresh", Shortcut.REFRESH, may(Verb.REFRESH), model::refresh),
                LINE,
                new Action("apply", Shortcut.APPLY, apply, may(Verb.APPLY), model::applyAll),
                action("rollBack", Shortcut.ROLL_BACK, may(Verb.ROLL_BACK), model::rollBack),
                action("mark", Shortcut.MARK, may(Verb.MARK), model::mark),
                action("tag", Shortcut.TAG, may(Verb.TAG), model::tag),
                LINE,
                action("compare", Shortcut.COMPARE, may(Verb.COMPARE), model::compare),
                action("newRevision", Shortcut.REVISION, may(Verb.REVISION), model::newRevision),
                action("baseline", null, may(Verb.REVISION), model::baseline),
                LINE,
                action("contexts", null, may(Verb.LOCK), model::chooseContexts),
                action("recover", Shortcut.RECOVER, open(), model::recover),
                action("lock", Shortcut.LOCK, may(Verb.LOCK), model::lock)));
    }

    private Group help() {
        return new Group("help", List.of(
                action("keys", Shortcut.KEYS, free, model::keys),
                LINE,
                action("about", null, free, model::about)));
    }

    private Action action(String id, @Nullable Shortcut key, ObservableValue<Boolean> enabled, Runnable handler) {
        return new Action(id, key, new SimpleObjectProperty<>(messages.text("menu." + id)), enabled, handler);
    }

    /** While nothing lies over the screen and the header has the verb. */
    private ObservableValue<Boolean> may(Verb verb) {
        return free.flatMap(nothing -> model.headerProperty().map(h -> nothing && h.verbs().contains(verb)));
    }

    /** While nothing lies over the screen and no run is going on. */
    private ObservableValue<Boolean> idle() {
        return free.flatMap(nothing -> model.activityProperty().map(text -> nothing && !model.running()));
    }

    /** On a database, whatever is shown of it, while nothing runs. */
    private ObservableValue<Boolean> open() {
        return idle().flatMap(idle -> model.currentProperty().map(now -> idle).orElse(false));
    }

    /** On a database of the demo. */
    private ObservableValue<Boolean> demo() {
        return idle().flatMap(idle -> model.currentProperty().map(now -> idle && model.demo() != null).orElse(false));
    }

    /** On another screen than the timeline, which can be left. */
    private ObservableValue<Boolean> away() {
        return idle().flatMap(idle -> model.screenProperty().map(
                screen -> idle && !(screen instanceof Screen.Timeline) && !(screen instanceof Screen.Start)));
    }
}
