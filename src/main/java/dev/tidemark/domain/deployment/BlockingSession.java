package dev.tidemark.domain.deployment;

/**
 * A session of somebody else that stands in the way of our statement, as the server tells it.
 *
 * @param pid the server's number for it; 0 for a prepared transaction, which has no process
 * @param user who it is; empty where the server does not say
 * @param application what it calls itself; empty where it has no name
 * @param state what it does in the server's words, such as {@code idle in transaction}; empty where it does not say
 * @param seconds how long it has been doing so
 * @param query its statement, or its last one where it is idle, without passwords and inserted rows; empty where we may
 *     not see it
 * @param relation the table or index that we wait for; empty where it is none
 * @param mode in which mode it holds that, in the server's words; empty where it only waits before us
 */
public record BlockingSession(
        long pid,
        String user,
        String application,
        String state,
        long seconds,
        String query,
        String relation,
        String mode) {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    /** Who it is and what it does, such as {@code pid 4711 (ann, psql, idle in transaction for 4 min)}. */
    public String words() {
        StringBuilder text = new StringBuilder(pid == 0 ? "a prepared transaction" : "pid " + pid);
        String who = join(user, application, state.isEmpty() ? "" : state + " for " + age());
        return who.isEmpty() ? text.toString() : text.append(" (").append(who).append(')').toString();
    }

    /** How long it has been doing so, such as {@code 12 s}, {@code 4 min}, {@code 2 h 5 min}. */
    public String age() {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        long minutes = seconds / MINUTE;
        return seconds < HOUR ? minutes + " min" : minutes / MINUTE + " h " + minutes % MINUTE + " min";
    }

    private static String join(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            if (!part.isEmpty()) {
                text.append(text.isEmpty() ? "" : ", ").append(part);
            }
        }
        return text.toString();
    }
}
