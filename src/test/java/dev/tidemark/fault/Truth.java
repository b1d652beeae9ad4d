package dev.tidemark.fault;

import dev.tidemark.application.Doubts;
import dev.tidemark.domain.recovery.Classification;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.fault.KillPlan.Part;
import dev.tidemark.fault.KillPlan.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a database really holds of each revision, read past Tidemark.
 *
 * @param revisions by id
 */
record Truth(Map<String, One> revisions) {

    /**
     * One revision.
     *
     * @param recorded whether it has its row
     * @param done for each statement whether it was run
     * @param shown for each statement whether the schema shows it; else only rows do
     */
    record One(boolean recorded, List<Boolean> done, List<Boolean> shown) {
        /** What has to be said about it. */
        Classification classification() {
            boolean all = done.stream().allMatch(d -> d);
            boolean none = done.stream().noneMatch(d -> d);
            if (recorded) {
                return all
                        ? Classification.RECORDED
                        : none ? Classification.UNDONE_NOT_UNRECORDED : Classification.HALF_UNDONE;
            }
            return all
                    ? Classification.APPLIED_NOT_RECORDED
                    : none ? Classification.NOT_APPLIED : Classification.HALF_APPLIED;
        }

        /** Whether part of it can only be seen in rows. */
        boolean hidden() {
            return shown.contains(false);
        }
    }

    /** Looks at it. */
    static Truth of(Connection connection, List<Part> parts) throws SQLException {
        boolean history = one(connection, KillPlan.exists("databasechangelog"));
        List<String> recorded = history ? Site.texts(connection, "SELECT id FROM databasechangelog") : List.of();
        Map<String, One> found = new LinkedHashMap<>();
        for (Part part : parts) {
            List<Boolean> done = new ArrayList<>();
            List<Boolean> shown = new ArrayList<>();
            for (Probe probe : part.probes()) {
                boolean askable = probe.needs().isEmpty() || one(connection, KillPlan.exists(probe.needs()));
                done.add(askable && one(connection, probe.query()));
                shown.add(probe.inSchema());
            }
            found.put(part.id(), new One(recorded.contains(part.id()), done, shown));
        }
        return new Truth(found);
    }

    private static boolean one(Connection connection, String query) throws SQLException {
        return Site.texts(connection, query).getFirst().equals("1");
    }

    /** Those of which record and schema do not agree. */
    List<String> apart() {
        return revisions.entrySet().stream()
                .filter(e -> !e.getValue().classification().agrees())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether all of them are recorded, or none. */
    boolean together() {
        long recorded = revisions.values().stream().filter(One::recorded).count();
        return recorded == 0 || recorded == revisions.size();
    }

    /**
     * What is wrong in what recovery says, one sentence each; empty where it is right. That it cannot tell is right only of
     * revisions whose statements leave no trace in the schema, in part or altogether.
     *
     * @param madeByOthers whether the run had nothing to do with the schema: then nothing can be known, and need not be said,
     *     of revisions that leave no trace
     */
    List<String> wrong(Doubts doubts, boolean madeByOthers) {
        List<String> found = new ArrayList<>();
        Map<String, Doubt> said = new LinkedHashMap<>();
        doubts.revisions().forEach(doubt -> said.put(doubt.revision().id(), doubt));
        revisions.forEach((id, one) -> {
            Classification is = one.classification();
            Doubt doubt = said.get(id);
            if (doubt == null) {
                if (!is.agrees() && !(madeByOthers && one.hidden())) {
                    found.add(id + " is " + is + " " + one + ", and nothing is said about it");
                }
            } else if (doubt.classification() == Classification.CANNOT_TELL) {
                if (!one.hidden()) {
                    found.add(id + " is " + is + " " + one
                            + ", every statement of it shows, and it is said that nobody can"
                            + " tell: " + doubt.evidence());
                }
            } else if (doubt.classification() != is) {
                found.add(id + " is " + is + " " + one + ", and is said to be " + doubt.classification() + ": "
                        + doubt.evidence());
            }
        });
        return found;
    }
}
