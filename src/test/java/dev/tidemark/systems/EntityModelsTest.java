package dev.tidemark.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.differential.DatabaseDump;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The teams' entities say the same as their changelogs, in Hibernate's own judgement and column by column. */
@ExtendWith({LeakCheck.class, Tally.class})
class EntityModelsTest {
    private static final Path SAMPLE = Path.of("src/main/resources/dev/tidemark/sample/evolution").toAbsolutePath();

    @TempDir
    Path place = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "TODO_CHATBOT, todochatbot.after, H2", "TODO_CHATBOT, todochatbot.after, POSTGRESQL",
        "AI_MESSAGING, aimessaging, H2", "AI_MESSAGING, aimessaging, POSTGRESQL",
        "USERS_AND_TASKS, usersandtasks, H2", "USERS_AND_TASKS, usersandtasks, POSTGRESQL",
        "CHATS_AND_MESSAGES, chatsandmessages, H2", "CHATS_AND_MESSAGES, chatsandmessages, POSTGRESQL"})
    void theModelIsWhatTheChangelogMakes(Team team, String entities, On on) throws Exception {
        try (Desk desk = Desk.of(team, on, place); Opened opened = desk.opened()) {
            opened.upgrade("head");

            validate(desk.database(), entities);
            if (on == On.POSTGRESQL) {
                assertThat(facts(desk.database())).isEqualTo(made(entities));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theChatbotsModelsDifferByThePriorityAlone(On on) throws Exception {
        try (Desk desk = Desk.of(Team.TODO_CHATBOT, on, place); Opened opened = desk.opened()) {
            opened.upgrade("+1");
            validate(desk.database(), "todochatbot.before");
            assertThatThrownBy(() -> validate(desk.database(), "todochatbot.after"))
                    .isInstanceOf(SchemaManagementException.class)
                    .hasMessageContaining("missing column [priority] in table [tasks]");
        }
        if (on == On.POSTGRESQL) {
            List<String> more = made("todochatbot.after");
            more.removeAll(made("todochatbot.before"));
            assertThat(more).singleElement().asString().startsWith("column tasks.priority integer");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWizardsModelIsWhatItsDemoEndsWith(On on) throws Exception {
        try (TestDatabase database = on.fresh();
                Opened opened = Opened.open(database, Opened.project(SAMPLE, "db/changelog.yaml", "none"))) {
            opened.upgrade("head");

            validate(database, "evolution");
            if (on == On.POSTGRESQL) {
                assertThat(facts(database)).isEqualTo(made("evolution"));
            }
        }
    }

    private static void validate(TestDatabase database, String entities) throws Exception {
        hibernate(database, entities, "validate");
    }

    /** What Hibernate itself would make of the entities. */
    private static List<String> made(String entities) throws Exception {
        try (TestDatabase database = On.POSTGRESQL.fresh()) {
            hibernate(database, entities, "create-only");
            return facts(database);
        }
    }

    private static void hibernate(TestDatabase database, String entities, String action) throws Exception {
        try (StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting("jakarta.persistence.jdbc.url", database.url())
                .applySetting("jakarta.persistence.jdbc.user", database.user())
                .applySetting("jakarta.persistence.jdbc.password", database.password())
                .applySetting("hibernate.connection.pool_size", 1)
                .applySetting("hibernate.hbm2ddl.auto", action)
                .build()) {
            MetadataSources sources = new MetadataSources(registry);
            for (Class<?> type : entities(entities)) {
                sources.addAnnotatedClass(type);
            }
            Metadata metadata = sources.buildMetadata();
            metadata.buildSessionFactory().close();
        }
    }

    private static List<Class<?>> entities(String name) throws IOException, ClassNotFoundException {
        Path folder = Path.of("src/test/java/dev/tidemark/systems", name.split("\\."));
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String simple = file.getFileName().toString().replace(".java", "");
                if (!simple.equals("package-info")) {
                    Class<?> type = Class.forName("dev.tidemark.systems." + name + "." + simple);
                    assertThat(type).hasAnnotation(Entity.class);
                    found.add(type);
                }
            }
        }
        return found;
    }

    /**
     * Columns, keys and indexes of a PostgreSQL database in its own words, without what no entity can say: the order of
     * columns, the names of primary keys, how rows are numbered. A unique key and a unique index of that name are the
     * same here.
     */
    private static List<String> facts(TestDatabase database) throws Exception {
        return new ArrayList<>(DatabaseDump.schema(database).stream()
                .filter(l -> l.matches("(column|constraint|index) .*") && !l.contains("databasechangelog"))
                .filter(l -> !l.contains("PRIMARY KEY") && !l.contains("NOT NULL") && !l.matches("index .*pk.*"))
                .filter(l -> !l.matches("index .*_pkey .*|relation .*"))
                .filter(l -> !l.matches("(column|constraint) v_.*"))
                .filter(l -> !l.startsWith("constraint") || l.contains("FOREIGN KEY"))
                .map(l -> l.startsWith("column")
                        ? l.replaceFirst("^(column \\S+)\\s+\\d+ ", "$1 ")
                                .replaceFirst(" (true|false) \\S+ ", " $1 ")
                                .replaceAll("nextval\\(.*\\)", "")
                                .replace("now()", "CURRENT_TIMESTAMP").strip()
                                .replace("timestamp(6)", "timestamp")
                        : l.replaceFirst("^index CREATE UNIQUE INDEX \\S+ ON", "unique"))
                .distinct()
                .sorted()
                .toList());
    }
}
