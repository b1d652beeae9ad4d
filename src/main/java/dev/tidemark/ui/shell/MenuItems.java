package dev.tidemark.ui.shell;

import dev.tidemark.ui.shell.MenuEntry.Action;
import dev.tidemark.ui.shell.MenuEntry.Choice;
import dev.tidemark.ui.shell.MenuEntry.Group;
import dev.tidemark.ui.shell.MenuEntry.Listing;
import dev.tidemark.ui.shell.MenuEntry.Separator;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableMap;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;

/** The menu bar's menus, made from what can be done. */
final class MenuItems {
    private final Messages messages;

    MenuItems(Messages messages) {
        this.messages = messages;
    }

    /** The menus from left to right. */
    List<Menu> menus(List<Group> groups) {
        return groups.stream().map(this::menu).toList();
    }

    /** The further keys of actions that have several: a menu item shows and takes the first alone. */
    static void addFurtherKeys(List<Group> groups, ObservableMap<KeyCombination, Runnable> keys) {
        for (Action action : groups.stream().flatMap(g -> g.actions().stream()).toList()) {
            if (action.key() != null) {
                action.key().combinations().stream().skip(1).forEach(key -> keys.put(key, () -> {
                    if (action.enabled().getValue()) {
                        action.handler().run();
                    }
                }));
            }
        }
    }

    private Menu menu(Group group) {
        Menu menu = new Menu(messages.text("menu." + group.id()));
        menu.setId(id(group.id()));
        ToggleGroup toggles = new ToggleGroup();
        menu.getItems().setAll(group.entries().stream().map(entry -> item(entry, toggles)).toList());
        return menu;
    }

    private MenuItem item(MenuEntry entry, ToggleGroup toggles) {
        return switch (entry) {
            case Group group -> menu(group);
            case Listing<?> listing -> listing(listing);
            case Separator separator -> new SeparatorMenuItem();
            case Choice<?> choice -> choice(choice, toggles);
            case Action action -> action(action);
        };
    }

    private <T> Menu listing(Listing<T> listing) {
        Menu menu = new Menu(messages.text("menu." + listing.id()));
        menu.setId(id(listing.id()));
        Runnable fill = () -> {
            menu.getItems().setAll(listing.items().stream().map(item -> {
                MenuItem line = new MenuItem(listing.name().apply(item));
                line.setMnemonicParsing(false); // names have underscores of their own
                line.setOnAction(event -> listing.handler().accept(item));
                return line;
            }).toList());
            if (menu.getItems().isEmpty()) {
                MenuItem none = new MenuItem(messages.text("menu." + listing.id() + ".none"));
                none.setDisable(true);
                menu.getItems().add(none);
            }
        };
        listing.items().subscribe(fill);
        fill.run();
        return menu;
    }

    private static MenuItem action(Action action) {
        MenuItem item = new MenuItem();
        item.setId(id(action.id()));
        item.textProperty().bind(Bindings.createStringBinding(action.text()::getValue, action.text()));
        item.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !action.enabled().getValue(), action.enabled()));
        item.setOnAction(event -> action.handler().run());
        if (action.key() != null) {
            item.setAccelerator(action.key().combination());
        }
        return item;
    }

    private static <T> MenuItem choice(Choice<T> choice, ToggleGroup toggles) {
        RadioMenuItem item = new RadioMenuItem(choice.text());
        item.setId(id(choice.id()));
        item.setToggleGroup(toggles);
        choice.chosen().subscribe(now -> item.setSelected(choice.value().equals(now)));
        item.setOnAction(event -> choice.chosen().setValue(choice.value()));
        return item;
    }

    private static String id(String id) {
        return "menu" + id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace(".", "");
    }
}
