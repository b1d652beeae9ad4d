package dev.tidemark.adapter.desktop;

import dev.tidemark.application.port.DesktopNotices;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The desktop's own notices, by the program that each system has for them: {@code notify-send} of libnotify on Linux,
 * {@code osascript} on macOS. Where it is missing, and on Windows, nothing is shown; the window's title says the same.
 */
public final class SystemNotices implements DesktopNotices {
    private static final long PATIENCE_SECONDS = 5;

    private final String system;

    /** Of this system. */
    public SystemNotices() {
        this(System.getProperty("os.name", ""));
    }

    /** Of the system with that name, as Java tells it. */
    SystemNotices(String system) {
        this.system = system.toLowerCase(Locale.ROOT);
    }

    /** The program with its arguments; empty where there is none. Texts are arguments and never part of a script. */
    List<String> command(String title, String text) {
        if (system.contains("linux")) {
            return List.of("notify-send", "--app-name=Tidemark", "--icon=tidemark", "--", title, escaped(text));
        }
        if (system.contains("mac")) {
            return List.of(
                    "osascript",
                    "-e", "on run argv",
                    "-e", "display notification (item 2 of argv) with title \"Tidemark\" subtitle (item 1 of argv)",
                    "-e", "end run",
                    title, text);
        }
        return List.of();
    }

    /** The text of a notice on Linux is markup (Desktop Notifications Specification, "Markup"). */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void show(String title, String text) {
        List<String> command = command(title, text);
        if (!command.isEmpty()) {
            Thread.ofPlatform().daemon().name("tidemark-notice").start(() -> run(command));
        }
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (IOException e) {
            // The program is not there; the window's title says the same.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
