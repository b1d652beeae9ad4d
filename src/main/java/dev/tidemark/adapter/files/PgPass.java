package dev.tidemark.adapter.files;

import dev.tidemark.application.port.PasswordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's password file as libpq reads it: the first line that matches, {@code *} for any field, backslash before
 * a colon or a backslash, and nothing from a file that others can read (PostgreSQL manual, section 34.16).
 */
final class PgPass implements PasswordFile {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path file;

    PgPass(Path file) {
        this.file = file;
    }

    @Override
    public Found find(String host, int port, String database, String user) {
        if (!Files.exists(file)) {
            return new Found(null, null);
        }
        if (!Files.isRegularFile(file)) {
            return new Found(null, "The password file " + file + " is not a plain file and was not used.");
        }
        try {
            if (openToOthers()) {
                return new Found(
                        null,
                        "The password file " + file
                                + " can be read by others and was not used; make it yours alone (chmod 600 "
                                + file + ").");
            }
            String[] wanted = {host.replaceAll("^\\[|]$", ""), String.valueOf(port), database, user};
            for (String line : Files.readAllLines(file)) {
                String password = line.startsWith("#") ? null : match(line, wanted);
                if (password != null) {
                    return new Found(password, null);
                }
            }
            return new Found(null, null);
        } catch (IOException e) {
            return new Found(null, "The password file " + file + " could not be read and was not used.");
        }
    }

    private boolean openToOthers() throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && !OWNERS.containsAll(Files.getPosixFilePermissions(file));
    }

    private static @Nullable String match(String line, String[] wanted) {
        int at = 0;
        for (String field : wanted) {
            StringBuilder found = new StringBuilder();
            int end = field(line, at, found);
            boolean any = line.startsWith("*:", at);
            if (end >= line.length() || !any && !field.contentEquals(found)) {
                return null;
            }
            at = end + 1;
        }
        StringBuilder password = new StringBuilder();
        field(line, at, password);
        return password.isEmpty() ? null : password.toString();
    }

    /** Reads up to the next bare colon, taking the backslashes out; gives where it ended. */
    private static int field(String line, int from, StringBuilder into) {
        int i = from;
        while (i < line.length() && line.charAt(i) != ':') {
            if (line.charAt(i) == '\\' && i + 1 < line.length()) {
                i++;
            }
            into.append(line.charAt(i));
            i++;
        }
        return i;
    }
}
