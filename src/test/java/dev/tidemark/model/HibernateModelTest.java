package dev.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.adapter.hibernate.HibernateModel;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.EntityModel;
import dev.tidemark.application.port.EntityModel.Ddl;
import dev.tidemark.application.port.EntityModel.Entity;
import dev.tidemark.application.port.EntityModel.Problem;
import dev.tidemark.application.port.EntityModel.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entity classes as people have them: whole, broken, old, configured in many ways. */
class HibernateModelTest {
    private static final String IMPORTS = "import jakarta.persistence.*; import java.util.*;";
    private static final String CUSTOMER =
            "package shop; " + IMPORTS + " @Entity public class Customer { @Id Long id; String fullName; }";

    @TempDir
    Path folder;

    private final EntityModel model = new HibernateModel();

    private static Settings settings(Path... classPath) {
        return new Settings(List.of(classPath), List.of(), "hibernate", "postgresql", "18.1", null);
    }

    private static List<String> names(Ddl ddl) {
        return ddl.entities().stream().map(Entity::className).toList();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve("classes").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path compile(String... sources) throws IOException {
        return Compiled.into(folder.resolve("classes"), List.of(), sources);
    }

    @Test
    void aClassPathThatIsNotThereIsNamed() {
        Path gone = folder.resolve("target/classes");

        assertThatThrownBy(() -> model.ddl(settings(gone))).isInstanceOf(FailedException.class)
                .hasMessageContaining("The class path of the entity model is not there: " + gone)
                .hasMessageContaining("Build the application");
    }

    @Test
    void noClassPathIsNamed() {
        assertThatThrownBy(() -> model.ddl(settings())).isInstanceOf(FailedException.class)
                .hasMessageContaining("No class path is known for the entity model.");
    }

    @Test
    void aFolderWithoutClassesIsNamed() {
        assertThatThrownBy(() -> model.ddl(settings(folder))).isInstanceOf(FailedException.class)
                .hasMessageContaining("There is no class file in " + folder);
    }

    @Test
    void classesWithoutAnEntityAreNamed() throws IOException {
        Path classes = compile("package shop; public class Plain {}");

        assertThatThrownBy(() -> model.ddl(settings(classes))).isInstanceOf(FailedException.class)
                .hasMessageContaining("None of the 1 classes in " + classes + " is an entity.");
        assertThatThrownBy(() -> model.ddl(
                new Settings(List.of(classes), List.of("shop.domain"), "", "postgresql", "18", null)))
                .hasMessageContaining("is an entity of shop.domain.").hasMessageContaining("packages");
    }

    @Test
    void onePartOfTheClassPathThatIsNotThereDoesNotStopTheRest() throws IOException {
        Path classes = compile(CUSTOMER);

        Ddl ddl = model.ddl(settings(folder.resolve("lib"), classes));

        assertThat(names(ddl)).containsExactly("shop.Customer");
        assertThat(ddl.problems()).extracting(Problem::className).containsExactly(folder.resolve("lib").toString());
    }

    @Test
    void aMissingClassIsNamedAndTheRestIsRead() throws IOException {
        Path classes = compile(
                CUSTOMER, "package money; public class Money { }",
                "package shop; " + IMPORTS + " @Entity public class Price { @Id Long id; money.Money money; }",
                "package shop; " + IMPORTS + " @Entity public class Discount extends Price { }",
                "package shop; " + IMPORTS + " @Entity public class Sale { @Id Long id; @ManyToOne Price price; }");
        Files.delete(classes.resolve("money/Money.class"));

        Ddl ddl = model.ddl(settings(classes));

        assertThat(names(ddl)).containsExactly("shop.Customer");
        assertThat(ddl.problems()).contains(
                new Problem(
                        "shop.Price", "It needs money.Money, which is not on the class path.",
                        "Add the jar or folder that holds money.Money to the class path (classPath in tidemark.yaml)."));
        assertThat(ddl.problems()).extracting(Problem::className, Problem::message).contains(
                org.assertj.core.groups.Tuple.tuple(
                        "shop.Discount", "It extends shop.Price, which could not be read."),
                org.assertj.core.groups.Tuple.tuple("shop.Sale", "It refers to shop.Price, which could not be read."));
        assertThat(ddl.problems()).hasSize(3);
    }

    @Test
    void aMissingClassThatSaysNothingAboutTheSchemaIsNotMissed() throws IOException {
        Path classes = compile(
                "package lib; public interface Details { }", "package lib; public class Token { }",
                "package lib; public class Page { }",
                "package shop; " + IMPORTS + " @Entity public class User implements lib.Details {"
                        + " @Id Long id; @Transient lib.Token token; static lib.Token none;"
                        + " public lib.Page list(lib.Page from) { return from; } }");
        for (String name : List.of("Details", "Token", "Page")) {
            Files.delete(classes.resolve("lib/" + name + ".class"));
        }

        Ddl ddl = model.ddl(settings(classes));

        assertThat(ddl.statements()).containsExactly("create table User (id bigint not null, primary key (id))");
        assertThat(ddl.problems()).isEmpty();
    }

    @Test
    void largeObjectsOfAnApplicationOfEclipseLinksAreKeptInTheRow() throws IOException {
        Path classes = compile("package shop; " + IMPORTS
                + " @Entity public class Letter { @Id Long id; @Lob String words; @Lob byte[] scan; }");
        write("META-INF/persistence.xml", """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="shop"><provider>%s</provider></persistence-unit>
                </persistence>
                """.formatted("org.hibernate.jpa.HibernatePersistenceProvider"));
        Ddl hibernate = model.ddl(settings(classes));
        assertThat(hibernate.statements()).anyMatch(sql -> sql.contains("words oid") && sql.contains("scan oid"));
        assertThat(hibernate.problems()).isEmpty();

        write("META-INF/persistence.xml", """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="shop"><provider>%s</provider></persistence-unit>
                </persistence>
                """.formatted("org.eclipse.persistence.jpa.PersistenceProvider"));
        Ddl eclipseLink = model.ddl(settings(classes));
        assertThat(eclipseLink.statements()).anyMatch(sql -> sql.contains("words text") && sql.contains("scan bytea"));
        assertThat(eclipseLink.problems()).extracting(Problem::message).singleElement().asString()
                .startsWith("The application keeps its entities through EclipseLink.");
    }

    @Test
    void aMissingSuperclassIsNamed() throws IOException {
        Path classes = compile(
                CUSTOMER, "package lib; " + IMPORTS + " @MappedSuperclass public class Base { @Id Long id; }",
                "package shop; " + IMPORTS + " @Entity public class Thing extends lib.Base { }");
        Files.delete(classes.resolve("lib/Base.class"));

        Ddl ddl = model.ddl(settings(classes));

        assertThat(names(ddl)).containsExactly("shop.Customer");
        assertThat(ddl.problems()).extracting(Problem::message)
                .containsExactly("It needs lib.Base, which is not on the class path.");
    }

    @Test
    void aMissingListenerSaysNothingAboutTheSchema() throws IOException {
        Path classes = compile(
                "package lib; public class Auditing { }",
                "package shop; " + IMPORTS
                        + " @Entity @EntityListeners(lib.Auditing.class) public class Thing { @Id Long id; }");
        Files.delete(classes.resolve("lib/Auditing.class"));

        Ddl ddl = model.ddl(settings(classes));

        assertThat(names(ddl)).containsExactly("shop.Thing");
        assertThat(ddl.problems()).isEmpty();
    }

    @Test
    void aStaticInitialiserThatFailsIsNamed() throws IOException {
        Path classes = compile(
                CUSTOMER, "package shop; " + IMPORTS
                        + " @Entity public class Bad { @Id Long id; static final int N = Integer.parseInt(\"x\"); }");

        Ddl ddl = model.ddl(settings(classes));

        assertThat(names(ddl)).containsExactly("shop.Customer");
        assertThat(ddl.problems()).singleElement().extracting(Problem::message).asString()
                .startsWith("Its static initialiser failed: NumberFormatException");
    }

    @Test
    void aMappingThatMakesNoSenseIsNamedAndTheRestIsRead() throws IOException {
        Path classes = compile(
                CUSTOMER, "package shop; " + IMPORTS + " @Entity public class NoKey { String name; }",
                "package shop; " + IMPORTS
                        + " @Entity public class Odd { @Id Long id; @ManyToOne StringBuilder who; }");

        Ddl ddl = model.ddl(settings(classes));

        assertThat(names(ddl)).containsExactly("shop.Customer");
        assertThat(ddl.problems()).extracting(Problem::className).containsExactlyInAnyOrder("shop.NoKey", "shop.Odd");
    }

    @Test
    void twoEntitiesThatDoNotAgreeAboutAColumnAreNamed() throws IOException {
        Path classes = compile(
                "package shop; " + IMPORTS
                        + " @Entity @Table(name = \"goods\") public class A { @Id Long id; @Column(length = 20) String amount; }",
                "package shop; " + IMPORTS
                        + " @Entity @Table(name = \"goods\") public class B { @Id Long id; int amount; String same; }");

        Ddl ddl = model.ddl(settings(classes));

        assertThat(ddl.problems()).singleElement().extracting(Problem::message).asString()
                .contains("share the table goods and do not agree about its column amount")
                .contains("shop.A has varchar(20)").contains("shop.B has integer not null");
    }

    @Test
    void annotationsThatThisHibernateDoesNotKnowAreNamed() throws IOException {
        Path library = Compiled.into(
                folder.resolve("old"), List.of(),
                "package org.hibernate.annotations; import java.lang.annotation.*;"
                        + " @Retention(RetentionPolicy.RUNTIME) public @interface Where { String clause(); }");
        Path classes = Compiled.into(
                folder.resolve("classes"), List.of(library), "package shop; " + IMPORTS
                        + " @Entity @org.hibernate.annotations.Where(clause = \"x\") public class A { @Id Long id; }");

        Ddl ddl = model.ddl(settings(classes));

        assertThat(ddl.problems()).containsExactly(new Problem(
                "shop.A", "@Where is not known to Hibernate 7, with which models are read, and did not count in shop.A."
                        + " The tables do not depend on it.",
                "Hibernate 7 has @SQLRestriction for it."));
    }

    @Test
    void classesOfThePersistenceApiBeforeJakartaAreNamed() throws IOException {
        Path library = Compiled.into(
                folder.resolve("old"), List.of(),
                "package javax.persistence; import java.lang.annotation.*;"
                        + " @Retention(RetentionPolicy.RUNTIME) public @interface Entity { }");
        Path classes = Compiled.into(
                folder.resolve("classes"), List.of(library),
                "package shop; @javax.persistence.Entity public class A { Long id; }");

        assertThatThrownBy(() -> model.ddl(settings(classes))).isInstanceOf(FailedException.class)
                .hasMessageContaining("compiled for javax.persistence: shop.A. Jakarta Persistence 3 is needed.");
    }

    @Test
    void serviceFilesOfTheUserDoNotReplaceOurs() throws IOException {
        Path classes = compile(
                CUSTOMER, "package shop; import org.hibernate.boot.registry.*; import org.hibernate.service.spi.*;"
                        + " public class Spy implements ServiceContributor {"
                        + " public void contribute(StandardServiceRegistryBuilder b) { throw new IllegalStateException(); } }");
        write("META-INF/services/org.hibernate.service.spi.ServiceContributor", "shop.Spy");

        assertThat(names(model.ddl(settings(classes)))).containsExactly("shop.Customer");
    }

    @Test
    void nothingIsPrintedAndNothingIsConnectedTo() throws IOException {
        Path classes = compile(CUSTOMER);
        write("META-INF/persistence.xml", """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="main">
                    <properties>
                      <property name="jakarta.persistence.jdbc.url" value="jdbc:h2:mem:never;INIT=RUNSCRIPT FROM 'no'"/>
                      <property name="hibernate.globally_quoted_identifiers" value="true"/>
                      <property name="hibernate.show_sql" value="true"/>
                    </properties>
                  </persistence-unit>
                </persistence>
                """);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(model.ddl(settings(classes)).statements()).containsExactly(
                    "create table \"Customer\" (\"id\" bigint not null, \"fullName\" varchar(255), primary key (\"id\"))");
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void springNamesAreFoundOutFromTheApplicationsSettings() throws IOException {
        Path classes = compile(CUSTOMER);
        write("application.yml", """
                spring:
                  datasource: {url: "jdbc:postgresql://x/y", password: "${SECRET}"}
                  jpa: {properties: {hibernate.default_schema: sales}}
                ---
                spring.config.activate.on-profile: test
                spring.jpa.properties.hibernate.globally_quoted_identifiers: true
                """);

        Ddl ddl = model.ddl(new Settings(List.of(classes), List.of(), "", "postgresql", "18.1", null));

        assertThat(ddl.statements()).containsExactly(
                "create table \"tidemark_scratch_1_sales\".customer (id bigint not null, full_name varchar(255), primary key (id))");
        assertThat(ddl.schemas()).containsExactly(
                new EntityModel.ScratchName("sales", "tidemark_scratch_1_sales"));
    }

    @Test
    void theConnectionsOwnSchemaNeedsNoName() throws IOException {
        Path classes = compile(
                "package shop; " + IMPORTS + " @Entity @Table(schema = \"Sales\") public class A { @Id Long id; }");

        Ddl ddl = model.ddl(new Settings(List.of(classes), List.of(), "", "postgresql", "14.2 (Debian)", "sales"));

        assertThat(ddl.statements()).containsExactly("create table A (id bigint not null, primary key (id))");
        assertThat(ddl.schemas()).isEmpty();
    }

    @Test
    void mappingFilesCount() throws IOException {
        Path classes = compile("package shop; public class Plain { Long id; String name; }", CUSTOMER);
        write("META-INF/orm.xml", """
                <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.1">
                  <entity class="shop.Plain" access="FIELD">
                    <table name="plain_things"/>
                    <attributes>
                      <id name="id"/>
                      <basic name="name"><column length="7"/></basic>
                    </attributes>
                  </entity>
                </entity-mappings>
                """);

        Ddl ddl = model.ddl(settings(classes));

        assertThat(names(ddl)).containsExactly("shop.Customer", "shop.Plain");
        assertThat(ddl.statements()).anyMatch(s -> s.contains("plain_things") && s.contains("varchar(7)"));
        assertThat(ddl.problems()).isEmpty();
    }

    @Test
    void jarsOfALibraryFolderAreUsedAndNotLookedThrough() throws IOException {
        Path library = Compiled.into(
                folder.resolve("compiled"), List.of(), "package lib; " + IMPORTS
                        + " @MappedSuperclass public class Base { @Id Long id; }",
                "package lib; " + IMPORTS + " @Entity public class Stranger { @Id Long id; }");
        Path jars = Files.createDirectories(folder.resolve("lib"));
        jar(jars.resolve("lib.jar"), library, "lib/Base.class", "lib/Stranger.class");
        Path classes = Compiled.into(
                folder.resolve("classes"), List.of(library),
                "package shop; " + IMPORTS + " @Entity public class Thing extends lib.Base { }");

        assertThat(names(model.ddl(settings(classes, jars)))).containsExactly("shop.Thing");
        assertThat(names(model.ddl(settings(classes, jars.resolve("lib.jar")))))
                .containsExactly("lib.Stranger", "shop.Thing");
    }

    private static void jar(Path file, Path from, String... names) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                jar.putNextEntry(new JarEntry(name));
                jar.write(Files.readAllBytes(from.resolve(name)));
            }
        }
    }

    @Test
    void aDamagedClassFileIsNamed() throws IOException {
        Path classes = compile(CUSTOMER);
        byte[] good = Files.readAllBytes(classes.resolve("shop/Customer.class"));
        Files.write(classes.resolve("shop/Broken.class"), java.util.Arrays.copyOf(good, good.length / 2 + 40));

        Ddl ddl = model.ddl(settings(classes));

        assertThat(names(ddl)).containsExactly("shop.Customer");
        assertThat(ddl.problems()).hasSize(1);
    }

    @Test
    void constraintsOfBeanValidationCountAsTheyDoWhenTheApplicationStarts() throws IOException {
        String retained = "package jakarta.validation.constraints; import java.lang.annotation.*;"
                + " @Retention(RetentionPolicy.RUNTIME) public @interface ";
        Path library = Compiled.into(
                folder.resolve("validation"), List.of(), retained.replace("@interface", "@interface NotNull { }"),
                retained.replace("@interface", "@interface Size { int max(); }"));
        Path classes = Compiled.into(
                folder.resolve("classes"), List.of(library), "package shop; import jakarta.validation.constraints.*; "
                        + IMPORTS + " @MappedSuperclass public class Base { @NotNull @Size(max = 9) String code; }",
                "package shop; import jakarta.validation.constraints.*; " + IMPORTS
                        + " @Entity public class Thing extends Base { @Id Long id; @NotNull @ManyToOne Thing parent;"
                        + " @Size(max = 3) List<String> none() { return null; } String note; }");

        assertThat(model.ddl(settings(classes)).statements().getFirst()).isEqualTo(
                "create table Thing (id bigint not null, code varchar(9) not null, note varchar(255),"
                        + " parent_id bigint not null, primary key (id))");
        write("application.properties", "spring.jpa.properties.jakarta.persistence.validation.mode=none\n");
        assertThat(model.ddl(settings(classes)).statements().getFirst()).contains("code varchar(255),");
    }

    @Test
    void theClassesAreLetGoAfterwards() throws IOException, InterruptedException {
        Path classes = compile("package shop; " + IMPORTS
                + " @Entity public class Held { @Id Long id; @Convert(converter"
                + " = Upper.class) String name; enum Kind { A, B } Kind kind; static { System.getProperties().put("
                + "\"model.held\", new java.lang.ref.WeakReference<>(Held.class)); }"
                + " @Converter public static class Upper implements AttributeConverter<String, String> {"
                + " public String convertToDatabaseColumn(String s) { return s; }"
                + " public String convertToEntityAttribute(String s) { return s; } } }");

        model.ddl(settings(classes));

        WeakReference<?> held = (WeakReference<?>) Objects.requireNonNull(System.getProperties().remove("model.held"));
        for (int i = 0; i < 50 && held.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(held.get()).isNull();
    }

    @Test
    void theStampChangesWithAClassAndOnlyThen() throws IOException {
        Path classes = compile(CUSTOMER);
        String before = model.stamp(settings(classes));

        assertThat(model.stamp(settings(classes))).isEqualTo(before);
        compile(CUSTOMER.replace("fullName", "lastName2"));
        assertThat(model.stamp(settings(classes))).isNotEqualTo(before);
    }
}
