package dev.tidemark.adapter.hibernate;

import dev.tidemark.adapter.hibernate.ClassFacts.Kind;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.EntityModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Entity models through Hibernate ORM: its metadata is built from the user's classes, in a class loader of their own, and asked
 * for the statements that create the schema. No session factory is built and no connection is opened. May be used by several
 * threads, one after the other.
 */
public final class HibernateModel implements EntityModel {
    private final Logger quiet = Logger.getLogger("org.hibernate"); // held: a logger's level goes with its last reference

    /** One that reads class paths. */
    public HibernateModel() {
        quiet.setLevel(Level.OFF);
    }

    @Override
    public synchronized Ddl ddl(Settings settings) {
        ClassPath path = ClassPath.of(settings.classPath());
        ModelScan scan = new ModelScan(settings.packages());
        scan.read(path);
        List<ClassFacts> managed = scan.managed();
        requireEntities(settings, scan, managed);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (UserClasses classes = new UserClasses(path.paths())) {
            // The XML libraries look here for their implementation, which is ours.
            thread.setContextClassLoader(HibernateModel.class.getClassLoader());
            return read(settings, scan, managed, classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Ddl read(Settings settings, ModelScan scan, List<ClassFacts> managed, UserClasses classes) {
        List<Problem> problems = new ArrayList<>(scan.problems());
        // Listeners say nothing about the schema, and often come from libraries that are not at hand.
        managed.forEach(facts -> facts.listeners().forEach(classes::standIn));
        boolean spring = settings.naming().equals("spring") || settings.naming().isEmpty() && scan.spring();
        Namings namings = Namings.of(spring, scan.settings().values(), classes, problems);
        MetadataRun run = new MetadataRun(settings, scan, classes, namings);
        Ddl built = new Sieve(run, new StandIns(classes), managed, scan.mappings()).build();
        for (String name : scan.listedButMissing()) {
            problems.add(new Problem(
                    name, "META-INF/persistence.xml names this class, and it is not on the class path.",
                    "Add the jar or folder that holds " + name + " to the class path (classPath in tidemark.yaml)."));
        }
        problems.addAll(built.problems());
        problems.addAll(GoneAnnotations.in(managed));
        if (scan.eclipseLink()) {
            problems.add(new Problem(
                    ModelScan.UNITS,
                    "The application keeps its entities through EclipseLink. What they do not declare is taken as Hibernate"
                            + " has it; large objects as EclipseLink has them, in the row.",
                    "Declare the names of tables, columns and sequences: the two choose differently."));
        }
        old(scan, problems);
        return new Ddl(built.statements(), built.schemas(), built.entities(), problems);
    }

    private static void old(ModelScan scan, List<Problem> problems) {
        if (!scan.old().isEmpty()) {
            problems.add(new Problem(
                    scan.old().getFirst(),
                    "These classes were compiled for javax.persistence, and Jakarta Persistence 3 is needed: "
                            + GoneAnnotations.list(scan.old()) + ".",
                    "Move them to jakarta.persistence."));
        }
    }

    private static void requireEntities(Settings settings, ModelScan scan, List<ClassFacts> managed) {
        if (!scan.mappings().isEmpty() || managed.stream().anyMatch(facts -> facts.kind() == Kind.ENTITY)) {
            return;
        }
        String where = String.join(", ", settings.classPath().stream().map(Path::toString).toList());
        if (!scan.old().isEmpty()) {
            throw new FailedException(new Failure.WrongUsage(
                    "The entity classes were compiled for javax.persistence: " + GoneAnnotations.list(scan.old())
                            + ". Jakarta Persistence 3 is needed.",
                    "Move the application to Jakarta Persistence (Hibernate 6 or 7, Spring Boot 3 or 4) and build it again."));
        }
        if (scan.seen() == 0) {
            throw new FailedException(new Failure.WrongUsage(
                    "There is no class file in " + where + ".", "Build the application first. " + ClassPath.WHERE));
        }
        String among = settings.packages().isEmpty() ? "" : " of " + String.join(", ", settings.packages());
        throw new FailedException(new Failure.WrongUsage(
                "None of the " + scan.seen() + " classes in " + where + " is an entity" + among + ".",
                settings.packages().isEmpty()
                        ? ClassPath.WHERE
                        : "Check the packages (model.packages in tidemark.yaml) and the class path."));
    }

    @Override
    public String stamp(Settings settings) {
        StringBuilder text = new StringBuilder();
        text.append(settings.packages()).append('\n').append(settings.naming()).append('\n').append(settings.product())
                .append('\n').append(settings.version()).append('\n').append(settings.schema()).append('\n');
        settings.classPath().forEach(entry -> ClassPath.stamp(entry, text));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
