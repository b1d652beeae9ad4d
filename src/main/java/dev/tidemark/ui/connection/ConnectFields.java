package dev.tidemark.ui.connection;

import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.connection.ConnectionForm.Kind;
import dev.tidemark.ui.view.Bookmark;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The fields that say where a database is and how to get in. */
public final class ConnectFields {
    private static final Set<String> TLS = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey");
    private static final String FILE = "jdbc:h2:file:";
    private static final String SERVER = "jdbc:h2:tcp://";
    private static final String MEMORY = "jdbc:h2:mem:";

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.POSTGRESQL);
    private final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Environment.UNKNOWN);
    private final BooleanProperty lookOnly = new SimpleBooleanProperty();
    private final StringProperty host = new SimpleStringProperty("localhost");
    private final StringProperty port = new SimpleStringProperty("5432");
    private final StringProperty database = new SimpleStringProperty("");
    private final StringProperty file = new SimpleStringProperty("");
    private final StringProperty h2Server = new SimpleStringProperty("");
    private final StringProperty memory = new SimpleStringProperty("");
    private final StringProperty url = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty schema = new SimpleStringProperty("");
    private final StringProperty role = new SimpleStringProperty("");
    private final StringProperty sslMode = new SimpleStringProperty("");
    private final StringProperty rootCertificate = new SimpleStringProperty("");
    private final StringProperty certificate = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");

    /** Empty, but for what is usual. */
    ConnectFields() {}

    /** What is filled in. */
    ConnectionForm form(boolean keep, FilesForm files) {
        String place = switch (kind.get()) {
            case H2_FILE -> file.get();
            case H2_SERVER -> h2Server.get();
            case H2_MEMORY -> memory.get();
            default -> url.get();
        };
        return new ConnectionForm(
                kind.get(),
                new ConnectionForm.Server(host.get(), port.get(), database.get()),
                place,
                new ConnectionForm.Login(user.get(), password.get(), keep),
                new ConnectionForm.Extra(
                        schema.get(), role.get(),
                        new ConnectionForm.Tls(sslMode.get(), rootCertificate.get(), certificate.get(), key.get())),
                new ConnectionForm.Use(environment.get(), lookOnly.get()),
                files);
    }

    /** Empties them, but for what is usual. */
    void clear() {
        List.of(database, file, h2Server, memory, url, user, password, schema, role).forEach(p -> p.set(""));
        List.of(sslMode, rootCertificate, certificate, key).forEach(p -> p.set(""));
        host.set("localhost");
        port.set("5432");
        environment.set(Environment.UNKNOWN);
        lookOnly.set(false);
    }

    /** Fills in {@code place}, in the fields of its kind where they can hold all of it, else as a URL. */
    void fill(Bookmark.Place place) {
        clear();
        user.set(place.user());
        schema.set(place.schema());
        role.set(place.role());
        environment.set(place.environment());
        lookOnly.set(place.lookOnly());
        String jdbc = place.url();
        String plain = jdbc.replaceFirst("(?i);DB_CLOSE_DELAY=-1$", "");
        if (jdbc.isEmpty()) {
            return;
        }
        if (jdbc.startsWith("jdbc:postgresql:") && fillServer(jdbc)) {
            kind.set(Kind.POSTGRESQL);
        } else if (plain.startsWith(FILE) && !plain.contains(";")) {
            kind.set(Kind.H2_FILE);
            file.set(plain.substring(FILE.length()));
        } else if (plain.startsWith(SERVER) && !plain.contains(";")) {
            kind.set(Kind.H2_SERVER);
            h2Server.set(plain.substring(SERVER.length()));
        } else if (plain.startsWith(MEMORY) && !plain.contains(";")) {
            kind.set(Kind.H2_MEMORY);
            memory.set(plain.substring(MEMORY.length()));
        } else {
            kind.set(Kind.URL);
            url.set(jdbc);
        }
    }

    private boolean fillServer(String jdbc) {
        Map<String, String> options = options(jdbc);
        if (jdbc.contains(",") || !TLS.containsAll(options.keySet())) {
            return false;
        }
        DatabaseUrl parsed;
        try {
            parsed = DatabaseUrl.parse(jdbc, Path.of(""));
        } catch (FailedException e) {
            return false;
        }
        host.set(parsed.host());
        port.set(String.valueOf(parsed.port()));
        database.set(parsed.database());
        fillTls(options);
        return true;
    }

    private void fillTls(Map<String, String> options) {
        sslMode.set(options.getOrDefault("sslmode", ""));
        rootCertificate.set(options.getOrDefault("sslrootcert", ""));
        certificate.set(options.getOrDefault("sslcert", ""));
        key.set(options.getOrDefault("sslkey", ""));
    }

    /** Fills in what a service of PostgreSQL's service file says. */
    void fillService(Map<String, String> options) {
        kind.set(Kind.POSTGRESQL);
        host.set(options.getOrDefault("host", options.getOrDefault("hostaddr", "localhost")));
        port.set(options.getOrDefault("port", "5432"));
        database.set(options.getOrDefault("dbname", options.getOrDefault("user", "")));
        user.set(options.getOrDefault("user", ""));
        fillTls(options);
    }

    private static Map<String, String> options(String jdbc) {
        Map<String, String> found = new HashMap<>();
        int question = jdbc.indexOf('?');
        for (String pair : question < 0 ? new String[0] : jdbc.substring(question + 1).split("&")) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            found.put(
                    equals < 0 ? pair : pair.substring(0, equals), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return found;
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** What the connection is for. */
    public ObjectProperty<Environment> environmentProperty() {
        return environment;
    }

    /** Whether every write is refused. */
    public BooleanProperty lookOnlyProperty() {
        return lookOnly;
    }

    /** PostgreSQL's host. */
    public StringProperty hostProperty() {
        return host;
    }

    /** Its port. */
    public StringProperty portProperty() {
        return port;
    }

    /** The database on it. */
    public StringProperty databaseProperty() {
        return database;
    }

    /** H2's file. */
    public StringProperty fileProperty() {
        return file;
    }

    /** The address of H2's server, with port and path. */
    public StringProperty h2ServerProperty() {
        return h2Server;
    }

    /** H2's name in memory. */
    public StringProperty memoryProperty() {
        return memory;
    }

    /** A URL instead. */
    public StringProperty urlProperty() {
        return url;
    }

    /** As whom. */
    public StringProperty userProperty() {
        return user;
    }

    /** The password; emptied as soon as it was used. */
    public StringProperty passwordProperty() {
        return password;
    }

    /** The schema; empty for the server's choice. */
    public StringProperty schemaProperty() {
        return schema;
    }

    /** The role to take; empty for none. */
    public StringProperty roleProperty() {
        return role;
    }

    /** Whether and how the connection is encrypted; empty for the driver's own choice. */
    public StringProperty sslModeProperty() {
        return sslMode;
    }

    /** The file with the certificates that are trusted. */
    public StringProperty rootCertificateProperty() {
        return rootCertificate;
    }

    /** The file with the client's certificate. */
    public StringProperty certificateProperty() {
        return certificate;
    }

    /** The file with its key. */
    public StringProperty keyProperty() {
        return key;
    }
}
