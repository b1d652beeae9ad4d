package dev.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.ModelRequest;
import dev.tidemark.application.ModelSchema;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.EntityModel;
import dev.tidemark.application.port.EntityModel.ScratchName;
import dev.tidemark.application.port.ScratchRun;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that was made from a model is equal to the model, for every feature that entities have. */
class ModelRoundTripTest {
    private static final ModelDesk DESK = new ModelDesk();

    @AfterAll
    static void close() {
        DESK.close();
    }

    @ParameterizedTest
    @CsvSource({
        "generators,postgresql,hibernate,9", "associations,postgresql,hibernate,11",
        "collections,postgresql,hibernate,6", "keys,postgresql,hibernate,4",
        "inheritance,postgresql,hibernate,6", "enums,postgresql,hibernate,1", "values,postgresql,hibernate,4",
        "constraints,postgresql,hibernate,2", "names,postgresql,hibernate,3", "names,postgresql,spring,3",
        "schemas,postgresql,hibernate,5", "schemas,postgresql,spring,5",
        "generators,h2,hibernate,9", "associations,h2,hibernate,11", "collections,h2,hibernate,6",
        "keys,h2,hibernate,4", "inheritance,h2,hibernate,6", "enums,h2,hibernate,1", "values,h2,hibernate,4",
        "constraints,h2,hibernate,2", "names,h2,hibernate,3", "names,h2,spring,3", "schemas,h2,hibernate,5",
        "schemas,h2,spring,5"})
    void aDatabaseMadeFromTheModelEqualsIt(String topic, String product, String naming, int tables)
            throws SQLException {
        EntityModel.Settings settings = ModelDesk.settings(topic, product, naming);
        EntityModel.Ddl ddl = DESK.hibernate().ddl(settings);
        assertThat(ddl.problems()).isEmpty();
        try (TestDatabase database =
                product.equals("h2") ? H2Databases.memory() : PostgresServer.shared().fresh()) {
            ModelSchema model =
                    DESK.models().read(ModelRequest.onOwnServer(settings, database.url()), new CancelToken());

            database.run(forReal(ddl, model.schemas()).toArray(String[]::new));
            Schema live = DESK.read(database, model.schemas());

            assertThat(model.schema().tables()).hasSize(tables);
            assertSame(model.schema(), live);
        }
    }

    /** The statements with the schemas as the entities name them. */
    private static List<String> forReal(EntityModel.Ddl ddl, List<String> schemas) {
        List<String> statements = new ArrayList<>();
        schemas.forEach(schema -> statements.add("create schema \"" + schema + "\""));
        List<ScratchName> names = ddl.schemas().stream().filter(n -> !n.schema().isEmpty()).toList();
        for (String statement : ddl.statements()) {
            String real = statement.replace(ScratchRun.OWN, "PUBLIC");
            for (int i = 0; i < schemas.size(); i++) {
                real = real.replace(names.get(i).scratch(), schemas.get(i));
            }
            statements.add(real);
        }
        return statements;
    }

    private static void assertSame(Schema model, Schema live) {
        for (Table table : model.tables()) {
            assertThat(withoutOwner(Objects.requireNonNull(live.table(table.name())))).isEqualTo(withoutOwner(table));
        }
        assertThat(live.tables().stream().map(Table::name))
                .containsExactlyElementsOf(model.tables().stream().map(Table::name).toList());
        assertThat(live.sequences()).isEqualTo(model.sequences());
        assertThat(live.types()).isEqualTo(model.types());
        assertThat(live.views()).isEqualTo(model.views());
        assertThat(live.routines()).isEqualTo(model.routines());
    }

    /** Owners differ: the private server has users of its own, and a model says nothing of them. */
    private static Table withoutOwner(Table table) {
        return new Table(
                table.name(), table.columns(), table.primaryKey(), table.uniqueKeys(), table.foreignKeys(),
                table.checks(), table.indexes(),
                new Table.Traits(
                        table.traits().comment(), "", table.traits().grants(), table.traits().triggers(),
                        table.traits().security(), table.traits().partitioning(), table.traits().partitions(),
                        table.traits().replicaIdentity(), -1));
    }
}
