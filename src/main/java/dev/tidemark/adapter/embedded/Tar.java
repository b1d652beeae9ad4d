package dev.tidemark.adapter.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Unpacks a tar archive: folders, files with their right to be run, symbolic links, and GNU's long names. Format: POSIX
 * 1003.1, pax, section "ustar Interchange Format".
 */
final class Tar {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int MODE_AT = 100;
    private static final int SIZE_AT = 124;
    private static final int TYPE_AT = 156;
    private static final int LINK_AT = 157;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;
    private static final int NUMBER = 12;
    private static final int MODE = 8;
    private static final int OCTAL = 8;
    private static final int OWNER_RUNS = 0100;

    private final InputStream in;
    private final Path folder;
    private final Predicate<String> wanted;

    /**
     * @param in the archive, unpacked; is not closed
     * @param folder where everything goes; nothing leaves it
     * @param wanted which names to take
     */
    Tar(InputStream in, Path folder, Predicate<String> wanted) {
        this.in = in;
        this.folder = folder.toAbsolutePath().normalize();
        this.wanted = wanted;
    }

    /** Unpacks it all. */
    void unpack() throws IOException {
        byte[] header = new byte[BLOCK];
        String longName = "";
        while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
            long size = number(header, SIZE_AT, NUMBER);
            char type = (char) header[TYPE_AT];
            String name = longName.isEmpty() ? name(header) : longName;
            longName = "";
            if (type == 'L') {
                longName = new String(in.readNBytes((int) size), StandardCharsets.UTF_8).replace("\0", "");
                skip(padding(size));
            } else if (!wanted.test(name)) {
                skip(size + padding(size));
            } else {
                entry(header, type, name, size);
                skip(padding(size));
            }
        }
    }

    private void entry(byte[] header, char type, String name, long size) throws IOException {
        Path file = inside(folder.resolve(name));
        switch (type) {
            case '5' -> Files.createDirectories(file);
            case '2' -> {
                Path target = Path.of(text(header, LINK_AT, NAME));
                inside(file.resolveSibling(target));
                parent(file);
                Files.createSymbolicLink(file, target);
            }
            case '0', '\0' -> {
                parent(file);
                try (OutputStream out = Files.newOutputStream(file)) {
                    copy(size, out);
                }
                if ((number(header, MODE_AT, MODE) & OWNER_RUNS) != 0 && !file.toFile().setExecutable(true)) {
                    throw new IOException(file + " cannot be made a program");
                }
            }
            default -> skip(size); // notes about entries, which PostgreSQL's files do without
        }
    }

    private Path inside(Path path) throws IOException {
        Path clean = path.toAbsolutePath().normalize();
        if (!clean.startsWith(folder)) {
            throw new IOException("The archive points out of its folder: " + path);
        }
        return clean;
    }

    private static void parent(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }

    private void copy(long size, OutputStream out) throws IOException {
        byte[] part = new byte[1 << 16];
        for (long left = size; left > 0;) {
            int read = in.read(part, 0, (int) Math.min(left, part.length));
            if (read < 0) {
                throw new EOFException("The archive is cut off");
            }
            out.write(part, 0, read);
            left -= read;
        }
    }

    private void skip(long bytes) throws IOException {
        copy(bytes, OutputStream.nullOutputStream());
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static String name(byte[] header) {
        String prefix = text(header, PREFIX_AT, PREFIX);
        String name = text(header, 0, NAME);
        return prefix.isEmpty() || header[TYPE_AT + 101] != 'u' || header[TYPE_AT + 106] != 0
                ? name
                : prefix + "/" + name;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long number(byte[] header, int from, int length) throws IOException {
        String digits = text(header, from, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, OCTAL);
        } catch (NumberFormatException e) {
            throw new IOException("The archive has a number that is none: " + digits, e);
        }
    }
}
