package dev.tidemark.application.connection;

import dev.tidemark.application.connection.DatabaseUrl.Product;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings.EnvironmentPattern;
import dev.tidemark.application.port.ProjectSettings.NamedConnection;
import dev.tidemark.domain.deployment.Environment;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides what a connection is for. Where nobody has said anything, it is unknown and therefore protected. */
public final class EnvironmentRules {
    private static final List<Environment> STRICTNESS =
            List.of(Environment.DEVELOPMENT, Environment.STAGING, Environment.UNKNOWN, Environment.PRODUCTION);

    private EnvironmentRules() {}

    /**
     * The first that says something: the person, the named connection, the project's patterns; memory databases are
     * for development.
     *
     * @throws FailedException where an environment's name is none
     */
    public static Environment decide(
            @Nullable String said, @Nullable NamedConnection named, List<EnvironmentPattern> patterns,
            DatabaseUrl url) {
        if (said != null && !said.isBlank()) {
            return named(said);
        }
        if (named != null && named.environment() != null) {
            return named(named.environment());
        }
        return url.hosts().stream()
                .map(host -> ofPatterns(patterns, host, url))
                .max(Comparator.comparingInt(STRICTNESS::indexOf))
                .orElse(Environment.UNKNOWN);
    }

    /** Of several hosts the driver takes whichever answers, so the strictest counts. */
    private static Environment ofPatterns(List<EnvironmentPattern> patterns, String host, DatabaseUrl url) {
        for (EnvironmentPattern pattern : patterns) {
            if (matches(pattern.host(), host) && matches(pattern.database(), url.database())) {
                return named(pattern.environment());
            }
        }
        return url.product() == Product.H2_MEMORY ? Environment.DEVELOPMENT : Environment.UNKNOWN;
    }

    /** Of two, the one that asks for more before anything is written. */
    public static Environment stricter(Environment one, Environment other) {
        return STRICTNESS.indexOf(one) >= STRICTNESS.indexOf(other) ? one : other;
    }

    /**
     * The environment of that name.
     *
     * @throws FailedException where there is none
     */
    public static Environment named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "development" -> Environment.DEVELOPMENT;
            case "staging" -> Environment.STAGING;
            case "production" -> Environment.PRODUCTION;
            default -> throw new FailedException(new Failure.WrongUsage(
                    "There is no environment '" + name + "'.", "Say development, staging or production."));
        };
    }

    private static boolean matches(String glob, String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(text).matches();
    }
}
