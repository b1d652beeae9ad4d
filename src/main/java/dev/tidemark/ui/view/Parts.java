package dev.tidemark.ui.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the program is made of.
 *
 * @param version its own version
 * @param parts Java and the libraries
 */
public record Parts(String version, List<Part> parts) {
    private static final int FIELDS = 3;

    /**
     * One of them.
     *
     * @param name what it is called
     * @param version which one is here
     * @param licence under which terms, as an SPDX expression where there is one
     */
    public record Part(String name, String version, String licence) {}

    /** With its own copy. */
    public Parts {
        parts = List.copyOf(parts);
    }

    /** Those of this program on this Java; the build wrote the libraries' down. */
    public static Parts here() {
        List<Part> parts = new ArrayList<>();
        String version = "";
        for (String line : lines()) {
            String[] fields = line.split("\\|", -1);
            if (fields.length == FIELDS && !line.startsWith("#")) {
                String read =
                        fields[1].strip().equals("here") ? System.getProperty("java.version", "") : fields[1].strip();
                parts.add(new Part(fields[0].strip(), read, fields[2].strip()));
            } else if (line.startsWith("Tidemark ")) {
                version = line.substring("Tidemark ".length()).strip();
            }
        }
        return new Parts(version, parts);
    }

    /** All of it as lines of text, with the system, for a report. */
    public String text() {
        return "Tidemark " + version + "\n"
                + parts.stream().map(p -> p.name() + " " + p.version() + " (" + p.licence() + ")")
                        .collect(Collectors.joining("\n"))
                + "\n" + System.getProperty("os.name", "") + " " + System.getProperty("os.version", "") + " "
                + System.getProperty("os.arch", "");
    }

    private static List<String> lines() {
        try (InputStream in = Parts.class.getResourceAsStream("/dev/tidemark/ui/parts.txt")) {
            if (in == null) {
                throw new IOException("The program was put together without the list of its parts");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The list of parts cannot be read", e);
        }
    }
}
