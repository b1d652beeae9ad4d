package dev.tidemark.revision;

import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.domain.difference.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.provider.Arguments;

/**
 * One kind of difference: what is there, and what is wanted.
 *
 * @param name in words
 * @param there statements that make the database as it is
 * @param wanted statements that make, after those, what is wanted
 * @param renames which names are two for one object
 * @param traits what is special about it
 */
record Feature(String name, List<String> there, List<String> wanted, List<Rename> renames, Set<Trait> traits) {
    /** What can be special. */
    enum Trait {
        /** Its changes of type are made although rows are there. */
        CONVERTED,
        /** Every format, not only formatted SQL. */
        ALL_FORMATS,
        /** A column comes back as the last one. */
        COLUMN_ORDER
    }

    static Feature of(String name, List<String> there, String... wanted) {
        return new Feature(name, there, List.of(wanted), List.of(), Set.of());
    }

    Feature with(Trait... more) {
        return new Feature(name, there, wanted, renames, Set.of(more));
    }

    Feature renaming(Rename... all) {
        return new Feature(name, there, wanted, List.of(all), traits);
    }

    /** Each in formatted SQL, and those that say so in the other formats too. */
    static List<Arguments> inFormats(List<Feature> features) {
        List<Arguments> all = new ArrayList<>();
        for (Feature feature : features) {
            all.add(Arguments.of(feature, ChangelogFormat.SQL));
            if (feature.is(trait -> trait == Trait.ALL_FORMATS)) {
                all.add(Arguments.of(feature, ChangelogFormat.YAML));
                all.add(Arguments.of(feature, ChangelogFormat.XML));
                all.add(Arguments.of(feature, ChangelogFormat.JSON));
            }
        }
        return all;
    }

    /** The other way round: what is wanted is there, and the other way. */
    List<String> whole() {
        List<String> all = new ArrayList<>(there);
        all.addAll(wanted);
        return all;
    }

    boolean is(Predicate<Trait> trait) {
        return traits.stream().anyMatch(trait);
    }

    @Override
    public String toString() {
        return name;
    }
}
