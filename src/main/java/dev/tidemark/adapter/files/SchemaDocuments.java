package dev.tidemark.adapter.files;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.SchemaFiles;
import dev.tidemark.domain.schema.Schema;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Schemas as JSON files: in a fixed order, and a line for each column, key and index. */
public final class SchemaDocuments implements SchemaFiles {
    /** The format's number, raised when a reader of the old one could not read the new one. */
    static final int VERSION = 1;

    private static final String FORMAT = "tidemark-schema";
    private static final String AGAIN = "Save the schema again, or take the file back from version control.";
    private static final int DEEPEST_OBJECT = 2;
    private static final int DEEPEST_LIST = 3;

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public String content(Schema schema) {
        StringBuilder text = new StringBuilder();
        write(SchemaForm.of(schema, FORMAT, VERSION), 0, text);
        return text.append('\n').toString();
    }

    /** Tables and the lists in them get lines of their own, what is in these lists stands in one line each. */
    private void write(Object value, int depth, StringBuilder text) {
        if (value instanceof Map<?, ?> map && depth <= DEEPEST_OBJECT) {
            text.append('{');
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                indent(text, depth + 1).append(json.writeValueAsString(entry.getKey())).append(": ");
                write(entry.getValue(), depth + 1, text);
                text.append(entries.hasNext() ? "," : "");
            }
            indent(text, depth).append('}');
        } else if (value instanceof List<?> list && depth <= DEEPEST_LIST) {
            text.append('[');
            Iterator<?> elements = list.iterator();
            while (elements.hasNext()) {
                write(elements.next(), depth + 1, indent(text, depth + 1));
                text.append(elements.hasNext() ? "," : "");
            }
            indent(text, depth).append(']');
        } else {
            text.append(json.writeValueAsString(value));
        }
    }

    private static StringBuilder indent(StringBuilder text, int depth) {
        return text.append('\n').append("  ".repeat(depth));
    }

    @Override
    public Schema read(Path file) {
        String text = text(file);
        try (JsonParser parser = json.createParser(text)) {
            parser.nextToken();
            SchemaNode root = SchemaNode.read(parser);
            if (!FORMAT.equals(root.optional("format", ""))) {
                throw noSchemaFile(file, null);
            }
            long version = root.number("version", 0);
            if (version > VERSION) {
                throw bad(file, 0, "The schema file " + file + " was written by a newer Tidemark (format " + version
                        + "; this one reads up to " + VERSION + ").", "Use that Tidemark, or save the schema again.",
                        null);
            }
            Schema schema = new SchemaParser(root).schema();
            if (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                throw broken(file, line, "there is more after its end", null);
            }
            return schema;
        } catch (SchemaNode.BrokenException e) {
            throw text.contains(FORMAT)
                    ? broken(file, e.line(), String.valueOf(e.getMessage()), e)
                    : noSchemaFile(file, e);
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw text.contains(FORMAT)
                    ? broken(file, place == null ? 0 : Math.max(0, place.getLineNr()), e.getOriginalMessage(), e)
                    : noSchemaFile(file, e);
        }
    }

    private static FailedException noSchemaFile(Path file, @Nullable Exception cause) {
        return bad(file, 0, "The file " + file + " is no schema file of Tidemark.",
                "Name one that Tidemark saved.", cause);
    }

    private static FailedException broken(Path file, int line, String why, @Nullable Exception cause) {
        return bad(file, line,
                "The schema file " + file + " is broken" + (line > 0 ? " in line " + line : "") + ": " + why + ".",
                AGAIN, cause);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw bad(file, 0, "There is no file " + file + ".", "Check its name.", e);
        } catch (CharacterCodingException e) {
            throw bad(file, 0, "The file " + file + " is no schema file: it is not text in UTF-8.", "Check its name.",
                    e);
        } catch (IOException e) {
            throw bad(file, 0, "The file " + file + " cannot be read.", "Look at its permissions.", e);
        }
    }

    private static FailedException bad(Path file, int line, String what, String advice, @Nullable Exception cause) {
        Failure failure = new Failure.BadChangelog(what, advice, file.toString(), line);
        return cause == null ? new FailedException(failure) : new FailedException(failure, cause);
    }
}
