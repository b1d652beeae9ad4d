package dev.tidemark.adapter.postgres;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Says in words why PostgreSQL could not be reached or does not let us in, and what to try. Never holds a password. */
final class ConnectFailures {
    /** Our own state, for what the server does not refuse but we do. */
    static final String ROLE_BEHIND_POOLER = "TM001";

    private final ConnectionSpec spec;
    private final String where;

    ConnectFailures(ConnectionSpec spec) {
        this.spec = spec;
        this.where = spec.url().replaceFirst("^jdbc:postgresql://", "").replaceFirst("[/?].*", "");
    }

    Failure of(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return switch (state) {
            case "28P01" -> new Failure.Unreachable(
                    "The server at " + where + " does not accept the password of " + user() + ".",
                    "Check user and password. An empty password field takes one from PGPASSWORD, the password file or the"
                            + " keychain, which may be an old one.");
            case "28000" -> refusedUser(error);
            case "3D000" -> new Failure.Unreachable(
                    words(error) + " The server at " + where + " itself answers.", "Check the database's name.");
            case "53300" -> new Failure.Unreachable(
                    "The server takes no more connections: " + words(error), "Try again later, or close some.");
            case ROLE_BEHIND_POOLER -> new Failure.Unreachable(
                    words(error) + " A role that is taken there would be left to its next client.",
                    "Connect to the server itself, past the pooler, or without a role.");
            case "57P03" -> new Failure.Unreachable(
                    "The server at " + where + " is starting or stopping.", "Try again in a moment.");
            case "22023", "42704" -> new Failure.Unreachable(words(error), "Check the role's name.");
            case "42501" -> new Failure.Unreachable(
                    words(error), "Ask for the right to connect or to take that role.");
            default -> ofDriver(error);
        };
    }

    private Failure refusedUser(SQLException error) {
        String words = words(error);
        if (words.toLowerCase(Locale.ROOT).contains("no encryption") || words.contains("SSL off")) {
            return new Failure.Unreachable(
                    "The server at " + where + " lets " + user() + " in over an encrypted connection only.",
                    "Choose the encryption 'require' or stricter, or ask for a line in the server's pg_hba.conf.");
        }
        return new Failure.Unreachable(
                "The server at " + where + " does not let " + user() + " in: " + words,
                "Check the user, the database and, with certificates, whose certificate it is. Who may come in from where stands"
                        + " in the server's pg_hba.conf.");
    }

    /** What the driver says before the server has said anything. */
    private Failure ofDriver(SQLException error) {
        String message = words(error).toLowerCase(Locale.ROOT);
        if (has(error, UnknownHostException.class)) {
            return new Failure.Unreachable(
                    "No computer called " + where.replaceFirst(":\\d+$", "") + " is known here.",
                    "Check how the host is written, and whether a VPN has to be on.");
        }
        if (has(error, NoRouteToHostException.class)) {
            return new Failure.Unreachable(
                    "No way leads to " + where + ".", "Check the host, the network, and whether a VPN has to be on.");
        }
        if (has(error, SocketTimeoutException.class) || message.contains("timed out")) {
            return new Failure.Unreachable(
                    "The server at " + where + " did not answer in time.",
                    "Check host and port: something else may listen there, or a firewall drops what is sent.");
        }
        if (has(error, ConnectException.class)) {
            return new Failure.Unreachable(
                    "Nothing listens at " + where + ": the connection was refused.",
                    "Check host and port, and that the server runs and listens for connections from outside"
                            + " (listen_addresses).");
        }
        if (message.contains("no password was provided") || message.contains("password is an empty string")) {
            return new Failure.Unreachable(
                    "The server at " + where + " asks for a password of " + user() + ", and none is known.",
                    "Fill in the password.");
        }
        return ofEncryption(error, message);
    }

    private Failure ofEncryption(SQLException error, String message) {
        if (message.contains("does not support ssl")) {
            return new Failure.Unreachable(
                    "The server at " + where + " does not offer encryption, and this connection asks for it.",
                    "Choose the encryption 'prefer' or 'disable' where the network is trusted, or have it turned on at the"
                            + " server (ssl = on).");
        }
        if (message.contains("hostname") && message.contains("verif")) {
            return new Failure.Unreachable(
                    "The certificate of the server at " + where + " is another host's: " + words(error),
                    "Write the host as the certificate has it. 'verify-ca' does not look at the name, and protects less.");
        }
        if (has(error, CertPathBuilderException.class) || has(error, CertPathValidatorException.class)) {
            return new Failure.Unreachable(
                    "The certificate of the server at " + where + " is not one that is trusted.",
                    "Name the file with the certificate of its authority. The encryption 'require' does not look at it, and"
                            + " protects less.");
        }
        boolean other = has(error, EOFException.class)
                || message.contains("setting up the ssl connection") && !has(error, SSLException.class);
        if (other) {
            return new Failure.Unreachable(
                    "What answers at " + where + " does not speak as PostgreSQL does.",
                    "Check host and port; a proxy or another program may stand there.");
        }
        if (message.contains("ssl") || message.contains("certificate") || has(error, SSLException.class)) {
            return new Failure.Unreachable(
                    "No encrypted connection to " + where + " came about: " + words(error) + cause(error),
                    "Check the encryption, the file of trusted certificates, your certificate and its key. The key has to be in"
                            + " PKCS-8 (DER) or PKCS-12.");
        }
        return new Failure.Unreachable(
                "No connection to " + where + ": " + words(error),
                "Check host and port, that a PostgreSQL server runs there, and that no firewall stands between.");
    }

    private String user() {
        return spec.user() == null ? "this user" : "'" + spec.user() + "'";
    }

    private static boolean has(Throwable error, Class<? extends Throwable> kind) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static String cause(SQLException error) {
        Throwable last = error;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last == error || last.getMessage() == null ? "" : " (" + last.getMessage().strip() + ")";
    }

    private static String words(SQLException error) {
        String message = error.getMessage() == null ? "no reason given" : error.getMessage();
        String first = message.lines().findFirst().orElse(message).replaceFirst("^(FATAL|ERROR): ", "");
        return first.endsWith(".") ? first : first + ".";
    }
}
