package dev.tidemark.domain.recovery;

import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.sql.OwnTransaction;
import dev.tidemark.domain.sql.Redactor;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How far a run can have come: what follows from where its work is kept, and from what the run log knows. */
final class Reach {
    private static final Set<String> ROWS = Set.of("insert", "update", "delete", "merge", "select", "values", "with");

    private final Suspect suspect;
    private final List<Statement> statements;

    Reach(Suspect suspect) {
        this.suspect = suspect;
        this.statements = suspect.statements();
    }

    /** After how many statements the database can stand, from where their work is kept alone. */
    BitSet byCommits() {
        int count = statements.size();
        BitSet possible = new BitSet();
        possible.set(0);
        switch (suspect.commits()) {
            case WITH_ROW -> possible.set(count);
            case EACH -> possible.set(0, count + 1);
            case AT_CHANGES -> {
                for (int i = 0; i < count; i++) {
                    if (!rowsOnly(statements.get(i).sql())) {
                        possible.set(i + 1);
                        if (!known() || sent().size() > i) {
                            possible.set(i); // it keeps what came before it even where it fails itself
                        }
                    }
                }
            }
        }
        for (int i = 0; i < count; i++) {
            if (OwnTransaction.endsIn(statements.get(i).sql())) {
                possible.set(i + 1);
            }
        }
        return possible;
    }

    private static boolean rowsOnly(String sql) {
        if (OwnTransaction.rowsOnly(sql)) {
            return true;
        }
        List<SqlToken> words = SqlLexer.words(sql);
        return words.isEmpty() || ROWS.contains(words.getFirst().text().toLowerCase(Locale.ROOT));
    }

    /** After how many it can stand, from what the run log knows; everything where it knows nothing. */
    BitSet byLog() {
        int count = statements.size();
        BitSet possible = new BitSet();
        possible.set(0, count + 1);
        if (!known()) {
            return possible;
        }
        if (suspect.commits() == Commits.WITH_ROW
                && statements.stream().noneMatch(s -> OwnTransaction.endsIn(s.sql()))) {
            possible.clear(1, count + 1); // its row tells: were the transaction kept, the row would say so
            return possible;
        }
        List<SentStatement> sent = sent();
        int ended = 0;
        while (ended < sent.size() && sent.get(ended).fate() == SentStatement.Fate.ENDED) {
            ended++;
        }
        int most = sent.size();
        if (!sent.isEmpty() && sent.getLast().fate() == SentStatement.Fate.FAILED) {
            most--;
        }
        possible.clear(Math.min(count, most) + 1, count + 1);
        int least = least(ended);
        possible.clear(0, least);
        return possible;
    }

    /**
     * How many surely stay: those that came back, where the server writes them to the disk before it answers. H2 does so up to
     * half a second later (manual, SET WRITE_DELAY), and then forgets what was last.
     */
    private int least(int ended) {
        return suspect.commits() == Commits.EACH && suspect.durable() ? Math.min(statements.size(), ended) : 0;
    }

    /** Whether the run log speaks of these very statements. */
    boolean known() {
        StepTrace trace = suspect.trace();
        if (trace == null || statements.stream().anyMatch(s -> s.nature() != Statement.Nature.FIXED)) {
            return false;
        }
        List<SentStatement> sent = sent();
        for (int i = 0; i < sent.size(); i++) {
            if (!sent.get(i).sql().equals(Redactor.sql(statements.get(i).sql()))) {
                return false;
            }
        }
        return true;
    }

    /** What was sent of the revision itself, without its row's statements. */
    List<SentStatement> sent() {
        StepTrace trace = suspect.trace();
        if (trace == null) {
            return List.of();
        }
        return trace.statements().subList(0, Math.min(trace.statements().size(), statements.size()));
    }
}
