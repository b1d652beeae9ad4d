package dev.tidemark.differential;

import dev.tidemark.differential.Drawn.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws changelogs by lot, over a model of the schema that they make, so that nearly all of them can run. What may not run,
 * because of contexts, labels, preconditions or errors that are allowed, keeps to tables that nothing else uses.
 */
final class Lot {
    private static final List<Form> FORMS = List.of(Form.values());

    private final RandomGenerator random;
    private final LotModel model;
    private final List<Node> changes = new ArrayList<>();
    private @Nullable List<Node> rollback;

    Lot(long seed) {
        this.random = new Random(seed);
        this.model = new LotModel(random);
    }

    /** So many revisions; the first makes what others lean on. */
    List<Drawn> revisions(int count) {
        List<Drawn> found = new ArrayList<>();
        found.add(new Drawn("r00", Form.XML, Map.of(), null,
                List.of(Node.sql("CREATE TABLE base (id int PRIMARY KEY, n int); INSERT INTO base VALUES (1, 0)")),
                List.of(Node.sql("DROP TABLE base"))));
        for (int i = 1; i < count; i++) {
            found.add(revision("r%02d".formatted(i), i > count * 2 / 3));
        }
        return found;
    }

    private Drawn revision(String id, boolean late) {
        changes.clear();
        rollback = null;
        int kind = random.nextInt(100);
        if (kind < 8) {
            return shaky(id, Map.of(pick("context", "contextFilter"), pick("test", "test and live", "!live")), null);
        }
        if (kind < 12) {
            return shaky(id, Map.of("labels", pick("no", "no,other")), null);
        }
        if (kind < 20) {
            return shaky(id, Map.of(), preconditions(false, pick("MARK_RAN", "CONTINUE")));
        }
        if (kind < 24) {
            return new Drawn(id, form(), Map.of("failOnError", "false"), null,
                    List.of(Node.sql("INSERT INTO never_made VALUES (1)")), List.of());
        }
        if (kind < 30) {
            return new Drawn(id, form(), Map.of("runAlways", "true"), null,
                    List.of(Node.sql("UPDATE base SET n = n + 1")), List.of(Node.sql("UPDATE base SET n = 0")));
        }
        if (kind < 37) {
            String sql = "CREATE OR REPLACE VIEW v_" + id + " AS SELECT " + random.nextInt(9) + " AS n FROM base";
            return new Drawn(id, form(), Map.of("runOnChange", "true"), null, List.of(Node.sql(sql)),
                    List.of(Node.sql("DROP VIEW v_" + id)));
        }
        if (kind < 41) {
            return new Drawn(id, anyForm(), Map.of(), null, List.of(Node.of("tagDatabase", "tag", "tag " + id)), null);
        }
        if (kind < 43 && late) {
            return new Drawn(id, form(), Map.of(), null,
                    List.of(Node.sql("INSERT INTO base VALUES (" + (100 + random.nextInt(99)) + ", 1)"),
                            Node.sql("INSERT INTO base VALUES (1, 'not a number')")),
                    List.of());
        }
        return usual(id);
    }

    private Drawn shaky(String id, Map<String, String> rules, @Nullable Node preconditions) {
        boolean sql = preconditions == null || preconditions.children().getFirst().name().equals("sqlCheck");
        return new Drawn(id, sql ? form() : anyForm(), rules, preconditions,
                List.of(Node.sql("CREATE TABLE private_" + id + " (id int)")), List.of());
    }

    private Drawn usual(String id) {
        int count = 1 + random.nextInt(3);
        boolean written = random.nextInt(3) == 0;
        List<Node> undo = new ArrayList<>();
        boolean reversible = true;
        for (int i = 0; i < count; i++) {
            LotModel.Drawing drawing = model.draw(id + (char) ('a' + i));
            changes.addAll(drawing.changes());
            undo.addAll(0, drawing.undo());
            reversible &= drawing.inverse();
        }
        boolean last = random.nextInt(12) == 0;
        if (!reversible && !last || written) {
            rollback = List.copyOf(undo);
        }
        Map<String, String> rules = new LinkedHashMap<>();
        switch (random.nextInt(14)) {
            case 0 -> rules.put("context", pick("live", "live or test", "!test"));
            case 1 -> rules.put("labels", pick("yes", "other,yes"));
            case 2 -> rules.put("objectQuotingStrategy", "QUOTE_ONLY_RESERVED_WORDS");
            case 3 -> rules.put("dbms", pick("h2,postgresql", "!oracle", "all"));
            case 4 -> rules.put("runInTransaction", "false");
            case 5 -> rules.put("failOnError", "true");
            default -> {
                // None.
            }
        }
        Node before = random.nextInt(6) == 0 ? preconditions(true, pick("HALT", "MARK_RAN", "CONTINUE", "WARN")) : null;
        before = before == null && random.nextInt(20) == 0 ? preconditions(false, "WARN") : before;
        boolean sql = changes.stream().allMatch(c -> c.name().equals("sql")) && rollback != null
                && rollback.stream().allMatch(c -> c.name().equals("sql"))
                && (before == null || before.children().getFirst().name().equals("sqlCheck"));
        return new Drawn(id, sql ? form() : anyForm(), rules, before, List.copyOf(changes), rollback);
    }

    private Node preconditions(boolean holds, String onFail) {
        Node check = switch (random.nextInt(4)) {
            case 0 -> Node.of("sqlCheck", "expectedResult", holds ? "1" : "77")
                    .saying("SELECT COUNT(*) FROM base WHERE id = 1");
            case 1 -> Node.of("tableExists", "tableName", holds ? "base" : "never_made");
            case 2 -> Node.of("columnExists", "tableName", "base", "columnName", holds ? "n" : "never");
            default -> Node.of("dbms", "type", holds ? "h2,postgresql" : "oracle");
        };
        Node whole = check.name().equals("sqlCheck") || random.nextBoolean()
                ? check
                : random.nextBoolean()
                        ? Node.of("not").with(negated(holds))
                        : Node.of("and").with(check, Node.of("dbms", "type", "h2,postgresql"));
        return Node.of("preConditions", "onFail", onFail).with(whole);
    }

    private static Node negated(boolean holds) {
        return Node.of("tableExists", "tableName", holds ? "never_made" : "base");
    }

    /** Any form; what is all SQL may be written as SQL. */
    private Form form() {
        return FORMS.get(random.nextInt(FORMS.size()));
    }

    private Form anyForm() {
        return FORMS.get(random.nextInt(FORMS.size() - 1));
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    /** So many moves. */
    List<LotMove> moves(int count) {
        List<LotMove> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LotMove.Kind[] kinds = LotMove.Kind.values();
            LotMove.Kind kind = i == 0 ? LotMove.Kind.UP : kinds[random.nextInt(kinds.length)];
            found.add(new LotMove(kind, random.nextInt(1000)));
        }
        return found;
    }
}
