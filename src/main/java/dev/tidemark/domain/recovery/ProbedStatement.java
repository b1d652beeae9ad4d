package dev.tidemark.domain.recovery;

/**
 * A statement of a doubtful revision, and whether what it does is in place.
 *
 * @param number its place in the revision, from 1
 * @param sql its text
 * @param presence whether it is in place
 * @param evidence by what that was seen, in one sentence; empty where nothing shows it
 */
public record ProbedStatement(int number, String sql, Presence presence, String evidence) {}
