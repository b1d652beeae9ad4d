package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what Liquibase and the drivers throw into words for a person. */
final class Failures {
    private static final Pattern LINE = Pattern.compile("(?i)line(?:\\s*number)?[ :]+(\\d+)");

    private static final Pattern NOT_FOUND =
            Pattern.compile("(?s)[Tt]he file (\\S+) was not found in the configured.*");

    private Failures() {}

    /** The first cause of that type, or null. */
    static <T> @Nullable T cause(Throwable error, Class<T> type) {
        Throwable at = error;
        while (at != null) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }

    /** Files that cannot be parsed. */
    static FailedException parse(String root, Throwable error) {
        FailedException own = cause(error, FailedException.class);
        if (own != null) {
            return own;
        }
        ClassNotFoundException missing = cause(error, ClassNotFoundException.class);
        if (missing != null) {
            return new FailedException(
                    new Failure.BadChangelog(
                            "The changelog " + root + " uses the class " + missing.getMessage()
                                    + ", which is not on the class path.",
                            "Add the jar or folder that holds it to the class path (classPath in tidemark.yaml).",
                            root, 0),
                    error);
        }
        FileSystemLoopException loop = cause(error, FileSystemLoopException.class);
        if (loop != null) {
            return new FailedException(
                    new Failure.BadChangelog(
                            "The folder " + loop.getFile() + " contains itself by a symbolic link.",
                            "Take the link out, or include the files one by one.", loop.getFile(), 0),
                    error);
        }
        String message = innermost(error);
        Matcher matcher = LINE.matcher(message);
        int line = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        return new FailedException(
                new Failure.BadChangelog(
                        "The changelog " + root + " cannot be read: " + sentence(message),
                        "Mend the file and try again.",
                        root,
                        line),
                error);
    }

    /** An error of reading. */
    static FailedException reading(SQLException error) {
        return reading(error, "");
    }

    /** An error of reading, with what to do about it. */
    static FailedException reading(SQLException error, String advice) {
        return new FailedException(
                new Failure.StatementFailed(
                        null, "", 0, error.getSQLState(), firstLine(error), "Nothing was changed.", advice),
                error);
    }

    /** The connection was lost while reading. */
    static FailedException lost(SQLException error) {
        return new FailedException(
                new Failure.Unreachable(
                        "The connection to the database is lost: " + sentence(firstLine(error)),
                        "Nothing was changed. Check that the server runs and can be reached, then try again."),
                error);
    }

    /** What should not happen. */
    static FailedException unexpected(Throwable error) {
        FailedException own = cause(error, FailedException.class);
        if (own != null) {
            return own;
        }
        SQLException sql = cause(error, SQLException.class);
        if (sql != null) {
            return reading(sql);
        }
        StringWriter details = new StringWriter();
        error.printStackTrace(new PrintWriter(details));
        return new FailedException(
                new Failure.Unexpected(
                        "Something went wrong that Tidemark did not expect: " + sentence(innermost(error)),
                        "",
                        "Look at the database's history before going on; copy the details into a report.",
                        details.toString()),
                error);
    }

    /** The message of the deepest cause that has one, without exception names. */
    static String innermost(Throwable error) {
        FailedException own = cause(error, FailedException.class);
        if (own != null) {
            return own.failure().what();
        }
        NoSuchFileException gone = cause(error, NoSuchFileException.class);
        if (gone != null) {
            return "the file " + gone.getFile() + " does not exist.";
        }
        String message = "";
        Throwable at = error;
        while (at != null) {
            if (at.getMessage() != null && !at.getMessage().isBlank()) {
                message = at.getMessage();
            }
            at = at.getCause();
        }
        String plain = message.replaceAll("\\b([a-z][\\w$]*\\.)+[A-Z]\\w*(Exception|Error): ", "").strip();
        Matcher notFound = NOT_FOUND.matcher(plain);
        if (notFound.find()) {
            return "the file " + notFound.group(1) + " was not found on the search path.";
        }
        return plain.replaceFirst("^cvc-[\\w.-]+: ", "").replaceAll("\\{\"[^\"]*\":([\\w-]+)}", "$1");
    }

    /** The database's own words, its first line, without the driver's additions. */
    static String firstLine(SQLException error) {
        String message = error.getMessage() == null ? "no reason given" : error.getMessage();
        return message.lines().findFirst().orElse(message).replaceFirst("^(ERROR|FATAL): ", "")
                .replaceFirst("; SQL statement:$", "");
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}
