package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Pair;
import dev.tidemark.domain.difference.Findings.Change;
import dev.tidemark.domain.schema.Aspect;
import dev.tidemark.domain.schema.Definition;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.Policy;
import dev.tidemark.domain.schema.SchemaObject;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.Table.Security;
import dev.tidemark.domain.schema.Table.Traits;
import dev.tidemark.domain.schema.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what belongs to a table beside columns, keys and checks. */
final class TraitComparer {
    private final Findings findings;

    TraitComparer(Findings findings) {
        this.findings = findings;
    }

    void compare(Table left, Table right) {
        Traits one = left.traits();
        Traits other = right.traits();
        if (one.equals(other)) {
            return;
        }
        ObjectId id = ObjectId.of(ObjectType.TABLE, left.name());
        Pair both = new Pair(left, right);
        Comments.compare(findings, id, both, one.comment(), other.comment());
        if (heard(Aspect.OWNERS) && !one.owner().isEmpty() && !other.owner().isEmpty()) {
            text(
                    id, both, new Change("owner", one.owner(), other.owner()),
                    Verdict.notable("The table belongs to another role.",
                            "That role, and not the other one, may change and drop it."));
        }
        if (heard(Aspect.GRANTS)) {
            text(
                    id, both, new Change("grants", lines(one.grants()), lines(other.grants())),
                    Verdict.notable("Other roles may read or write this table.",
                            "Somebody is refused, or sees what he should not."));
        }
        if (heard(Aspect.TRIGGERS)) {
            triggers(left, right);
        }
        if (heard(Aspect.SECURITY)) {
            security(id, both);
            policies(left, right);
        }
        if (heard(Aspect.PARTITIONS)) {
            text(
                    id, both, new Change("partitioning", ordinary(one.partitioning()), ordinary(other.partitioning())),
                    Verdict.notable("Rows are dealt out to partitions in another way.",
                            "Searches and clearing old rows take another course."));
            text(
                    id, both, new Change("partitions", lines(one.partitions()), lines(other.partitions())),
                    Verdict.notable("The table is made of other partitions.",
                            "Rows for which there is none are refused."));
        }
        if (heard(Aspect.REPLICATION)) {
            text(
                    id, both, new Change("replica identity", one.replicaIdentity(), other.replicaIdentity()),
                    Verdict.notable(
                            "Changed rows are told to subscribers by another key.",
                            "Updating or deleting in a published table may fail, or subscribers may not follow."));
        }
    }

    private boolean heard(Aspect aspect) {
        return !findings.sides().silent(aspect);
    }

    private void text(ObjectId id, Pair both, Change change, Verdict verdict) {
        if (!change.left().equals(change.right())) {
            findings.changed(id, both, change, verdict);
        }
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "none" : String.join("\n", lines);
    }

    private static String ordinary(String partitioning) {
        return partitioning.isEmpty() ? "none" : partitioning;
    }

    private void security(ObjectId id, Pair both) {
        Security left = ((Table) both.left()).traits().security();
        Security right = ((Table) both.right()).traits().security();
        text(
                id, both, new Change("row-level security", words(left), words(right)),
                Verdict.notable(
                        "Rows are guarded by policies in another way.",
                        "Somebody sees rows that he should not, or does not see his own."));
    }

    private static String words(Security security) {
        return security.enabled() ? security.forced() ? "on, for the owner too" : "on" : "off";
    }

    private void triggers(Table left, Table right) {
        Map<String, Trigger> there = new LinkedHashMap<>();
        right.traits().triggers().forEach(t -> there.put(t.name(), t));
        for (Trigger wanted : left.traits().triggers()) {
            Trigger found = there.remove(wanted.name());
            ObjectId id = Parts.id(left.name(), wanted);
            if (found == null) {
                findings.missing(
                        id, wanted,
                        Verdict.notable(
                                findings.sides().there() + " has no such trigger.",
                                "What it does when rows change does not happen."));
                continue;
            }
            definition(id, wanted, found);
            text(
                    id, new Pair(wanted, found), new Change("enabled", on(wanted), on(found)),
                    Verdict.notable("Only one side's trigger fires.",
                            "What it does when rows change does not happen on the other one."));
        }
        there.values().forEach(t -> findings.unexpected(
                Parts.id(left.name(), t), t,
                Verdict.notable("Only " + findings.sides().inIt() + " has this trigger.",
                        "It does something when rows change there.")));
    }

    private static String on(Trigger trigger) {
        return trigger.enabled() ? "fires" : "disabled";
    }

    private void definition(ObjectId id, SchemaObject left, SchemaObject right) {
        text(
                id, new Pair(left, right),
                new Change("definition", plain(left), plain(right)),
                Verdict.notable("It is defined in another way.", "The two sides behave differently."));
    }

    private static String plain(SchemaObject object) {
        return object instanceof Trigger trigger ? trigger.definition() : Definition.brief(object);
    }

    private void policies(Table left, Table right) {
        Map<String, Policy> there = new LinkedHashMap<>();
        right.traits().security().policies().forEach(p -> there.put(p.name(), p));
        for (Policy wanted : left.traits().security().policies()) {
            Policy found = there.remove(wanted.name());
            if (found == null) {
                findings.missing(
                        Parts.id(left.name(), wanted), wanted,
                        Verdict.notable(findings.sides().there() + " has no such policy.",
                                "Somebody does not see his rows, or sees others'."));
            } else {
                definition(Parts.id(left.name(), wanted), wanted, found);
            }
        }
        there.values().forEach(p -> findings.unexpected(
                Parts.id(left.name(), p), p,
                Verdict.notable("Only " + findings.sides().inIt() + " has this policy.",
                        "Somebody sees more or fewer rows there.")));
    }
}
