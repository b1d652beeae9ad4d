package dev.tidemark.adapter.postgres;

import dev.tidemark.application.outcome.Failure;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why no connection came about where the server itself gave no reason: the driver's words are few. */
final class ConnectTrouble {
    private static final String TLS_ADVICE =
            "Name the file of the authority's certificate with sslrootcert=FILE in the URL. sslmode=require encrypts without"
                    + " looking at the certificate.";

    private ConnectTrouble() {}

    static Failure of(String where, SQLException error, String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        String start = "No connection to " + where + ": ";
        UnknownHostException unknown = cause(error, UnknownHostException.class);
        if (unknown != null) {
            return new Failure.Unreachable(
                    start + "this computer finds no host of that name.", "Check the host's name, and the network.");
        }
        if (lower.contains("password is an empty string") || lower.contains("no password was provided")) {
            return new Failure.Unreachable(
                    "The server at " + where + " asks for a password, and none was given.",
                    "Give it as TIDEMARK_PASSWORD, PGPASSWORD, in .pgpass or the keychain, or wait to be asked.");
        }
        if (lower.contains("does not support ssl")) {
            return new Failure.Unreachable(
                    start + "the server offers no TLS, and the URL asks for it.",
                    "Let the server offer it; sslmode=prefer goes on without it, unencrypted.");
        }
        if (lower.contains("root certificate") || lower.contains("could not be verified")) {
            return new Failure.Unreachable(start + words, TLS_ADVICE);
        }
        if (cause(error, SSLException.class) != null) {
            return new Failure.Unreachable(start + "the server's certificate is not one that is trusted.", TLS_ADVICE);
        }
        return unanswered(start, error, lower, words);
    }

    private static Failure unanswered(String start, SQLException error, String lower, String words) {
        if (lower.contains("timed out") || cause(error, SocketTimeoutException.class) != null) {
            return new Failure.Unreachable(
                    start + "there was no answer in time.",
                    "Check host and port, that the server runs, and that no firewall stands between.");
        }
        if (cause(error, ConnectException.class) != null) {
            return new Failure.Unreachable(
                    start + "nobody listens there.", "Check host and port, and that the server runs.");
        }
        if (cause(error, EOFException.class) != null || lower.contains("setting up the ssl connection")
                || lower.contains("connection attempt failed") || lower.contains("protocol error")) {
            return new Failure.Unreachable(
                    start + "what answers there does not speak as PostgreSQL does.",
                    "Check host and port; a proxy or another program may stand there.");
        }
        return new Failure.Unreachable(
                start + words, "Check host and port, that the server runs, and that no firewall stands between.");
    }

    private static <T> @Nullable T cause(Throwable error, Class<T> type) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
