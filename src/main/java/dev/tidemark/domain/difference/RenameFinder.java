package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Missing;
import dev.tidemark.domain.difference.Difference.Unexpected;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out what may have been renamed: a missing object and an unexpected one of the same kind - of the same table, where
 * they are parts - that have much in common. Each is proposed once, with its likeliest counterpart; a person decides.
 */
final class RenameFinder {
    private static final int LEAST = 50;
    private static final int MOST_PAIRS = 40_000;
    private static final Set<ObjectType> ALONE =
            Set.of(ObjectType.SEQUENCE, ObjectType.VIEW, ObjectType.MATERIALIZED_VIEW, ObjectType.TYPE);

    private final Lookup left;
    private final Lookup right;

    RenameFinder(Lookup left, Lookup right) {
        this.left = left;
        this.right = right;
    }

    List<RenameProposal> proposals(List<Difference> differences) {
        Map<Object, Group> groups = new LinkedHashMap<>();
        for (Difference each : differences) {
            ObjectId id = each.object();
            Object where = id.part().isEmpty() ? id.type() : Map.entry(id.type(), id.owner());
            if (each instanceof Missing missing) {
                groups.computeIfAbsent(where, w -> new Group()).missing().add(missing);
            } else if (each instanceof Unexpected unexpected) {
                groups.computeIfAbsent(where, w -> new Group()).unexpected().add(unexpected);
            }
        }
        List<RenameProposal> found = new ArrayList<>();
        groups.values().stream()
                .filter(g -> !g.missing().isEmpty() && !g.unexpected().isEmpty())
                .forEach(g -> found.addAll(assigned(candidates(g))));
        found.sort(ORDER);
        return found;
    }

    private static final Comparator<RenameProposal> ORDER = Comparator.comparingInt(RenameProposal::score).reversed()
            .thenComparing(p -> p.rename().now().owner())
            .thenComparing(p -> p.rename().now().part())
            .thenComparing(p -> p.rename().before().name());

    private List<RenameProposal> candidates(Group group) {
        ObjectType type = group.missing().getFirst().object().type();
        if (type == ObjectType.TABLE) {
            return new TableLikeness(group.missing(), group.unexpected()).proposals(LEAST);
        }
        List<RenameProposal> all = new ArrayList<>();
        if ((long) group.missing().size() * group.unexpected().size() > MOST_PAIRS) {
            return all;
        }
        for (Missing missing : group.missing()) {
            for (Unexpected unexpected : group.unexpected()) {
                Evidence evidence = new Evidence();
                if (type == ObjectType.COLUMN) {
                    new ColumnLikeness(left.table(missing.object().owner()), right.table(unexpected.object().owner()))
                            .weigh(missing, unexpected, group.sole(), evidence);
                } else {
                    boolean same = missing.left().equals(unexpected.right());
                    boolean alone = ALONE.contains(type);
                    evidence.add(same ? alone ? 40 : 60 : 0, "Both are " + missing.left() + ".");
                    evidence.name(missing.object(), unexpected.object(), alone ? 55 : 40);
                }
                evidence.proposal(missing, unexpected, LEAST, all);
            }
        }
        return all;
    }

    /** Each object once, the likeliest pairs first. */
    private static List<RenameProposal> assigned(List<RenameProposal> candidates) {
        List<RenameProposal> sorted = new ArrayList<>(candidates);
        sorted.sort(ORDER);
        Set<ObjectId> taken = new HashSet<>();
        List<RenameProposal> best = new ArrayList<>();
        for (RenameProposal each : sorted) {
            boolean free = !taken.contains(each.rename().before()) && !taken.contains(each.rename().now());
            if (free) {
                taken.add(each.rename().before());
                taken.add(each.rename().now());
                best.add(each);
            }
        }
        return best;
    }

    private record Group(List<Missing> missing, List<Unexpected> unexpected) {
        Group() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        boolean sole() {
            return missing.size() == 1 && unexpected.size() == 1;
        }
    }
}
