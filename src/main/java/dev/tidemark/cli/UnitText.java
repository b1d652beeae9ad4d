package dev.tidemark.cli;

import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.TransactionUnit;
import dev.tidemark.domain.plan.TransactionUnit.Form;
import java.util.ArrayList;
import java.util.List;

/** Where a plan commits, as a person reads it. */
final class UnitText {
    private UnitText() {}

    /** Lines without an end; empty where there is nothing to commit. */
    static List<String> lines(List<TransactionUnit> all, Commit commit) {
        List<TransactionUnit> units = all.stream().filter(unit -> unit.form() != Form.SETUP).toList();
        List<String> lines = new ArrayList<>();
        if (units.isEmpty()) {
            return lines;
        }
        lines.add(headline(units, commit));
        if (units.size() > 1 && commit == Commit.WHOLE_PLAN) {
            units.forEach(unit -> lines.add("   " + line(unit)));
        } else {
            units.stream().filter(unit -> !unit.form().whole()).forEach(unit -> lines.add("   " + line(unit)));
        }
        return lines;
    }

    private static String headline(List<TransactionUnit> units, Commit commit) {
        boolean one = units.size() == 1 && units.getFirst().form().whole();
        if (one && units.getFirst().size() > 1) {
            return "Committed: all in one transaction with the record; a failure undoes everything.";
        }
        if (commit == Commit.WHOLE_PLAN && units.size() > 1) {
            return "Committed in " + units.size() + " parts, because not all of it can be one transaction:";
        }
        if (units.stream().noneMatch(unit -> unit.form().whole())) {
            return "Committed as it goes:";
        }
        return "Committed: each revision in one transaction with its row"
                + (units.stream().allMatch(unit -> unit.form().whole()) ? "." : ", except:");
    }

    private static String line(TransactionUnit unit) {
        String steps = unit.size() == 1
                ? String.valueOf(unit.from() + 1)
                : unit.from() + 1 + " to " + unit.to();
        String form = switch (unit.form()) {
            case ONE_TRANSACTION -> "one transaction";
            case EACH_STATEMENT -> "each statement by itself";
            case EACH_CHANGE -> "at each change of the schema";
            case BATCHES -> "in batches";
            case SETUP -> "before the first step";
        };
        return steps + ": " + form + ". " + String.join(" ", unit.reasons());
    }
}
