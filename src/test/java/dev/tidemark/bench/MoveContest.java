package dev.tidemark.bench;

import dev.tidemark.domain.plan.Plan;
import dev.tidemark.fixture.TestDatabase;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import liquibase.Contexts;
import liquibase.LabelExpression;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Upgrade and rollback by everybody, taking turns, each on a database of its own. */
final class MoveContest {
    private static final String RAW = "raw JDBC";
    private static final String LOGGED =
            "raw JDBC, its statements in a file that is forced to the disk before each commit";
    private static final String PLAN = "Tidemark, a reviewed plan run";
    private static final String WHOLE = "Tidemark, from connecting and reading the files on";
    private static final String UPDATE = "Liquibase, from reading the files on";
    private static final String FLYWAY = "Flyway, from connecting and reading the files on";

    private final BenchServer server;
    private final BenchFiles files;
    private final LiquibasePeer liquibase;
    private final boolean others;

    /** @param others whether Liquibase and Flyway take part */
    MoveContest(BenchServer server, BenchFiles files, LiquibasePeer liquibase, boolean others) {
        this.others = others;
        this.server = server;
        this.files = files;
        this.liquibase = liquibase;
    }

    /** A participant that went up and may go down. */
    private interface Peer {
        String name();

        void prepareUp() throws Exception;

        void up(Turns turns) throws Exception;

        /** False where it cannot. */
        boolean prepareDown() throws Exception;

        void down(Turns turns) throws Exception;

        /** Lets go of what it holds. */
        default void close() throws Exception {}
    }

    /** Prints both tables. */
    void run(int rounds, PrintStream out) throws Exception {
        Plan up;
        Plan down;
        try (TestDatabase database = server.fresh(); TidemarkPeer tidemark = TidemarkPeer.open(files, database)) {
            up = tidemark.planUp();
            tidemark.run(up, () -> {});
            down = tidemark.planDown();
        }
        Times ups = new Times();
        Times downs = new Times();
        for (int round = 0; round <= rounds; round++) {
            ups.keep(round > 0);
            downs.keep(round > 0);
            round(round, up, down, ups, downs);
            out.println("round " + round + " up " + ups.last() + " down " + downs.last());
        }
        ups.table(out, "Upgrade of " + files.count(), RAW, others
                ? List.of(RAW, LOGGED, PLAN, WHOLE, UPDATE, FLYWAY)
                : List.of(RAW, LOGGED, PLAN));
        downs.table(out, "Rollback of " + files.count(), RAW, others
                ? List.of(RAW, LOGGED, PLAN, WHOLE, UPDATE)
                : List.of(RAW, LOGGED, PLAN));
        out.println("Flyway's community edition has no rollback.");
    }

    private void round(int round, Plan up, Plan down, Times ups, Times downs) throws Exception {
        List<TestDatabase> databases = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            databases.add(server.fresh());
        }
        List<Peer> peers = new ArrayList<>(List.of(
                new Raw(databases.get(0), up, down, false), new Raw(databases.get(1), up, down, true),
                new Tidemark(databases.get(2), true)));
        if (others) {
            peers.add(new Tidemark(databases.get(3), false));
            peers.add(new TheirUpdate(databases.get(4)));
            peers.add(new TheirMigrate(databases.get(5)));
        }
        Collections.rotate(peers, round);
        try {
            turn(peers, ups, true);
            turn(peers, downs, false);
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
            databases.forEach(TestDatabase::close);
        }
    }

    private static void turn(List<Peer> peers, Times times, boolean up) throws Exception {
        Turns turns = new Turns();
        for (Peer peer : peers) {
            if (up) {
                peer.prepareUp();
                turns.enter(peer.name(), () -> peer.up(turns));
            } else if (peer.prepareDown()) {
                turns.enter(peer.name(), () -> peer.down(turns));
            }
        }
        System.gc();
        turns.run(times);
    }

    private static final class Raw implements Peer {
        private final RawJdbc connection;
        private final Plan up;
        private final Plan down;
        private final boolean logged;

        Raw(TestDatabase database, Plan up, Plan down, boolean logged) throws Exception {
            this.connection = new RawJdbc(database);
            this.up = up;
            this.down = down;
            this.logged = logged;
        }

        @Override
        public String name() {
            return logged ? LOGGED : RAW;
        }

        @Override
        public void prepareUp() {
            connection.take(up);
        }

        @Override
        public void up(Turns turns) throws Exception {
            if (logged) {
                connection.runWithLog(turns::next);
            } else {
                connection.run(turns::next);
            }
        }

        @Override
        public boolean prepareDown() {
            connection.take(down);
            return true;
        }

        @Override
        public void down(Turns turns) throws Exception {
            up(turns);
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    private final class Tidemark implements Peer {
        private final TestDatabase database;
        private final boolean reviewed;
        private @Nullable TidemarkPeer open;
        private @Nullable Plan plan;

        Tidemark(TestDatabase database, boolean reviewed) {
            this.database = database;
            this.reviewed = reviewed;
        }

        @Override
        public String name() {
            return reviewed ? PLAN : WHOLE;
        }

        @Override
        public void prepareUp() throws Exception {
            if (reviewed) {
                open = TidemarkPeer.open(files, database);
                plan = open.planUp();
            }
        }

        @Override
        public void up(Turns turns) throws Exception {
            if (open != null) {
                open.run(Objects.requireNonNull(plan), turns::next);
                return;
            }
            try (TidemarkPeer own = TidemarkPeer.open(files, database)) {
                own.run(own.planUp(), turns::next);
            }
        }

        @Override
        public boolean prepareDown() {
            plan = open == null ? null : open.planDown();
            return true;
        }

        @Override
        public void down(Turns turns) throws Exception {
            if (open != null) {
                open.run(Objects.requireNonNull(plan), turns::next);
                return;
            }
            try (TidemarkPeer own = TidemarkPeer.open(files, database)) {
                own.run(own.planDown(), turns::next);
            }
        }

        @Override
        public void close() {
            if (open != null) {
                open.close();
            }
        }
    }

    private final class TheirUpdate implements Peer {
        private final TestDatabase database;

        TheirUpdate(TestDatabase database) {
            this.database = database;
        }

        @Override
        public String name() {
            return UPDATE;
        }

        @Override
        public void prepareUp() {}

        @Override
        public void up(Turns turns) throws Exception {
            liquibase.run(files, database, theirs -> {
                theirs.setChangeExecListener(LiquibasePeer.listener(turns::next));
                theirs.update(new Contexts(), new LabelExpression());
            });
        }

        @Override
        public boolean prepareDown() {
            return true;
        }

        @Override
        public void down(Turns turns) throws Exception {
            liquibase.run(files, database, theirs -> {
                theirs.setChangeExecListener(LiquibasePeer.listener(turns::next));
                theirs.rollback(files.count(), new Contexts(), new LabelExpression());
            });
        }
    }

    private final class TheirMigrate implements Peer {
        private final TestDatabase database;

        TheirMigrate(TestDatabase database) {
            this.database = database;
        }

        @Override
        public String name() {
            return FLYWAY;
        }

        @Override
        public void prepareUp() {}

        @Override
        public void up(Turns turns) {
            int run = Flyway.configure()
                    .dataSource(database.url(), database.user(), database.password())
                    .locations("filesystem:" + files.flyway())
                    .callbacks(new BeforeEach(turns::next))
                    .load()
                    .migrate().migrationsExecuted;
            if (run != files.count()) {
                throw new IllegalStateException("Flyway ran " + run);
            }
        }

        @Override
        public boolean prepareDown() {
            return false;
        }

        @Override
        public void down(Turns turns) {
            throw new UnsupportedOperationException();
        }
    }

    /** Flyway is about to begin a migration. */
    private static final class BeforeEach extends BaseCallback {
        private final Runnable then;

        BeforeEach(Runnable then) {
            this.then = then;
        }

        @Override
        public boolean supports(Event event, Context context) {
            return event.equals(Event.BEFORE_EACH_MIGRATE);
        }

        @Override
        public void handle(Event event, Context context) {
            then.run();
        }
    }
}
