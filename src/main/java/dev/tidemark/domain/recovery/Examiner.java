package dev.tidemark.domain.recovery;

import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.schema.Schema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells what became of doubtful revisions, by what their statements would leave in a schema, by where their work is kept,
 * and by what the run log knows. Pure.
 */
public final class Examiner {
    private final String ownSchema;
    private final SchemaValues live;

    /**
     * @param ownSchema the schema that unqualified names fall into
     * @param schema what is there
     * @param alsoRead the schemas that were read beside that one
     */
    public Examiner(String ownSchema, Schema schema, List<String> alsoRead) {
        this.ownSchema = ownSchema;
        this.live = new SchemaValues(schema, alsoRead);
    }

    /** What {@code suspect} left there. */
    public Doubt examine(Suspect suspect) {
        return examine(suspect, List.of());
    }

    /**
     * What {@code suspect} left there.
     *
     * @param others statements of revisions that may have changed the same things, before it or after: what they touch is no
     *     evidence
     */
    public Doubt examine(Suspect suspect, List<Statement> others) {
        Set<Fact> blind = new Findings(others, ownSchema, live, Set.of()).touched();
        Findings findings = new Findings(suspect.statements(), ownSchema, live, blind);
        Reach reach = new Reach(suspect);
        List<String> evidence = new ArrayList<>(suspect.why());
        BitSet stands = stands(findings, reach, suspect, evidence);
        int count = suspect.statements().size();
        List<ProbedStatement> probed = stands.isEmpty()
                ? findings.alone()
                : findings.between(stands.nextSetBit(0), stands.length() - 1);
        Classification what = stands.isEmpty()
                ? mixed(probed, suspect)
                : classification(stands.nextSetBit(0), stands.length() - 1, count, suspect);
        said(reach, suspect, evidence);
        evidence.add(sentence(what, probed));
        List<Fact.Named> broken = findings.invalidIndexes(probed);
        Remedies remedies = new Remedies(suspect, what, probed, broken,
                undone(suspect, blind));
        return new Doubt(
                suspect.revision(), suspect.title(), suspect.undoing(), what, probed, evidence, remedies.find());
    }

    /** After how many of its statements the database stands; nothing where no beginning of them fits. */
    private static BitSet stands(Findings findings, Reach reach, Suspect suspect, List<String> evidence) {
        BitSet fitting = findings.fitting();
        BitSet all = and(fitting, reach.byCommits(), reach.byLog());
        if (!all.isEmpty()) {
            return all;
        }
        BitSet withoutLog = and(fitting, reach.byCommits());
        if (!withoutLog.isEmpty()) {
            if (reach.known()) {
                evidence.add("The schema was changed since that run, by hand or by another tool.");
            }
            return withoutLog;
        }
        if (!fitting.isEmpty() && suspect.commits() != Commits.EACH) {
            evidence.add("It cannot have been one run of Tidemark that left it so: somebody worked by hand, or with"
                    + " another tool.");
        }
        return fitting;
    }

    private static BitSet and(BitSet first, BitSet... others) {
        BitSet found = (BitSet) first.clone();
        for (BitSet other : others) {
            found.and(other);
        }
        return found;
    }

    private static Classification classification(int least, int most, int count, Suspect suspect) {
        boolean undoing = suspect.undoing();
        if (suspect.recorded() && !undoing) {
            return Classification.RECORDED;
        }
        if (most == 0 && least == 0 && count > 0) {
            return undoing ? Classification.RECORDED : Classification.NOT_APPLIED;
        }
        if (least == count) {
            return undoing ? Classification.UNDONE_NOT_UNRECORDED : Classification.APPLIED_NOT_RECORDED;
        }
        if (least == 0 || most == count) {
            return Classification.CANNOT_TELL;
        }
        return undoing ? Classification.HALF_UNDONE : Classification.HALF_APPLIED;
    }

    private static Classification mixed(List<ProbedStatement> probed, Suspect suspect) {
        boolean done = probed.stream().anyMatch(s -> s.presence() == Presence.DONE);
        boolean undone = probed.stream().anyMatch(s -> s.presence() == Presence.NOT_DONE);
        if (suspect.recorded() && !suspect.undoing()) {
            return Classification.RECORDED;
        }
        return !done || !undone
                ? Classification.CANNOT_TELL
                : suspect.undoing() ? Classification.HALF_UNDONE : Classification.HALF_APPLIED;
    }

    private static void said(Reach reach, Suspect suspect, List<String> evidence) {
        StepTrace trace = suspect.trace();
        if (trace == null) {
            return;
        }
        if (!reach.known()) {
            evidence.add(
                    "The run log holds other statements than the files say now, so it does not tell how far it came.");
            return;
        }
        List<SentStatement> sent = reach.sent();
        if (sent.isEmpty()) {
            evidence.add("The run log does not say that any of its statements was sent.");
            return;
        }
        String last = switch (sent.getLast().fate()) {
            case ENDED -> "and it came back well.";
            case FAILED -> "and it failed.";
            case UNKNOWN -> "and nothing came back.";
        };
        evidence.add("The run log says that statement " + sent.size() + " of " + suspect.statements().size()
                + " was the last that was sent, " + last);
    }

    private static String sentence(Classification what, List<ProbedStatement> probed) {
        return switch (what) {
            case RECORDED -> "It is recorded, and what it made is there.";
            case APPLIED_NOT_RECORDED -> "All that it makes is there, and it is not recorded.";
            case HALF_APPLIED -> "In place " + numbers(probed, Presence.DONE) + "; not in place "
                    + numbers(probed, Presence.NOT_DONE) + open(probed) + ". It is not recorded.";
            case NOT_APPLIED -> "Nothing of it is there, and it is not recorded.";
            case UNDONE_NOT_UNRECORDED -> "All that it made is gone, and it is still recorded.";
            case HALF_UNDONE -> "Undone already " + numbers(probed, Presence.DONE) + "; not yet "
                    + numbers(probed, Presence.NOT_DONE) + open(probed) + ". It is still recorded.";
            case CANNOT_TELL -> "What is there does not tell" + open(probed) + ".";
        };
    }

    private static String open(List<ProbedStatement> probed) {
        boolean any = probed.stream().anyMatch(s -> s.presence() == Presence.CANNOT_TELL);
        return any ? "; it cannot be told of " + numbers(probed, Presence.CANNOT_TELL) : "";
    }

    /** In words: {@code is statement 1}, {@code are statements 1 to 3 and 5}. */
    static String numbers(List<ProbedStatement> probed, Presence wanted) {
        List<Integer> numbers =
                probed.stream().filter(s -> s.presence() == wanted).map(ProbedStatement::number).toList();
        if (numbers.isEmpty()) {
            return "is nothing";
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int from = i;
            while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
                i++;
            }
            parts.add(i == from ? String.valueOf(numbers.get(i)) : numbers.get(from) + " to " + numbers.get(i));
        }
        String text = parts.size() == 1
                ? parts.getFirst()
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
        boolean verb = wanted != Presence.CANNOT_TELL;
        return (verb ? numbers.size() == 1 ? "is " : "are " : "")
                + (numbers.size() == 1 ? "statement " : "statements ") + text;
    }

    /** How far what undoes it is in place already. */
    private Remedies.Undone undone(Suspect suspect, Set<Fact> blind) {
        List<Statement> undo = suspect.undo();
        Set<Integer> found = new HashSet<>();
        if (undo == null || suspect.undoing()) {
            return new Remedies.Undone(found, false);
        }
        Findings back = new Findings(undo, ownSchema, live, blind);
        BitSet fitting = back.fitting();
        if (!fitting.isEmpty()) {
            for (int number = 1; number <= fitting.nextSetBit(0); number++) {
                found.add(number);
            }
            return new Remedies.Undone(found, fitting.cardinality() == 1);
        }
        back.alone().stream().filter(s -> s.presence() == Presence.DONE).forEach(s -> found.add(s.number()));
        return new Remedies.Undone(found, false);
    }
}
