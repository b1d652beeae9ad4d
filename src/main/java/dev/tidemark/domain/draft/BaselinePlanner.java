package dev.tidemark.domain.draft;

import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.Difference.Missing;
import dev.tidemark.domain.difference.Verdict;
import dev.tidemark.domain.difference.Weight;
import dev.tidemark.domain.draft.DraftedRevision.Header;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.SchemaObject;
import dev.tidemark.domain.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A changelog that makes a whole schema from nothing: a revision for each table, with all that belongs to it. Pure. */
public final class BaselinePlanner {
    private BaselinePlanner() {}

    /** Everything that makes {@code schema}, in an order that works. */
    public static ChangePlan plan(Schema schema) {
        List<Difference> all = new ArrayList<>();
        schema.extensions().forEach(e -> add(all, ObjectName.of(e.name()), e));
        schema.types().forEach(t -> add(all, t.name(), t));
        schema.sequences().forEach(s -> add(all, s.name(), s));
        schema.routines().forEach(r -> add(all, r.name(), r));
        schema.tables().forEach(t -> add(all, t.name(), t));
        schema.views().forEach(v -> add(all, v.name(), v));
        schema.publications().forEach(p -> add(all, ObjectName.of(p.name()), p));
        Ticked ticked = new Ticked(all, schema, Schema.empty(schema.origin()), Set.of());
        ChangePlan plan = new ChangePlanner(new Ddl(schema.origin().product())).plan(ticked, HeldRows.UNKNOWN);
        List<String> notes = new ArrayList<>(plan.notes());
        notes.addAll(schema.origin().leftOut());
        return new ChangePlan(plan.changes(), plan.losses(), notes);
    }

    private static void add(List<Difference> all, ObjectName name, SchemaObject object) {
        Verdict verdict = new Verdict(Weight.NOTABLE, "", "");
        all.add(new Missing(ObjectId.of(object.type(), name), object, "", verdict));
    }

    /**
     * The changes in revisions: each table with its foreign keys to tables before it, all else by itself, and foreign keys
     * that go in a circle at the end.
     *
     * @param header whose author, contexts and labels they have
     */
    public static List<DraftedRevision> revisions(List<PlannedChange> changes, Header header) {
        Map<String, List<PlannedChange>> groups = new LinkedHashMap<>();
        Map<ObjectName, Integer> made = new HashMap<>();
        for (PlannedChange change : changes) {
            groups.computeIfAbsent(group(change, made), name -> new ArrayList<>()).add(change);
        }
        List<DraftedRevision> revisions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        groups.forEach((name, members) -> {
            String plain = name.replaceAll("\\(.*", "").replaceAll("[^\\p{L}\\p{N}_.-]+", "-");
            String id = plain;
            for (int i = 2; !ids.add(id); i++) {
                id = plain + "-" + i;
            }
            revisions.add(new DraftedRevision(
                    new Header(id, header.author(), header.contexts(), header.labels(), ""), members));
        });
        return revisions;
    }

    private static String group(PlannedChange change, Map<ObjectName, Integer> made) {
        ObjectId object = change.up().object();
        if (change.up() instanceof SchemaChange.Create create) {
            if (create.made() instanceof Table table) {
                made.put(table.name(), made.size());
                return "table " + table.name();
            }
            if (create.made() instanceof ForeignKey key) {
                int own = made.getOrDefault(create.owner(), Integer.MAX_VALUE);
                boolean before = made.getOrDefault(key.target(), Integer.MAX_VALUE) <= own;
                return (before ? "table " : "foreign-keys ") + create.owner();
            }
        }
        return object.type().words().replace(' ', '-') + " " + object.name();
    }
}
