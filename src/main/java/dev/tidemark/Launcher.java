package dev.tidemark;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Entry point of the program. It does not extend the JavaFX application class, so that it starts on the class path. */
public final class Launcher {
    private Launcher() {}

    /** With arguments the command line, without any the window. */
    public static void main(String[] arguments) {
        quiet();
        Composition composition = new Composition(System.getenv(), Path.of(System.getProperty("user.home", "")));
        System.exit(arguments.length == 0 ? composition.window().open() : composition.commandLine().run(arguments));
    }

    /** Libraries log what is no concern of the person at the terminal; what is, becomes a message of ours. */
    private static void quiet() {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
    }
}
