package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.Authors;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.RevisionFormat;
import dev.tidemark.application.port.RevisionHome;
import dev.tidemark.application.port.TextFiles;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.changelog.FileNames;
import dev.tidemark.domain.draft.BaselinePlanner;
import dev.tidemark.domain.draft.ChangePlan;
import dev.tidemark.domain.draft.ChangePlanner;
import dev.tidemark.domain.draft.Ddl;
import dev.tidemark.domain.draft.DraftedRevision;
import dev.tidemark.domain.draft.DraftedRevision.Header;
import dev.tidemark.domain.draft.HeldRows;
import dev.tidemark.domain.draft.PlannedChange;
import dev.tidemark.domain.draft.SchemaChange.Marked;
import dev.tidemark.domain.draft.Ticked;
import dev.tidemark.domain.foresight.DataAnswer;
import dev.tidemark.domain.foresight.DataQuestion;
import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drafts the next revision: its file, and the root changelog where that has to name it. Writes nothing; {@link WriteFiles}
 * does, once a person has seen both. Where rows matter it counts them, in reading transactions.
 */
public final class DraftRevision {
    private static final int SHORT = 12;

    private final TextFiles texts;
    private final RevisionFormat format;
    private final RevisionHome home;
    private final Authors authors;
    private final Clock clock;

    /** With what knows files, formats, places and people; the clock's zone is the person's. */
    public DraftRevision(
            TextFiles texts, RevisionFormat format, RevisionHome home, Authors authors, Clock clock) {
        this.texts = texts;
        this.format = format;
        this.home = home;
        this.authors = authors;
        this.clock = clock;
    }

    /**
     * What is to be written.
     *
     * @param title what it is for, in a few words; the file's name and the comment are made of it
     * @param format of the new file
     * @param author who writes it; empty for whom Git names
     * @param contexts a context expression; empty for all
     * @param labels separated by commas; empty for none
     * @param content what stands in it
     */
    public record Wish(
            String title, ChangelogFormat format, String author, String contexts, String labels, Content content) {
        /** By whom Git names. */
        public Wish(String title, ChangelogFormat format, String contexts, String labels, Content content) {
            this(title, format, "", contexts, labels, content);
        }
    }

    /** What stands in a revision. */
    public sealed interface Content {}

    /** Nothing yet: a person writes it. */
    public record Template() implements Content {}

    /**
     * What removes ticked differences.
     *
     * @param ticked the differences
     * @param database where rows are counted; null where that is not a database, and then every table may hold rows
     */
    public record Changes(Ticked ticked, @Nullable OpenDatabase database) implements Content {}

    /**
     * A whole schema that is there already.
     *
     * @param schema the schema
     */
    public record Baseline(Schema schema) implements Content {}

    /**
     * A place that a person has to write.
     *
     * @param object what it is about
     * @param applies whether it belongs to what applies the revision; else to what rolls it back
     * @param what what is to be written there, one sentence
     */
    public record Place(ObjectId object, boolean applies, String what) {}

    /**
     * A revision that is not written yet.
     *
     * @param files the new file, then the root changelog where it changes
     * @param revisions what stands in the new file
     * @param places what a person has to write; until the first kind is written it does not run, until the second is it cannot
     *     be rolled back
     * @param losses what of the data is gone once it has run
     * @param notes what a person should know
     */
    public record Draft(
            List<PlannedFile> files,
            List<DraftedRevision> revisions,
            List<Place> places,
            List<ChangePlan.Loss> losses,
            List<String> notes) {
        public Draft {
            files = List.copyOf(files);
            revisions = List.copyOf(revisions);
            places = List.copyOf(places);
            losses = List.copyOf(losses);
            notes = List.copyOf(notes);
        }

        /** Whether everything in it can be rolled back as it stands. */
        public boolean reversible() {
            return revisions.stream().allMatch(DraftedRevision::reversible);
        }

        /** Whether it runs as it stands. */
        public boolean runs() {
            return revisions.stream().noneMatch(DraftedRevision::unwritten);
        }
    }

    /**
     * Drafts it.
     *
     * @throws FailedException where the project has no root changelog that can be extended, a file may not be written, or the
     *     database does not answer
     */
    public Draft draft(ProjectSettings project, Wish wish) {
        String ending = wish.format().ending();
        RevisionHome.Home place = home.find(project, ending);
        Path folder = place.folder();
        Path root = place.root();
        if (folder == null && root != null && !place.there()) {
            folder = root.toAbsolutePath().getParent();
        }
        if (root == null || folder == null) {
            throw new FailedException(new Failure.Refused(
                    "The changelog " + place.rootName() + " lies in an archive, which is not written to.",
                    "Open the project from its folder of files, with that folder on the search path."));
        }
        LocalDateTime now = LocalDateTime.now(clock);
        String author = wish.author().isBlank() ? authors.author(project.folder()) : wish.author().strip();
        String name = name(project, wish, place, folder, now);
        String stem = name.substring(name.lastIndexOf('/') + 1, name.length() - ending.length() - 1);
        Content content = wish.content();
        Header header = new Header(stem, author, wish.contexts(), wish.labels(), wish.title().strip());
        List<String> notes = new ArrayList<>();
        ChangePlan plan = plan(content);
        List<DraftedRevision> revisions = content instanceof Baseline
                ? BaselinePlanner.revisions(plan.changes(), header)
                : List.of(new DraftedRevision(header, plan.changes()));
        notes.addAll(plan.notes());
        String text = format.text(ending, product(content), revisions);
        boolean alone = !place.there() && place.rootName().toLowerCase(Locale.ROOT).endsWith(".sql");
        Path file = alone ? root : folder.resolve(name);
        List<PlannedFile> files = new ArrayList<>(List.of(new PlannedFile(file, text, null)));
        if (place.covered()) {
            notes.add("The root changelog includes the whole folder " + place.path()
                    + "; nothing has to be added to it.");
            notes.addAll(order(place, name));
        } else if (!alone) {
            files.add(root(place, root, name));
        }
        return new Draft(files, revisions, places(revisions), plan.losses(), notes);
    }

    private static String name(
            ProjectSettings project, Wish wish, RevisionHome.Home place, Path folder, LocalDateTime now) {
        FileNames names = project.rules().fileNames();
        String rev = Fingerprint.digest(now + "\n" + wish.title()).substring(0, SHORT);
        int number = Math.max(1, place.files().size());
        return names.name(
                new FileNames.Naming(now, rev, wish.title(), number), wish.format().ending(),
                candidate -> Files.exists(folder.resolve(candidate)) || place.files().stream()
                        .anyMatch(f -> f.equalsIgnoreCase(place.path() + candidate)));
    }

    private static String product(Content content) {
        return switch (content) {
            case Template template -> "postgresql";
            case Changes changes -> changes.ticked().there().origin().product();
            case Baseline baseline -> baseline.schema().origin().product();
        };
    }

    private static ChangePlan plan(Content content) {
        return switch (content) {
            case Template template -> template();
            case Changes changes -> {
                Ddl ddl = new Ddl(changes.ticked().there().origin().product());
                yield new ChangePlanner(ddl).plan(changes.ticked(), held(changes, ddl));
            }
            case Baseline baseline -> BaselinePlanner.plan(baseline.schema());
        };
    }

    private static ChangePlan template() {
        ObjectId nothing = ObjectId.of(ObjectType.SCHEMA, ObjectName.of(""));
        Marked up = new Marked(nothing, "the change.", List.of());
        Marked down = new Marked(nothing, "the way back.", List.of());
        return new ChangePlan(
                List.of(new PlannedChange(List.of("template"), up, down, List.of(), List.of())), List.of(), List.of());
    }

    /** Counts what can be counted; what the database does not say in time counts as unknown. */
    private static HeldRows held(Changes changes, Ddl ddl) {
        OpenDatabase database = changes.database();
        if (database == null) {
            return HeldRows.UNKNOWN;
        }
        Map<String, Long> counts = new HashMap<>();
        for (DataQuestion question : HeldRows.questions(changes.ticked(), ddl.names())) {
            if (database.engine().ask(question) instanceof DataAnswer.Count count) {
                counts.put(question.object(), count.rows());
            }
        }
        return new HeldRows(counts);
    }

    /** The root changelog with the new file in it; a new one where there is none. */
    private PlannedFile root(RevisionHome.Home place, Path root, String name) {
        String existing = texts.read(root);
        if (existing != null) {
            texts.writable(root);
        }
        String before = existing == null ? empty(place.rootName()) : existing;
        String own = place.rootName().replace('\\', '/');
        String rootFolder = own.contains("/") ? own.substring(0, own.lastIndexOf('/') + 1) : "";
        String path = place.there() ? place.path() + name : rootFolder + name;
        boolean relative = place.relative() && path.startsWith(rootFolder);
        String target = relative ? path.substring(rootFolder.length()) : path;
        return new PlannedFile(root, home.including(root, before, target, relative), existing);
    }

    private static String empty(String rootName) {
        String lower = rootName.toLowerCase(Locale.ROOT);
        for (ChangelogFormat each : ChangelogFormat.values()) {
            if (lower.endsWith("." + each.ending())) {
                return each == ChangelogFormat.YAML ? "databaseChangeLog: []\n" : each.text();
            }
        }
        return "databaseChangeLog: []\n";
    }

    /** In a folder that is included whole the names decide the order. */
    private static List<String> order(RevisionHome.Home place, String name) {
        String path = place.path() + name;
        List<String> later = place.files().stream()
                .filter(file -> file.startsWith(place.path()) && file.compareTo(path) > 0)
                .toList();
        return later.isEmpty()
                ? List.of()
                : List.of("By its name it stands before " + later.getLast()
                        + " in that folder, and runs before it on a new database.");
    }

    private static List<Place> places(List<DraftedRevision> revisions) {
        List<Place> places = new ArrayList<>();
        for (DraftedRevision revision : revisions) {
            for (PlannedChange change : revision.changes()) {
                if (change.up() instanceof Marked marked) {
                    places.add(new Place(marked.object(), true, marked.what()));
                }
                if (change.down() instanceof Marked marked) {
                    places.add(new Place(marked.object(), false, marked.what()));
                }
            }
        }
        return places;
    }
}
