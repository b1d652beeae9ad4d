package dev.tidemark.domain.recovery;

import java.util.ArrayList;
import java.util.List;

/**
 * The names that a revision brings into the schema and takes out of it, as far as they are cheap to know: tables, views,
 * sequences and indexes by their name, columns as {@code table.column}; folded to small letters.
 *
 * @param makes names that must not be there before it runs
 * @param removes names that it takes away or changes
 */
public record Footprint(List<String> makes, List<String> removes) {
    /** Of a revision of which nothing is known. */
    public static final Footprint NONE = new Footprint(List.of(), List.of());

    public Footprint {
        makes = List.copyOf(makes);
        removes = List.copyOf(removes);
    }

    /** What SQL leaves, of the schema that unqualified names fall into. */
    public static Footprint of(String sql, String ownSchema) {
        List<String> makes = new ArrayList<>();
        List<String> removes = new ArrayList<>();
        for (Effect effect : new EffectReader(ownSchema).read(sql)) {
            switch (effect) {
                case Effect.Sets sets when named(sets.fact()) -> {
                    if (Expected.GONE.equals(sets.after())) {
                        removes.add(name(sets.fact()));
                    } else if (Expected.GONE.equals(sets.before()) && !removes.contains(name(sets.fact()))) {
                        makes.add(name(sets.fact()));
                    }
                }
                case Effect.RenamesTable renames -> {
                    removes.add(renames.from().name());
                    makes.add(renames.to().name());
                }
                case Effect.RenamesColumn renames -> {
                    removes.add(renames.table().name() + "." + renames.from());
                    makes.add(renames.table().name() + "." + renames.to());
                }
                default -> {
                    // It leaves no name.
                }
            }
        }
        makes.removeAll(removes); // made and taken away again
        return new Footprint(makes, removes);
    }

    private static boolean named(Fact fact) {
        return fact.schema().isEmpty() && switch (fact.kind()) {
            case TABLE, VIEW, SEQUENCE, INDEX, COLUMN -> true;
            default -> false;
        };
    }

    private static String name(Fact fact) {
        return fact.part().isEmpty() ? fact.owner() : fact.owner() + "." + fact.part();
    }
}
