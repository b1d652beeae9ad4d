package dev.tidemark.application;

import dev.tidemark.domain.foresight.DataAnswer;
import dev.tidemark.domain.foresight.DataQuestion;
import dev.tidemark.domain.foresight.DataQuestion.Kind;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.domain.risk.Risk.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the tables that one revision makes are there already. Only where all of them are, each with all of its columns,
 * is marking the revision as applied a way out.
 */
final class TablesThere {
    private final boolean applies;
    private final Map<String, DataQuestion> there = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final Map<String, String> different = new LinkedHashMap<>();

    /** For a step that applies a revision, or for one that undoes it and makes again what that had dropped. */
    TablesThere(boolean applies) {
        this.applies = applies;
    }

    /** Whether a question is worth asking: the columns of a table that is not there are not. */
    boolean needs(DataQuestion question) {
        return question.kind() != Kind.SAME_COLUMNS || there.containsKey(question.object());
    }

    /** Takes note of an answer; what is about something else is passed over. */
    void learn(DataQuestion question, DataAnswer answer) {
        if (question.kind() == Kind.EXISTS) {
            if (answer instanceof DataAnswer.Count) {
                there.put(question.object(), question);
            } else {
                missing.add(question.object());
            }
        } else if (question.kind() == Kind.SAME_COLUMNS && answer instanceof DataAnswer.Refused) {
            different.put(question.object(), question.other());
        }
    }

    /** What a person should know of the tables that are there. */
    List<Risk> risks() {
        boolean provable = applies && missing.isEmpty() && different.isEmpty();
        return there.values().stream()
                .map(q -> new Risk(
                        Severity.FAILS, provable ? "exists" : "exists-otherwise", words(q.object(), provable),
                        q.object(), null, q.statement()))
                .toList();
    }

    private String words(String table, boolean provable) {
        String found = "The table " + table + " is there already, so making it fails. ";
        if (!applies) {
            return found + "Somebody made it anew: rename or drop it first.";
        }
        if (provable) {
            return found + "It has every column that this revision gives it: if it is what this revision makes, mark"
                    + " the revision as applied instead of running it.";
        }
        if (different.containsKey(table)) {
            return found + "It is another one: it lacks some of the columns " + different.get(table)
                    + ". Rename or drop it, or make the revision go on from it.";
        }
        return found + "Marking the revision as applied would leave out what is not there: "
                + String.join(", ", missing.isEmpty() ? different.keySet() : missing)
                + ". Make that by hand first, or move what is there out of the way.";
    }
}
