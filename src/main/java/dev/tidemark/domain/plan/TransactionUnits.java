package dev.tidemark.domain.plan;

import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.RunSettings.Commit;
import java.util.List;
import java.util.Locale;

/** Cuts plans into the parts that commit together. Pure. */
public final class TransactionUnits {
    private TransactionUnits() {}

    /** The parts of {@code plan} on {@code server}, in order; every step belongs to exactly one of them. */
    public static List<TransactionUnit> of(Plan plan, Commit commit, ServerIdentity server) {
        return of(plan, commit, server.product(), major(server.version()));
    }

    /**
     * The same.
     *
     * @param product {@code PostgreSQL} or {@code H2}, in any case
     * @param version its major version; 0 where that is not known
     */
    public static List<TransactionUnit> of(Plan plan, Commit commit, String product, int version) {
        return new UnitCutter(plan, commit, product.toLowerCase(Locale.ROOT).equals("postgresql"), version).cut();
    }

    private static int major(String version) {
        int end = 0;
        while (end < version.length() && Character.isDigit(version.charAt(end))) {
            end++;
        }
        return end == 0 || end > 3 ? 0 : Integer.parseInt(version.substring(0, end));
    }
}
