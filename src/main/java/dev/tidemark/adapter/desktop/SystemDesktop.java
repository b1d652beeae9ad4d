package dev.tidemark.adapter.desktop;

import dev.tidemark.application.port.Desktop;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The desktop as the system gives it. Notices go by the program that each system has for them: {@code notify-send} of libnotify on Linux,
 * {@code osascript} on macOS. Where it is missing, and on Windows, nothing is shown; the window's title says the same.
 */
public final class SystemDesktop implements Desktop {
    private static final long PATIENCE_SECONDS = 5;
    private static final List<String> SIGNALS = List.of("TERM", "HUP", "INT");
    private static final int TERMINATED = 143;

    private final String system;

    /** Of this system. */
    public SystemDesktop() {
        this(System.getProperty("os.name", ""));
    }

    /** Of the system with that name, as Java tells it. */
    SystemDesktop(String system) {
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

    /**
     * Through the JDK's class for signals, which the compiler warns about and which is therefore reached by reflection;
     * where a platform lacks it or one of the signals, the program ends at once, as without this.
     */
    @Override
    public void onSessionEnd(Runnable action) {
        AtomicBoolean asked = new AtomicBoolean();
        Runnable once = () -> {
            if (asked.compareAndSet(false, true)) {
                action.run();
            } else {
                Runtime.getRuntime().halt(TERMINATED);
            }
        };
        SIGNALS.forEach(signal -> handle(signal, once));
    }

    private static void handle(String signal, Runnable action) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    SystemDesktop.class.getClassLoader(), new Class<?>[]{handlerType}, (self, method, args) -> {
                        return switch (method.getName()) {
                            case "handle" -> {
                                action.run();
                                yield null;
                            }
                            case "equals" -> args != null && self == args[0];
                            case "hashCode" -> System.identityHashCode(self);
                            default -> "end of the session";
                        };
                    });
            type.getMethod("handle", type, handlerType)
                    .invoke(null, type.getConstructor(String.class).newInstance(signal), handler);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Not on this platform.
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
