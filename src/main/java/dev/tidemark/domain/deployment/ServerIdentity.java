package dev.tidemark.domain.deployment;

import org.jspecify.annotations.Nullable;

/**
 * Whose server this is, told by the server itself and not by its address: a tunnel makes every server localhost.
 *
 * @param product {@code PostgreSQL} or {@code H2}
 * @param version the server's version
 * @param url the address without user, password or secret options
 * @param database the database's name, which a person types to confirm
 * @param schema the schema that unqualified names fall into
 * @param user who connected and as whom statements run
 * @param serverId system identifier and database OID on PostgreSQL; the database's path on H2
 * @param searchPath the search path as the server reports it
 * @param readOnly why nothing can be written (standby, read-only database, transaction pooler), or null
 * @param transactionalDdl whether a revision and its row can be one transaction
 */
public record ServerIdentity(
        String product,
        String version,
        String url,
        String database,
        String schema,
        Who user,
        String serverId,
        String searchPath,
        @Nullable String readOnly,
        boolean transactionalDdl) {
    /**
     * Why nothing is written behind a pooler (PgBouncer and the like). Which sessions it shares between its clients cannot be
     * seen from here, so it is taken for one that hands each transaction to another server process.
     */
    public static final String BEHIND_POOLER = "A connection pooler stands between, and may hand each transaction to another"
            + " server process.";

    /**
     * Who is connected.
     *
     * @param session who logged in
     * @param current as whom statements run, after SET ROLE
     */
    public record Who(String session, String current) {
        @Override
        public String toString() {
            return session.equals(current) ? session : session + " as " + current;
        }
    }

    /** Everything that a plan's fingerprint must hold fast about the server. */
    public String digestText() {
        return String.join(
                "\n", product, version, database, schema, user.session(), user.current(), serverId, searchPath,
                readOnly == null ? "" : readOnly);
    }
}
