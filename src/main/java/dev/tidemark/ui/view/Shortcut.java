package dev.tidemark.ui.view;

import java.util.Arrays;
import java.util.List;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Every key of the window, written here and nowhere else. Menus, tooltips and the list of keys read it from here; a text
 * names one as {@code @FIND}. A screen's own keys come after those of the menus; theirs is a text {@code keys.FIND}.
 */
public enum Shortcut {
    /** Opens the demo. */
    SAMPLE("Shortcut+Shift+O"),
    /** Opens a folder. */
    FOLDER("Shortcut+Shift+F"),
    /** Makes a project. */
    NEW_PROJECT("Shortcut+N"),
    /** Shows the form that connects. */
    CONNECT("Shortcut+O"),
    /** Disconnects. */
    DISCONNECT("Shortcut+W"),
    /** Ends the program. */
    QUIT("Shortcut+Q"),
    /** Shows the timeline. */
    TIMELINE("Shortcut+1"),
    /** Shows what was run from here. */
    RUN_LOG("Shortcut+J"),
    /** Goes to the search field. */
    FIND("Shortcut+F"),
    /** Light instead of dark, and back. */
    THEME("Shortcut+D"),
    /** Larger texts. */
    LARGER("Shortcut+Plus|Shortcut+Equals|Shortcut+Add"),
    /** Smaller texts. */
    SMALLER("Shortcut+Minus|Shortcut+Subtract"),
    /** Texts as large as usual. */
    NORMAL("Shortcut+0|Shortcut+Numpad 0"),
    /** Reads files and database again. */
    REFRESH("F5"),
    /** Plans what is pending; on a plan, runs it. */
    APPLY("Shortcut+Enter"),
    /** Asks how far back. */
    ROLL_BACK("Shortcut+B"),
    /** Asks what to record. */
    MARK("Shortcut+M"),
    /** Names the position. */
    TAG("Shortcut+T"),
    /** Compares with the entity model or another schema. */
    COMPARE("Shortcut+K"),
    /** Writes the next revision. */
    REVISION("Shortcut+Shift+N"),
    /** Shows what an interrupted run left behind. */
    RECOVER("Shortcut+R"),
    /** Shows the lock. */
    LOCK("Shortcut+L"),
    /** Shows all keys. */
    KEYS("F1"),

    /** Through a list. */
    LIST("Up|Down"),
    /** From a revision to its SQL. */
    SHOW_SQL("Enter"),
    /** Lifts the line of the current position. */
    LIFT("P"),
    /** The next place that was found. */
    NEXT_MATCH("F3"),
    /** The place that was found before. */
    PREVIOUS_MATCH("Shift+F3"),
    /** Folds all groups. */
    FOLD("Shift+Left"),
    /** Unfolds all groups. */
    UNFOLD("Shift+Right"),
    /** On a plan, the next statement that is dangerous. */
    NEXT_RISK("F8"),
    /** On a plan, the one before. */
    PREVIOUS_RISK("Shift+F8"),
    /** On a plan, how it is run. */
    HOW("Shortcut+R"),
    /** On a plan, tries it. */
    TRIAL("Shortcut+Shift+Enter"),
    /** On a plan, copies the statements of a step. */
    COPY_STEP("Shortcut+Shift+C"),
    /** What can be done with the selected revision. */
    MENU("Shift+F10"),
    /** Copies what is selected, or the SQL. */
    COPY("Shortcut+C"),
    /** Takes back what was typed. */
    UNDO("Shortcut+Z"),
    /** The menu bar. */
    BAR("F10"),
    /** Closes what lies on top, or goes back. */
    BACK("Esc"),
    /** The next control. */
    NEXT("Tab");

    private final String written;

    Shortcut(String written) {
        this.written = written;
    }

    /** The keys; the first is the one to show. */
    public List<KeyCombination> combinations() {
        return Arrays.stream(written.split("\\|")).map(KeyCombination::valueOf).toList();
    }

    /** The first of the keys. */
    public KeyCombination combination() {
        return combinations().getFirst();
    }

    /** Whether {@code event} is one of the keys. */
    public boolean matches(KeyEvent event) {
        return combinations().stream().anyMatch(c -> c.match(event));
    }

    /** The first of the keys as this system writes it, such as {@code Ctrl+F}; Enter as a word, which everybody reads. */
    public String shown() {
        return combination().getDisplayText().replace("↵", "Enter");
    }
}
