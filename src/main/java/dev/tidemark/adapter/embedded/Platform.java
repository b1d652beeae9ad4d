package dev.tidemark.adapter.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The computer that the program runs on, as far as PostgreSQL's programs are concerned.
 *
 * @param system {@code linux}, {@code darwin} or {@code windows}
 * @param processor {@code x86_64} or {@code arm_64}
 */
record Platform(String system, String processor) {
    private static final int PATIENCE_SECONDS = 5;

    /** This one. */
    static Platform here() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
        return new Platform(system, arch.startsWith("aarch64") || arch.startsWith("arm") ? "arm_64" : "x86_64");
    }

    /** Where on the class path its PostgreSQL lies, packed. */
    String archive() {
        return "/postgres-" + system + "-" + processor + ".txz";
    }

    /** Whether the class path has it. */
    boolean hasArchive() {
        return Platform.class.getResource(archive()) != null;
    }

    /** The packed programs. */
    InputStream open() throws IOException {
        InputStream in = Platform.class.getResourceAsStream(archive());
        if (in == null) {
            throw new IOException("The program was put together without " + archive());
        }
        return in;
    }

    /** A program's file in the folder that it was unpacked into. */
    Path program(Path folder, String name) {
        return folder.resolve("bin").resolve(windows() ? name + ".exe" : name);
    }

    boolean windows() {
        return "windows".equals(system);
    }

    /**
     * PostgreSQL refuses to run as the administrator. On Linux it need not be: in a user namespace of its own the same
     * user has no number that means administrator (unshare(1), option -U).
     *
     * @return what to put before a command, or null where PostgreSQL cannot run as this user
     */
    @Nullable
    List<String> asNobody() {
        if (!administrator()) {
            return List.of();
        }
        List<String> command = List.of("unshare", "-U");
        List<String> probe = new ArrayList<>(command);
        probe.add("true");
        return "linux".equals(system) && succeeds(probe) ? command : null;
    }

    /** Whether this is root. PostgreSQL for Windows gives up the administrator's rights by itself. */
    private boolean administrator() {
        if (windows()) {
            return false;
        }
        try {
            Path self = Files.createTempFile("tidemark-", ".who");
            try {
                return Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid", LinkOption.NOFOLLOW_LINKS));
            } finally {
                Files.delete(self);
            }
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
