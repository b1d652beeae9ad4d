package dev.tidemark.domain.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What identifies a reviewed plan. Its parts are short digests, so that a plan that no longer matches can be
 * refused with what changed.
 *
 * @param changelog digest of the files' revisions
 * @param record digest of the history rows
 * @param server digest of the server's identity, user, role, schema and search path
 * @param request digest of what was asked for, contexts, labels and parameters
 * @param statements digest of every statement in order
 */
public record Fingerprint(String changelog, String record, String server, String request, String statements) {

    private static final int BRIEF = 12;

    /** Hexadecimal SHA-256 of a text. */
    public static String digest(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The first twelve digits of {@link #digest}, which is what the parts hold. */
    public static String brief(String text) {
        return digest(text).substring(0, BRIEF);
    }

    /** One word that a person can copy. */
    public String value() {
        return String.join("-", changelog, record, server, request, statements);
    }

    /**
     * Reads {@link #value()}.
     *
     * @throws IllegalArgumentException where the text is no fingerprint
     */
    public static Fingerprint parse(String text) {
        String[] parts = text.strip().split("-", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is not a fingerprint. Copy the whole word that the plan showed; it has five parts.");
        }
        return new Fingerprint(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    /** What is different in {@code now}, in plain words; empty where nothing is. */
    public List<String> changesTo(Fingerprint now) {
        List<String> changes = new ArrayList<>();
        if (!request.equals(now.request)) {
            changes.add("the target, contexts, labels or parameters are not the ones that were reviewed");
        }
        if (!server.equals(now.server)) {
            changes.add("the server, database, schema, user or role is another");
        }
        if (!changelog.equals(now.changelog)) {
            changes.add("the changelog files changed");
        }
        if (!record.equals(now.record)) {
            changes.add("the database's history changed");
        }
        if (changes.isEmpty() && !statements.equals(now.statements)) {
            changes.add("the statements came out different");
        }
        return changes;
    }
}
