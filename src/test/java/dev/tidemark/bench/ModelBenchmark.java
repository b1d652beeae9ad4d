package dev.tidemark.bench;

import dev.tidemark.adapter.embedded.PrivatePostgres;
import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.adapter.files.SchemaDocuments;
import dev.tidemark.adapter.h2.H2Memory;
import dev.tidemark.adapter.hibernate.HibernateModel;
import dev.tidemark.adapter.jdbc.Catalog;
import dev.tidemark.adapter.jdbc.JdbcSchemas;
import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.adapter.jdbc.ScratchSchemas;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.CompareSchemas;
import dev.tidemark.application.ModelRequest;
import dev.tidemark.application.ReadModel;
import dev.tidemark.application.comparison.Compared;
import dev.tidemark.application.comparison.Side;
import dev.tidemark.application.comparison.Watch;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.EntityModel;
import dev.tidemark.application.port.ModelStore;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.application.port.ScratchDatabase;
import dev.tidemark.application.port.ScratchRun;
import dev.tidemark.application.port.ScratchServer;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;
import org.jspecify.annotations.Nullable;

/**
 * Measures comparing a model of 300 entities with a live PostgreSQL database: the first comparison in its parts and the ones
 * after it, against Hibernate's own metadata and DDL with a reading of the catalog. Prints medians and ratios. Run with
 * {@code ./mvnw -q test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=dev.tidemark.bench.ModelBenchmark}.
 */
public final class ModelBenchmark implements AutoCloseable {
    private static final int ENTITIES = 300;
    private static final int ROUNDS = 9;
    private static final int FIRSTS = 5;
    private static final int WARM = 9;
    private static final String HIBERNATE = "scan, metadata and DDL";
    private static final String START = "private server started, scratch database made";
    private static final String TARGET = "target read";
    private static final String SCRATCH = "scratch work";
    private static final String BACK = "read back";

    private final PrintStream out;
    private final Path folder;
    private final EntityModel.Settings settings;
    private final PostgresDatabase target;
    private final JdbcSchemas reader = new JdbcSchemas(List.of(new PostgresProduct()));
    private final HibernateModel hibernate = new HibernateModel();
    private final H2Memory memory = new H2Memory();

    private ModelBenchmark(PrintStream out) throws IOException, SQLException {
        this.out = out;
        this.folder = Files.createTempDirectory("tidemark-bench-");
        this.settings = new EntityModel.Settings(
                List.of(EntitySources.compile(folder, ENTITIES)), List.of(), "", "postgresql", "18.6", null);
        this.target = PostgresServer.shared().fresh();
    }

    /** Runs everything. */
    public static void main(String[] arguments) throws Exception {
        ModelBenchmark benchmark = new ModelBenchmark(System.out);
        try {
            benchmark.run();
        } finally {
            benchmark.close();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        makeTarget();
        try (Window cold = new Window()) {
            Map<String, Double> parts = cold.first();
            out.printf("%d entities, the first comparison after the start of Java, once, in milliseconds%n", ENTITIES);
            parts.forEach((what, time) -> print(what, time, 0));
        }
        List<Map<String, Double>> firsts = new ArrayList<>();
        for (int i = 0; i < FIRSTS; i++) {
            try (Window window = new Window()) {
                firsts.add(window.first());
            }
        }
        out.printf("the first comparison of a new window and server, medians of %d%n", FIRSTS);
        for (String what : firsts.getFirst().keySet()) {
            print(what, middle(firsts.stream().mapToDouble(f -> f.getOrDefault(what, 0.0)).toArray()), 0);
        }
        try (Window window = new Window()) {
            window.first();
            again(window);
        }
    }

    private void again(Window window) throws Exception {
        Compared[] last = new Compared[1];
        Path one = settings.classPath().getFirst().resolve("bench/model/Entity1.class");
        double[] medians = medians(List.of(
                () -> peer(false), () -> peer(true), this::readTarget, () -> last[0] = window.compare(),
                () -> {
                    Files.setLastModifiedTime(one, FileTime.from(Instant.now()));
                    return window.compare();
                }));
        double bare = medians[1] + medians[2];
        out.printf("in a warm window, medians of %d%n", ROUNDS);
        print("Hibernate's metadata", medians[0], medians[0] / bare);
        print("Hibernate's metadata and DDL", medians[1], medians[1] / bare);
        print("the target's catalog read", medians[2], medians[2] / bare);
        print("both: what it is held against", bare, 1);
        print("second comparison, classes unchanged (" + last[0].comparison().differences().size() + " differences)",
                medians[3], medians[3] / bare);
        print("comparison after a build that changed no table", medians[4], medians[4] / bare);
    }

    /** The tables of the model, and three differences. */
    private void makeTarget() throws Exception {
        try (URLClassLoader loader = loader()) {
            target.run(statements(loader, true).toArray(String[]::new));
        }
        target.run("ALTER TABLE entity_7 DROP COLUMN amount", "ALTER TABLE entity_8 ALTER name TYPE varchar(40)",
                "DROP INDEX ix_entity_9_name", "VACUUM ANALYZE");
    }

    private int peer(boolean ddl) throws IOException {
        try (URLClassLoader loader = loader()) {
            return statements(loader, ddl).size();
        }
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(
                new URL[]{settings.classPath().getFirst().toUri().toURL()}, ModelBenchmark.class.getClassLoader());
    }

    /** Hibernate alone, as its documentation shows it, told of the classes. */
    private static List<String> statements(ClassLoader loader, boolean ddl) {
        BootstrapServiceRegistry bootstrap =
                new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build();
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder(bootstrap)
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                .applySetting("jakarta.persistence.database-product-name", "PostgreSQL")
                .applySetting("jakarta.persistence.database-major-version", "18").build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            for (int i = 1; i <= ENTITIES; i++) {
                sources.addAnnotatedClassName(EntitySources.PACKAGE + ".Entity" + i);
            }
            Metadata metadata = sources.buildMetadata();
            return ddl ? new SchemaCreatorImpl(registry).generateCreationCommands(metadata, false) : List.of();
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private ConnectionSpec spec() {
        return new ConnectionSpec(target.url(), target.user(), target.password(), null, null, Environment.DEVELOPMENT);
    }

    private Schema readTarget() {
        return reader.read(spec(), new Scope(List.of(), Set.of()), percent -> {},
                new CancelToken());
    }

    @Override
    public void close() throws IOException {
        target.close();
        memory.close();
        try (var files = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(each);
            }
        }
    }

    /** What a window of the program holds, with its parts timed. */
    private final class Window implements AutoCloseable {
        private final PrivatePostgres server =
                new PrivatePostgres(LocalFiles.temporary(Path.of(System.getProperty("java.io.tmpdir"))));
        private final Map<String, Double> spent = new LinkedHashMap<>();
        private final CompareSchemas compare;

        Window() {
            ScratchServer timedServer = new ScratchServer() {
                @Override
                public @Nullable String missing() {
                    return server.missing();
                }

                @Override
                public ScratchDatabase create(String name) {
                    return timed(START, () -> server.create(name));
                }

                @Override
                public void close() {
                    server.close();
                }
            };
            EntityModel timedModel = new EntityModel() {
                @Override
                public Ddl ddl(Settings of) {
                    return timed(HIBERNATE, () -> hibernate.ddl(of));
                }

                @Override
                public String stamp(Settings of) {
                    return hibernate.stamp(of);
                }
            };
            ScratchSchemas scratch =
                    new ScratchSchemas(List.of(timedProduct()), timedServer, memory::like);
            ScratchRun timedScratch = (place, statements, schemas, cancel) -> timed(SCRATCH,
                    () -> scratch.run(place, statements, schemas, cancel));
            SchemaReader timedReader = (connection, scope, progress, cancel) -> timed(TARGET,
                    () -> reader.read(connection, scope, progress, cancel));
            ReadModel models = new ReadModel(timedModel, timedScratch, new Store());
            this.compare = new CompareSchemas(timedReader, new SchemaDocuments(),
                    (project, other, cancel) -> models.read(ModelRequest.onOwnServer(settings, target.url()), cancel));
        }

        Compared compare() {
            return compare.compare(
                    new CompareSchemas.Request(
                            new Side.Model(), new Side.Database(spec()), ProjectSettings.databaseAlone(), List.of()),
                    Watch.silent());
        }

        /** Compares for the first time; how long each part took. */
        Map<String, Double> first() {
            long start = System.nanoTime();
            Compared compared = compare();
            double whole = since(start);
            Map<String, Double> parts = new LinkedHashMap<>();
            parts.put(TARGET, part(TARGET));
            parts.put(HIBERNATE, part(HIBERNATE));
            parts.put("  of it the scan (measured alone, afterwards)", millis(this::scan));
            parts.put(START, part(START));
            parts.put("DDL run, scratch database dropped", part(SCRATCH) - part(START) - part(BACK));
            parts.put(BACK, part(BACK));
            parts.put("comparing and the rest", whole - part(HIBERNATE) - part(SCRATCH) - part(TARGET));
            parts.put("whole (" + compared.comparison().differences().size() + " differences)", whole);
            return parts;
        }

        /** PostgreSQL, with its reading timed. */
        private Product timedProduct() {
            PostgresProduct product = new PostgresProduct();
            Catalog timed = (reading, scope) -> {
                long start = System.nanoTime();
                Schema read = product.catalog().read(reading, scope);
                spent.put(BACK, since(start));
                return read;
            };
            return (Product) Proxy.newProxyInstance(
                    Product.class.getClassLoader(), new Class<?>[]{Product.class}, (self, method, arguments) -> {
                        if (method.getName().equals("catalog")) {
                            return timed;
                        }
                        try {
                            return method.invoke(product, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private double part(String name) {
            return spent.getOrDefault(name, 0.0);
        }

        /** Asks for a package that is not there: the class files are looked at, and Hibernate is not. */
        private boolean scan() {
            try {
                hibernate.ddl(new EntityModel.Settings(
                        settings.classPath(), List.of("nothing.at.all"), "", "postgresql", "18.6", null));
                return true;
            } catch (FailedException e) {
                return false;
            }
        }

        private <T> T timed(String what, Supplier<T> work) {
            long start = System.nanoTime();
            T made = work.get();
            spent.put(what, since(start));
            return made;
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /** Keeps schemas as the program's store does, in memory. */
    private static final class Store implements ModelStore {
        private final Map<String, Schema> kept = new HashMap<>();

        @Override
        public @Nullable Schema find(String key) {
            return kept.get(key);
        }

        @Override
        public void keep(String key, Schema schema) {
            kept.put(key, schema);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double millis(Supplier<?> work) {
        long start = System.nanoTime();
        Object made = work.get();
        Objects.requireNonNull(made);
        return since(start);
    }

    /** Of each, in turn: what else the machine does then falls on all of them. */
    private static double[] medians(List<Callable<?>> all) throws Exception {
        double[][] times = new double[all.size()][ROUNDS];
        for (int i = -WARM; i < ROUNDS; i++) {
            for (int j = 0; j < all.size(); j++) {
                long start = System.nanoTime();
                all.get(j).call();
                times[j][Math.max(i, 0)] = since(start);
            }
        }
        return Arrays.stream(times).mapToDouble(ModelBenchmark::middle).toArray();
    }

    private static double middle(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void print(String what, double milliseconds, double ratio) {
        out.printf("  %-66s %10.0f ms %s%n", what, milliseconds, ratio > 0 ? "%8.2f".formatted(ratio) : "");
    }
}
