package dev.tidemark.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal of this process. */
public final class SystemTerminal implements Terminal {
    private final PrintStream out = stream(FileDescriptor.out);
    private final PrintStream err = stream(FileDescriptor.err);
    private final @Nullable Console console;
    private final boolean colour;

    /**
     * @param variables the environment's variables; NO_COLOR switches colours off
     */
    public SystemTerminal(Map<String, String> variables) {
        console = Optional.ofNullable(System.console()).filter(Console::isTerminal).orElse(null);
        boolean plain = !variables.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(variables.get("TERM"));
        colour = console != null && !plain;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public boolean interactive() {
        return console != null;
    }

    @Override
    public boolean colour() {
        return colour;
    }

    @Override
    public @Nullable String ask(String question) {
        return console == null ? null : console.readLine("%s", question);
    }

    @Override
    public @Nullable String askSecretly(String question) {
        char[] typed = console == null ? null : console.readPassword("%s", question);
        return typed == null ? null : new String(typed);
    }
}
