package dev.tidemark.domain.difference;

import dev.tidemark.domain.difference.Difference.Missing;
import dev.tidemark.domain.difference.Difference.Unexpected;
import dev.tidemark.domain.schema.ObjectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What speaks for it that two objects are one. */
final class Evidence {
    private static final int MOST = 100;
    private static final double ALIKE = 0.45;

    private final List<Point> points = new ArrayList<>();
    private boolean impossible;

    /** Adds {@code points} of a hundred, unless there are none. */
    void add(int worth, String sentence) {
        if (worth > 0) {
            points.add(new Point(worth, sentence));
        }
    }

    /** Something that tells them apart for sure. */
    void rule(boolean out) {
        impossible = impossible || out;
    }

    /** Adds up to {@code worth} for like names. */
    void name(ObjectId now, ObjectId before, int worth) {
        String one = label(now);
        String other = label(before);
        if (one.equalsIgnoreCase(other)
                && (!now.part().isEmpty() || now.owner().schema().equalsIgnoreCase(before.owner().schema()))) {
            add(MOST - 5, "The names differ in upper and lower case only.");
            impossible = false;
            return;
        }
        if (one.equals(other)) {
            add(worth, "The name is the same, in another schema.");
            return;
        }
        double alike = Similarity.of(one, other);
        add(alike < ALIKE ? 0 : (int) Math.round(alike * worth), "The names are alike: " + other + ", " + one + ".");
    }

    private static String label(ObjectId id) {
        return id.part().isEmpty() ? id.owner().name() : id.part();
    }

    /** Adds a proposal to {@code all} where the points are enough. */
    void proposal(Missing missing, Unexpected unexpected, int least, List<RenameProposal> all) {
        int score = Math.min(MOST, points.stream().mapToInt(Point::worth).sum());
        if (!impossible && score >= least) {
            List<String> sentences = points.stream()
                    .sorted(Comparator.comparingInt(Point::worth).reversed())
                    .map(Point::sentence)
                    .toList();
            all.add(new RenameProposal(new Rename(unexpected.object(), missing.object()), score, sentences));
        }
    }

    private record Point(int worth, String sentence) {}
}
