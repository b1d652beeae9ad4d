package dev.tidemark.domain.draft;

import dev.tidemark.domain.draft.SchemaChange.Marked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers changes with the stage that each belongs to; what has no SQL becomes a marked place. */
final class Draftings {
    private final Ddl ddl;
    private final List<Placed> placed = new ArrayList<>();
    private final List<ChangePlan.Loss> losses = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    Draftings(Ddl ddl) {
        this.ddl = ddl;
    }

    private record Placed(Stage stage, PlannedChange change) {}

    /** A change whose inverse undoes it. */
    void make(Stage stage, String key, SchemaChange change) {
        make(stage, List.of(key), change, change.inverse());
    }

    /** A change with what undoes it; null where nothing has to be. */
    void make(Stage stage, List<String> keys, SchemaChange up, @Nullable SchemaChange down) {
        List<String> upSql = ddl.statements(up);
        List<String> downSql = down == null ? List.of() : ddl.statements(down);
        SchemaChange forwards = up instanceof Marked || !upSql.isEmpty() ? up : unsayable(up, "change");
        SchemaChange back;
        if (down == null || down instanceof Marked || !downSql.isEmpty() && forwards == up) {
            back = down;
        } else {
            back = unsayable(down, "roll back");
        }
        placed.add(new Placed(
                stage,
                new PlannedChange(
                        keys, forwards, back, forwards == up ? upSql : List.of(),
                        forwards == up && back == down ? downSql : List.of())));
    }

    private static Marked unsayable(SchemaChange change, String verb) {
        String what = switch (change) {
            case SchemaChange.Create create -> verb + " (make) the " + create.object();
            case SchemaChange.Drop drop -> verb + " (drop) the " + drop.object();
            case SchemaChange.Alter alter -> verb + " the " + alter.property() + " of the " + alter.object();
            case SchemaChange.Rename rename -> verb + " the name of the " + rename.object() + " (it was "
                    + rename.before() + ")";
            case SchemaChange.ReplaceEnum replace -> verb + " the values of the " + replace.object();
            case Marked marked -> marked.what();
        };
        return new Marked(change.object(), Character.toUpperCase(what.charAt(0)) + what.substring(1) + ".", List.of());
    }

    void loss(ChangePlan.Loss loss) {
        losses.add(loss);
    }

    void note(String note) {
        notes.add(note);
    }

    /** All of it, in the order of the stages and, within one, of coming. */
    ChangePlan plan() {
        List<PlannedChange> ordered = placed.stream()
                .sorted(Comparator.comparing(Placed::stage))
                .map(Placed::change)
                .toList();
        return new ChangePlan(ordered, losses, List.copyOf(notes));
    }
}
