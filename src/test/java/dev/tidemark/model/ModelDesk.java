package dev.tidemark.model;

import dev.tidemark.adapter.embedded.PrivatePostgres;
import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.adapter.h2.H2Memory;
import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.hibernate.HibernateModel;
import dev.tidemark.adapter.jdbc.JdbcSchemas;
import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.adapter.jdbc.ScratchSchemas;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.ReadModel;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.EntityModel;
import dev.tidemark.application.port.ModelStore;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.fixture.TestDatabase;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is needed to read models and databases in a test, over the program's real parts. */
public final class ModelDesk implements AutoCloseable {
    private static final String ENTITIES = "dev.tidemark.model.entities.";

    private final List<Product> products = List.of(new PostgresProduct(), new H2Product());
    private final HibernateModel hibernate = new HibernateModel();
    private final H2Memory memory = new H2Memory();
    private final PrivatePostgres postgres =
            new PrivatePostgres(LocalFiles.temporary(Path.of(System.getProperty("java.io.tmpdir"))));
    private final ScratchSchemas scratch = new ScratchSchemas(products, postgres, memory::like);
    private final JdbcSchemas reader = new JdbcSchemas(products);

    /** Reads entity classes. */
    public EntityModel hibernate() {
        return hibernate;
    }

    /** Runs statements where nobody needs them. */
    public ScratchSchemas scratch() {
        return scratch;
    }

    /** The use case, remembering nothing between two of them. */
    public ReadModel models() {
        return new ReadModel(hibernate, scratch, new Forgetful());
    }

    /** Where the test's classes are. */
    public static Path classes() {
        try {
            return Path.of(ModelDesk.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The entities of a package below {@code entities}, named as Hibernate does, for a product as the tests have it. */
    public static EntityModel.Settings settings(String topic, String product) {
        return settings(topic, product, "hibernate");
    }

    /** The same with another naming. */
    public static EntityModel.Settings settings(String topic, String product, String naming) {
        return new EntityModel.Settings(
                List.of(classes()), List.of(ENTITIES + topic), naming, product,
                product.equals("h2") ? "2.5.252" : "18.6", null);
    }

    /** What the database holds. */
    public Schema read(TestDatabase database, List<String> schemas) {
        return reader.read(
                connection(database), new SchemaReader.Scope(schemas, Set.of()), percent -> {}, new CancelToken());
    }

    /** How to reach a test's database. */
    public static ConnectionSpec connection(TestDatabase database) {
        return new ConnectionSpec(
                database.url(), database.user(), database.password(), null, null, Environment.DEVELOPMENT);
    }

    @Override
    public void close() {
        postgres.close();
        memory.close();
    }

    /** Keeps what it is given for as long as it lives. */
    public static final class Forgetful implements ModelStore {
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
}
