package dev.tidemark.ui.comparison;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.difference.Comparison;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.IgnoreRule;
import dev.tidemark.domain.difference.Rename;
import dev.tidemark.domain.difference.RenameProposal;
import dev.tidemark.domain.difference.Verdict;
import dev.tidemark.domain.difference.Weight;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.ObjectType;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A comparison of a small shop that needs no database. */
final class MemoryComparing implements Comparing {
    private static final ObjectName ORDERS = ObjectName.of("orders");

    /** Why it fails; null where it does not. */
    @Nullable
    Failure failure;

    /** What it finds. */
    List<Difference> differences = new ArrayList<>(shop());

    List<Path> classPath = List.of(Path.of("target/classes"));
    boolean trusted = true;
    List<Rename> renames = List.of();
    int compared;
    final List<IgnoreRule> ignored = new ArrayList<>();

    @Override
    public Answer compare(Sides sides, List<Rename> said, IntConsumer progress, CancelToken cancel) {
        compared++;
        renames = said;
        progress.accept(50);
        if (failure != null) {
            throw new FailedException(failure);
        }
        Schema schema = Schema.empty(Schema.Origin.database("postgresql", "18.0", List.of()));
        List<Comparison.Ignored> left = new ArrayList<>();
        List<Difference> shown = new ArrayList<>(differences);
        for (IgnoreRule rule : ignored) {
            shown.removeIf(difference -> {
                boolean matches = difference.object().name().equals(rule.object());
                if (matches) {
                    left.add(new Comparison.Ignored(difference, rule));
                }
                return matches;
            });
        }
        RenameProposal proposal = new RenameProposal(
                new Rename(column("orders", "mail"), column("orders", "email")), 86,
                List.of("The type is the same: character varying(255).", "The names are alike."));
        return new Answer(new Comparison(shown, List.of(proposal), left), schema, schema, List.of());
    }

    private static ObjectId column(String table, String column) {
        return new ObjectId(ObjectType.COLUMN, ObjectName.of(table), column);
    }

    static List<Difference> shop() {
        Column priority = Column.of("priority", DataType.of("integer"), true);
        Column email = Column.of("email", DataType.varchar(255), false);
        Column mail = Column.of("mail", DataType.varchar(255), false);
        Column wide = Column.of("total", new DataType("numeric", null, 12, 2, 0), false);
        Column narrow = Column.of("total", new DataType("numeric", null, 8, 2, 0), true);
        Table invoices = new Table(
                ObjectName.of("invoices"),
                List.of(Column.of("id", DataType.of("bigint"), false),
                        Column.of("number", DataType.varchar(40), false)),
                new PrimaryKey("invoices_pkey", List.of("id")), List.of(), List.of(), List.of(), List.of(),
                Table.Traits.NONE);
        return List.of(
                new Difference.Missing(
                        ObjectId.of(ObjectType.TABLE, ObjectName.of("invoices")), invoices, "table invoices",
                        new Verdict(Weight.BREAKING, "The model keeps entities in a table that is not there.",
                                "Every statement about it fails.")),
                new Difference.Missing(
                        column("orders", "email"), email, "character varying(255) NOT NULL",
                        new Verdict(Weight.BREAKING, "The model reads and writes a column that is not there.",
                                "Every query of the entity fails.")),
                new Difference.Missing(
                        column("orders", "priority"), priority, "integer",
                        new Verdict(Weight.BREAKING, "The model reads and writes a column that is not there.",
                                "Every query of the entity fails.")),
                new Difference.Changed(
                        column("orders", "total"), "type", new Difference.Pair(wide, narrow), "numeric(12,2)",
                        "numeric(8,2)",
                        new Verdict(Weight.NOTABLE, "The model writes larger numbers than the column takes.",
                                "A total above 999,999.99 cannot be saved.")),
                new Difference.Unexpected(
                        new ObjectId(ObjectType.INDEX, ORDERS, "ix_orders_created"),
                        Index.of("ix_orders_created", false, List.of("created_at")), "index (created_at)",
                        new Verdict(Weight.COSMETIC, "Only the database has this index; the model does not say any.",
                                "Nothing: it stays, and costs a little at each write.")),
                new Difference.Unexpected(
                        column("orders", "mail"), mail, "character varying(255) NOT NULL",
                        new Verdict(Weight.BREAKING,
                                "It takes no NULL, has no default, and the model does not fill it.",
                                "Every insert of the entity fails.")));
    }

    @Override
    public boolean modelTrusted() {
        return trusted;
    }

    @Override
    public void trustModel() {
        trusted = true;
    }

    @Override
    public List<Path> modelClassPath() {
        return classPath;
    }

    @Override
    public void useModelClassPath(List<Path> chosen) {
        classPath = chosen;
    }

    @Override
    public PlannedFile previewIgnore(IgnoreRule rule, boolean remove) {
        String line = "ignore:\n  - object: " + rule.object() + "\n    reason: " + rule.reason() + "\n";
        String base = "changelog: db/changelog.xml\n";
        pending = rule;
        removing = remove;
        String with = base + line;
        return new PlannedFile(Path.of("shop", "tidemark.yaml"), remove ? base : with, remove ? with : base);
    }

    private @Nullable IgnoreRule pending;
    private boolean removing;

    @Override
    public void write(PlannedFile change) {
        if (pending != null && removing) {
            ignored.remove(pending);
        } else if (pending != null) {
            ignored.add(pending);
        }
    }

    @Override
    public boolean save(Schema schema, Path file) {
        return false;
    }
}
