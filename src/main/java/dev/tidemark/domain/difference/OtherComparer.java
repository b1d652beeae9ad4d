package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Pair;
import dev.tidemark.domain.difference.Findings.Change;
import dev.tidemark.domain.schema.Aspect;
import dev.tidemark.domain.schema.Definition;
import dev.tidemark.domain.schema.Extension;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.Publication;
import dev.tidemark.domain.schema.Routine;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.SchemaObject;
import dev.tidemark.domain.schema.UserType;
import dev.tidemark.domain.schema.UserType.Form;
import dev.tidemark.domain.schema.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Compares views, types, routines, publications and extensions. */
final class OtherComparer {
    private final Findings findings;
    private final IndexComparer indexes;

    OtherComparer(Findings findings) {
        this.findings = findings;
        this.indexes = new IndexComparer(findings);
    }

    /** Compares them; views in {@code standing} stand for a table and are no longer looked at. */
    void compare(Schema left, Schema right, Set<ObjectName> standing) {
        if (heard(Aspect.VIEWS)) {
            each(left.views(), right.views().stream().filter(v -> !standing.contains(v.name())).toList(), View::name,
                    this::view);
        }
        each(left.types(), right.types(), UserType::name, this::type);
        if (heard(Aspect.ROUTINES)) {
            each(left.routines(), right.routines(), Routine::name, (one, other) -> definition(one, other, one.name()));
        }
        if (heard(Aspect.REPLICATION)) {
            each(
                    left.publications(), right.publications(), p -> ObjectName.of(p.name()),
                    (one, other) -> definition(one, other, ObjectName.of(one.name())));
        }
        if (heard(Aspect.EXTENSIONS)) {
            each(left.extensions(), right.extensions(), e -> ObjectName.of(e.name()), this::extension);
        }
    }

    private Sides sides() {
        return findings.sides();
    }

    private boolean heard(Aspect aspect) {
        return !sides().silent(aspect);
    }

    private <T extends SchemaObject> void each(
            List<T> left, List<T> right, Function<T, ObjectName> name, BiConsumer<T, T> both) {
        Map<ObjectName, T> there = new LinkedHashMap<>();
        right.forEach(t -> there.put(name.apply(t), t));
        for (T wanted : left) {
            T found = there.remove(name.apply(wanted));
            if (found == null) {
                findings.missing(ObjectId.of(wanted.type(), name.apply(wanted)), wanted, missing(wanted));
            } else if (!found.equals(wanted)) {
                both.accept(wanted, found);
            }
        }
        there.values().forEach(t -> findings.unexpected(ObjectId.of(t.type(), name.apply(t)), t, unexpected(t)));
    }

    private Verdict missing(SchemaObject object) {
        String what = sides().there() + " has no such " + object.type().words() + ".";
        return switch (object) {
            case View view -> Verdict.breaking(what, sides().application() + " fails when it reads it.");
            case UserType type ->
                Verdict.breaking(what, sides().application() + " fails when it uses columns of that type.");
            case Routine routine -> Verdict.breaking(what, "Whoever calls it fails.");
            case Publication publication -> Verdict.notable(what, "Subscribers are not told of changes.");
            default -> Verdict.notable(what, "What it brings - types, functions - is not there.");
        };
    }

    private Verdict unexpected(SchemaObject object) {
        String what = "Only " + sides().inIt() + " has this " + object.type().words() + ".";
        if (sides().model()) {
            return Verdict.cosmetic(what, "Nothing changes for the application.");
        }
        return object instanceof Extension
                ? Verdict.cosmetic(what, "What it brings can be used there only.")
                : Verdict.notable(what, "What uses it works there only.");
    }

    private void view(View left, View right) {
        ObjectId id = ObjectId.of(left.type(), left.name());
        Pair both = new Pair(left, right);
        if (left.materialized() != right.materialized()) {
            findings.changed(
                    id, both, new Change("form", left.type().words(), right.type().words()),
                    Verdict.notable(
                            "Only one side keeps the view's rows.",
                            "Kept rows are as old as their last refresh; others cost a search each time."));
        }
        if (!left.definition().equals(right.definition())
                && !Expressions.normal(left.definition()).equals(Expressions.normal(right.definition()))) {
            boolean gone = !right.columns().containsAll(left.columns());
            findings.changed(
                    id, both, new Change("definition", left.definition(), right.definition()),
                    gone
                            ? Verdict.breaking(
                                    "The view has other columns.",
                                    sides().application() + " fails when it reads those that are gone.")
                            : Verdict.notable("The view is another query.", "It shows other rows or values."));
        }
        Comments.compare(findings, id, both, left.comment(), right.comment());
        if (left.materialized() && right.materialized()) {
            indexes.compare(left.name(), left.indexes(), right.indexes());
        }
    }

    private void type(UserType left, UserType right) {
        ObjectId id = ObjectId.of(ObjectType.TYPE, left.name());
        Change change = new Change("definition", Definition.brief(left), Definition.brief(right));
        if (left.form() != Form.ENUM || right.form() != Form.ENUM) {
            findings.changed(
                    id, new Pair(left, right), change,
                    Verdict.notable("The type is made in another way.",
                            "Values that one side takes may be refused by the other one."));
            return;
        }
        List<String> refused = left.parts().stream().filter(v -> !right.parts().contains(v)).toList();
        List<String> further = right.parts().stream().filter(v -> !left.parts().contains(v)).toList();
        Verdict verdict;
        if (!refused.isEmpty()) {
            verdict = Verdict.breaking(
                    sides().there() + " lacks " + String.join(", ", refused) + ".",
                    sides().application() + " fails when it writes "
                            + (refused.size() == 1 ? "that value." : "one of those values."));
        } else if (!further.isEmpty()) {
            verdict = Verdict.notable(
                    sides().there() + " has " + String.join(", ", further) + " too.",
                    "Reading such a value, which only others can have written, may fail.");
        } else {
            verdict = Verdict.cosmetic("The values stand in another order.", "Sorting by them gives another order.");
        }
        findings.changed(id, new Pair(left, right), change, verdict);
    }

    private void definition(SchemaObject left, SchemaObject right, ObjectName name) {
        findings.changed(
                ObjectId.of(left.type(), name), new Pair(left, right),
                new Change("definition", Definition.brief(left), Definition.brief(right)),
                Verdict.notable("It is defined in another way.", "The two sides behave differently."));
    }

    private void extension(Extension left, Extension right) {
        findings.changed(
                ObjectId.of(ObjectType.EXTENSION, ObjectName.of(left.name())), new Pair(left, right),
                new Change("version", left.version(), right.version()),
                Verdict.cosmetic("The extension's version is another one.", "Its functions may behave differently."));
    }
}
