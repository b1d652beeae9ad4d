package dev.tidemark.differential;

import dev.tidemark.fixture.ClassLeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Changelogs and moves drawn by lot leave by Tidemark what they leave by Liquibase's own commands, after each move. The
 * system property {@code tidemark.seed} draws others, {@code tidemark.changelogs} says how many.
 */
@ExtendWith(ClassLeakCheck.class)
class RandomChangelogTest {
    private static final long USUAL_SEED = 20_250_101;
    private static final int USUAL_COUNT = 3;
    private static final int LONG_COUNT = 150;
    private static final int REVISIONS = 12;
    private static final int MOVES = 7;
    private static final long SECONDS_TO_MINIMISE = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whateverIsDrawnEndsTheSame(Product product) throws SQLException, IOException {
        draw(product, Long.getLong("tidemark.seed", USUAL_SEED),
                Integer.getInteger("tidemark.changelogs", USUAL_COUNT));
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void whateverElseIsDrawnEndsTheSame(Product product) throws SQLException, IOException {
        draw(product, Long.getLong("tidemark.seed", System.nanoTime()),
                Integer.getInteger("tidemark.changelogs", LONG_COUNT));
    }

    private void draw(Product product, long seed, int count) throws SQLException, IOException {
        int moves = 0;
        int revisions = 0;
        int stopped = 0;
        System.out.println("Random changelogs on " + product + ": seed " + seed);
        try (Pair pair = new Pair(product)) {
            for (int i = 0; i < count; i++) {
                Lot lot = new Lot(seed + i);
                List<Drawn> drawn = lot.revisions(REVISIONS);
                List<LotMove> toMake = lot.moves(MOVES);
                try {
                    LotRun.Made made = LotRun.run(pair, fresh(), drawn, toMake);
                    moves += made.moves();
                    stopped += made.stopped();
                } catch (AssertionError e) {
                    throw new AssertionError("-Dtidemark.seed=" + (seed + i) + " -Dtidemark.changelogs=1 on " + product
                            + "\n" + e.getMessage() + "\n" + smallest(pair, drawn, toMake), e);
                }
                revisions += drawn.size();
            }
        }
        System.out.println(
                "Random changelogs on " + product + ": " + count + " with " + revisions + " revisions, " + moves
                        + " moves by Tidemark and by Liquibase, compared after each; " + stopped
                        + " of them neither made to the end");
    }

    private Path fresh() throws IOException {
        return Files.createTempDirectory(folder, "drawn");
    }

    /** Leaves out what is not needed for the difference. */
    private String smallest(Pair pair, List<Drawn> drawn, List<LotMove> moves) throws SQLException, IOException {
        long end = System.nanoTime() + SECONDS_TO_MINIMISE * 1_000_000_000;
        List<Drawn> left = new ArrayList<>(drawn);
        List<LotMove> way = new ArrayList<>(moves);
        String message = "";
        for (int i = left.size() - 1; i >= 0 && System.nanoTime() < end; i--) {
            List<Drawn> fewer = new ArrayList<>(left);
            fewer.remove(i);
            String again = fewer.isEmpty() ? "" : difference(pair, fewer, way);
            if (!again.isEmpty()) {
                left = fewer;
                message = again;
            }
        }
        for (int i = way.size() - 1; i >= 0 && System.nanoTime() < end; i--) {
            List<LotMove> fewer = new ArrayList<>(way);
            fewer.remove(i);
            String again = difference(pair, left, fewer);
            if (!again.isEmpty()) {
                way = fewer;
                message = again;
            }
        }
        StringBuilder text = new StringBuilder("The smallest found: " + way + "\n" + message + "\n");
        left.forEach(each -> text.append("--- ").append(each.file()).append('\n').append(each.text()).append('\n'));
        return text.toString();
    }

    private String difference(Pair pair, List<Drawn> drawn, List<LotMove> moves) throws SQLException, IOException {
        try {
            LotRun.run(pair, fresh(), drawn, moves);
            return "";
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }
}
