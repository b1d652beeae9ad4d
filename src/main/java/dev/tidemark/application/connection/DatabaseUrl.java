package dev.tidemark.application.connection;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database URL taken apart. No message about a URL repeats it, because a password may stand anywhere in it.
 *
 * @param jdbc the JDBC URL, without user and password
 * @param product whose database it is
 * @param host the server's host as it was written; empty for H2 in this process
 * @param port the server's port; 0 where there is no server
 * @param database the database's name; empty where the URL leaves it to the driver
 * @param login who, and with what password
 */
public record DatabaseUrl(String jdbc, Product product, String host, int port, String database, Login login) {
    private static final Pattern SCHEME =
            Pattern.compile("(?i)^(jdbc:)?([a-z][a-z0-9]*)(\\+[a-z0-9_]+)?:.*", Pattern.DOTALL);

    /** The products that Tidemark knows. */
    public enum Product {
        /** PostgreSQL. */
        POSTGRESQL,
        /** H2 in memory, gone with this process. */
        H2_MEMORY,
        /** H2 in a file or on a server. */
        H2
    }

    /**
     * Who connects.
     *
     * @param user the user, or null where the URL names none
     * @param password the password, or null where the URL holds none; never printed
     */
    public record Login(@Nullable String user, @Nullable String password) {
        @Override
        public String toString() {
            return user == null ? "nobody named" : user;
        }
    }

    /**
     * Takes a URL apart.
     *
     * @param text in any of the shapes that the project file's page lists
     * @param folder what the relative path of an H2 file is relative to
     * @throws FailedException where it is none of them
     */
    public static DatabaseUrl parse(String text, Path folder) {
        String url = text.strip();
        Matcher matcher = SCHEME.matcher(url);
        if (!matcher.matches()) {
            throw wrong("This is not a database URL.");
        }
        boolean jdbc = matcher.group(1) != null;
        String scheme = matcher.group(2).toLowerCase(Locale.ROOT);
        if (scheme.equals("h2") && jdbc) {
            return H2Url.parse(url, folder);
        }
        boolean postgres = scheme.equals("postgresql") || scheme.equals("postgres") && !jdbc;
        if (!postgres) {
            throw new FailedException(new Failure.WrongUsage(
                    "Databases of the kind '" + scheme + "' are not supported.",
                    "Tidemark works with PostgreSQL and H2. " + SHAPES));
        }
        return PostgresUrl.parse(url.substring(url.indexOf(matcher.group(2)) + matcher.group(2).length()
                + (matcher.group(3) == null ? 0 : matcher.group(3).length()) + 1));
    }

    /** What a keychain calls this login, such as {@code ann@db.example.org:5432/orders}. */
    public String account(String user) {
        return product == Product.POSTGRESQL ? user + "@" + host + ":" + port + "/" + database : user + "@" + jdbc;
    }

    /** Every host that the driver may connect to; one that is empty for H2 in this process. */
    public List<String> hosts() {
        if (product != Product.POSTGRESQL) {
            return List.of(host);
        }
        String all = jdbc.substring("jdbc:postgresql://".length());
        return Stream.of(all.substring(0, all.indexOf('/')).split(","))
                .map(PostgresUrl::withoutPort)
                .toList();
    }

    static final String SHAPES = "Write postgresql://host:5432/database, jdbc:postgresql://host:5432/database,"
            + " jdbc:h2:file:./name or jdbc:h2:mem:name.";

    static FailedException wrong(String what) {
        return new FailedException(new Failure.WrongUsage(what, SHAPES));
    }

    /** Whether an option of that name carries a secret. */
    static boolean secret(String option) {
        String name = option.toLowerCase(Locale.ROOT);
        return name.contains("password") && !name.equals("password_hash") || name.contains("secret")
                || name.equals("passwd");
    }
}
