package dev.tidemark.domain.recovery;

import dev.tidemark.domain.plan.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what each statement of a list does is in place in a schema. */
final class Findings {
    private final List<Statement> statements;
    private final List<List<Effect>> effects;
    private final SchemaValues live;
    private final Set<Fact> blind;

    Findings(List<Statement> statements, String ownSchema, SchemaValues live, Set<Fact> blind) {
        this.statements = statements;
        EffectReader reader = new EffectReader(ownSchema);
        this.effects = statements.stream().map(s -> reader.read(s.sql())).toList();
        this.live = live;
        this.blind = blind;
    }

    /** After how many of them the schema looks like the one that is there. */
    BitSet fitting() {
        return new Course(effects, live, blind).fitting();
    }

    /** Each statement where the first {@code least} surely ran, and those after {@code most} surely did not. */
    List<ProbedStatement> between(int least, int most) {
        List<ProbedStatement> found = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Presence presence = i < least ? Presence.DONE : i >= most ? Presence.NOT_DONE : Presence.CANNOT_TELL;
            found.add(new ProbedStatement(i + 1, statements.get(i).sql(), presence, evidence(i, presence)));
        }
        return found;
    }

    /** Each statement by itself, where no beginning of the list comes to the schema that is there. */
    List<ProbedStatement> alone() {
        List<ProbedStatement> found = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Presence presence = presence(i);
            found.add(new ProbedStatement(i + 1, statements.get(i).sql(), presence, evidence(i, presence)));
        }
        return found;
    }

    private Presence presence(int i) {
        int seen = 0;
        int after = 0;
        int before = 0;
        for (Effect.Sets sets : visible(i)) {
            String value = live.of(sets.fact());
            seen++;
            after += sets.after().holds(value) ? 1 : 0;
            boolean was = sets.before() == null ? !sets.after().holds(value) : sets.before().holds(value);
            before += was ? 1 : 0;
        }
        if (seen == 0 || after > 0 && after < seen) {
            return Presence.CANNOT_TELL;
        }
        return after == seen
                ? before == seen ? Presence.CANNOT_TELL : Presence.DONE
                : before == seen ? Presence.NOT_DONE : Presence.CANNOT_TELL;
    }

    /** What shows of a statement and no later one changes again. */
    private List<Effect.Sets> visible(int i) {
        List<Effect.Sets> found = new ArrayList<>();
        for (Effect effect : effects.get(i)) {
            List<Effect.Sets> all = switch (effect) {
                case Effect.Sets sets -> List.of(sets);
                case Effect.Indexes indexes -> List.<Effect.Sets>of();
                case Effect.RenamesTable renames -> List.of(
                        new Effect.Sets(Fact.table(renames.from()), Expected.THERE, Expected.GONE),
                        new Effect.Sets(Fact.table(renames.to()), Expected.GONE, Expected.THERE));
                case Effect.RenamesColumn renames -> List.of(
                        new Effect.Sets(Fact.part(Fact.Kind.COLUMN, renames.table(), renames.from()), Expected.THERE,
                                Expected.GONE),
                        new Effect.Sets(Fact.part(Fact.Kind.COLUMN, renames.table(), renames.to()), Expected.GONE,
                                Expected.THERE));
            };
            for (Effect.Sets sets : all) {
                if (live.of(sets.fact()) != null && !blind.contains(sets.fact()) && !later(i, sets.fact())) {
                    found.add(sets);
                }
            }
        }
        return found;
    }

    private boolean later(int i, Fact fact) {
        for (int later = i + 1; later < effects.size(); later++) {
            for (Effect effect : effects.get(later)) {
                boolean again = switch (effect) {
                    case Effect.Sets sets -> sets.fact().equals(fact)
                            || sets.after().equals(Expected.GONE) && sets.fact().kind() == Fact.Kind.TABLE
                                    && fact.belongsTo(sets.fact().schema(), sets.fact().owner());
                    case Effect.Indexes indexes -> false;
                    case Effect.RenamesTable renames -> Fact.table(renames.from()).equals(fact)
                            || Fact.table(renames.to()).equals(fact)
                            || fact.belongsTo(renames.from().schema(), renames.from().name());
                    case Effect.RenamesColumn renames -> fact.belongsTo(
                            renames.table().schema(), renames.table().name(), renames.from());
                };
                if (again) {
                    return true;
                }
            }
        }
        return false;
    }

    private String evidence(int i, Presence presence) {
        for (Effect.Sets sets : visible(i)) {
            String value = live.of(sets.fact());
            boolean speaks = switch (presence) {
                case DONE -> sets.after().holds(value);
                case NOT_DONE -> !sets.after().holds(value);
                case CANNOT_TELL -> true;
            };
            if (value != null && speaks) {
                return sentence(sets.fact(), value);
            }
        }
        if (effects.get(i).isEmpty()) {
            return "What it does does not show in the schema.";
        }
        return visible(i).isEmpty() ? "Another statement changes the same things again." : "";
    }

    private static String sentence(Fact fact, String value) {
        String subject = "The " + fact.words();
        return subject + switch (fact.kind()) {
            case COLUMN_TYPE -> " is " + value + ".";
            case NULLABLE -> value.equals("null") ? " takes NULL." : " is NOT NULL.";
            case DEFAULT -> value.isEmpty() ? " is not there." : " is " + value + ".";
            case COMMENT -> value.isEmpty() ? " is not there." : " is '" + value + "'.";
            case VALIDATED -> value.isEmpty() ? " is not validated." : " is validated.";
            default -> value.equals(Expected.INVALID)
                    ? " is there, but building it failed."
                    : value.isEmpty() ? " is not there." : " is there.";
        };
    }

    /** The indexes that statements which are not done would build, and whose building failed before. */
    List<Fact.Named> invalidIndexes(List<ProbedStatement> probed) {
        List<Fact.Named> found = new ArrayList<>();
        for (ProbedStatement statement : probed) {
            for (Effect effect : effects.get(statement.number() - 1)) {
                boolean broken = effect instanceof Effect.Sets sets && sets.fact().kind() == Fact.Kind.INDEX
                        && Expected.INVALID.equals(seen(sets.fact()));
                if (broken && effect instanceof Effect.Sets sets && statement.presence() != Presence.DONE) {
                    found.add(new Fact.Named(sets.fact().schema(), sets.fact().owner()));
                }
            }
        }
        return found;
    }

    private @Nullable String seen(Fact fact) {
        return live.of(fact);
    }

    /** Everything that the statements touch, so that others say nothing about it. */
    Set<Fact> touched() {
        Set<Fact> found = new java.util.HashSet<>();
        for (List<Effect> statement : effects) {
            for (Effect effect : statement) {
                switch (effect) {
                    case Effect.Sets sets -> found.add(sets.fact());
                    case Effect.Indexes indexes -> {}
                    case Effect.RenamesTable renames -> {
                        found.add(Fact.table(renames.from()));
                        found.add(Fact.table(renames.to()));
                    }
                    case Effect.RenamesColumn renames -> {
                        found.add(Fact.part(Fact.Kind.COLUMN, renames.table(), renames.from()));
                        found.add(Fact.part(Fact.Kind.COLUMN, renames.table(), renames.to()));
                    }
                }
            }
        }
        return found;
    }
}
