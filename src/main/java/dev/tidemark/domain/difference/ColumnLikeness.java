package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Missing;
import dev.tidemark.domain.difference.Difference.Unexpected;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What speaks for it that a missing column is an unexpected one under a new name. */
final class ColumnLikeness {
    private static final int SAME_TYPE = 30;
    private static final int LIKE_TYPE = 20;
    private static final int NAME = 45;
    private static final int PLACE = 10;
    private static final int KEYS = 15;
    private static final int REST = 5;
    private static final int SOLE = 10;

    private final @Nullable Table left;
    private final @Nullable Table right;

    ColumnLikeness(@Nullable Table left, @Nullable Table right) {
        this.left = left;
        this.right = right;
    }

    void weigh(Missing missing, Unexpected unexpected, boolean sole, Evidence evidence) {
        Column now = (Column) missing.wanted();
        Column before = (Column) unexpected.found();
        if (now.dataType().equals(before.dataType())) {
            evidence.add(SAME_TYPE, "The type is the same: " + now.dataType() + ".");
        } else if (TypeFamily.of(now.dataType()) == TypeFamily.of(before.dataType())
                && TypeFamily.of(now.dataType()) != TypeFamily.OTHER) {
            evidence.add(LIKE_TYPE, "The types are alike: " + before.dataType() + ", " + now.dataType() + ".");
        } else {
            evidence.rule(true);
        }
        evidence.name(missing.object(), unexpected.object(), NAME);
        if (now.nullable() == before.nullable()) {
            evidence.add(REST, now.nullable() ? "Both may be empty." : "Neither may be empty.");
        }
        if (left != null && right != null) {
            places(now, before, left, right, evidence);
        }
        evidence.add(sole ? SOLE : 0, "Nothing else of the table is missing or unexpected.");
    }

    private static void places(Column now, Column before, Table left, Table right, Evidence evidence) {
        if (left.columns().indexOf(now) == right.columns().indexOf(before)) {
            evidence.add(PLACE, "Both stand at the same place in the table.");
        }
        List<String> wanted = roles(left, now.name());
        if (!wanted.isEmpty() && wanted.equals(roles(right, before.name()))) {
            evidence.add(KEYS, "Both are part of " + String.join(", ", wanted) + ".");
        }
    }

    /** In what the column takes part, without names. */
    private static List<String> roles(Table table, String column) {
        List<String> roles = new ArrayList<>();
        if (table.primaryKey() != null && table.primaryKey().columns().contains(column)) {
            roles.add("the primary key");
        }
        table.uniqueKeys().stream()
                .filter(k -> k.columns().contains(column))
                .forEach(k -> roles.add("a unique constraint of " + columns(k.columns().size())));
        table.foreignKeys().stream()
                .filter(k -> k.columns().contains(column))
                .forEach(k -> roles.add("a foreign key to " + k.target()));
        table.indexes().stream()
                .filter(i -> Coverage.columns(i).contains(column))
                .forEach(i -> roles.add("an index of " + columns(i.keys().size())));
        return roles.stream().sorted().toList();
    }

    private static String columns(int count) {
        return count == 1 ? "one column" : count + " columns";
    }
}
