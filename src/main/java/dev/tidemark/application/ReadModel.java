package dev.tidemark.application;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.EntityModel;
import dev.tidemark.application.port.EntityModel.Ddl;
import dev.tidemark.application.port.EntityModel.ScratchName;
import dev.tidemark.application.port.ModelStore;
import dev.tidemark.application.port.ScratchPlace;
import dev.tidemark.application.port.ScratchRun;
import dev.tidemark.domain.schema.Renaming;
import dev.tidemark.domain.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns entity classes into the schema that they come to: their creation statements are run in a scratch place of the target's
 * product, and what the product made of them is read back. What was read is remembered: unchanged classes are not even
 * loaded again, and unchanged statements not run again. Blocking; may be used by several threads.
 */
public final class ReadModel {
    private static final int REMEMBERED = 4;
    private static final long NANOS = Duration.ofMillis(1).toNanos();

    private final EntityModel model;
    private final ScratchRun scratch;
    private final ModelStore store;
    private final Map<String, ModelSchema> last = new LinkedHashMap<>();

    /** With what reads classes, what runs statements, and what keeps schemas between starts. */
    public ReadModel(EntityModel model, ScratchRun scratch, ModelStore store) {
        this.model = model;
        this.scratch = scratch;
        this.store = store;
    }

    /**
     * Reads it. The first time takes seconds.
     *
     * @throws FailedException where the class path holds no model, its statements fail, the place is protected, or it was
     *     cancelled
     */
    public ModelSchema read(ModelRequest request, CancelToken cancel) {
        requireAllowed(request);
        String stamp = digest(List.of(model.stamp(request.settings()), request.place().words(), modes(request.url())));
        ModelSchema remembered = remembered(stamp);
        if (remembered != null) {
            return remembered;
        }
        long begin = System.nanoTime();
        Ddl ddl = model.ddl(request.settings());
        long classes = (System.nanoTime() - begin) / NANOS;
        if (cancel.wish() == CancelToken.Wish.NOW) {
            throw new FailedException(new Failure.Cancelled("Nothing was made."));
        }
        begin = System.nanoTime();
        Schema made = made(request, ddl, cancel);
        long tables = (System.nanoTime() - begin) / NANOS;
        Map<String, String> names = new LinkedHashMap<>();
        ddl.schemas().forEach(name -> names.put(name.scratch(), inCatalog(name, request)));
        Schema schema = new Renaming(names).of(made);
        names.remove(ScratchRun.OWN);
        ModelSchema read = new ModelSchema(
                schema.from(schema.origin().asModel()), List.copyOf(names.values()), ddl.entities(), ddl.problems(),
                new ModelSchema.Spent(classes, tables));
        remember(stamp, read);
        return read;
    }

    private Schema made(ModelRequest request, Ddl ddl, CancelToken cancel) {
        EntityModel.Settings settings = request.settings();
        String key = digest(List.of(
                String.join(";\n", ddl.statements()), settings.product(), settings.version(),
                request.place().words(), modes(request.url())));
        Schema kept = store.find(key);
        if (kept != null) {
            return kept;
        }
        List<String> schemas = ddl.schemas().stream().map(ScratchName::scratch).toList();
        Schema made = scratch.run(request.place(), ddl.statements(), schemas, cancel);
        store.keep(key, made);
        return made;
    }

    private static void requireAllowed(ModelRequest request) {
        ScratchPlace place = request.place();
        if (!place.product().equals(request.settings().product())) {
            throw new FailedException(new Failure.WrongUsage(
                    "The model is compared on " + request.settings().product() + ", and " + place.words() + " is "
                            + place.product() + ".",
                    "Name a scratch database of the same product, or none."));
        }
        @Nullable
        ConnectionSpec connection = switch (place) {
            case ScratchPlace.Own own -> null;
            case ScratchPlace.Named named -> named.connection();
            case ScratchPlace.Target target -> target.connection();
        };
        if (connection != null && (connection.environment().isProtected() || connection.lookOnly())) {
            throw new FailedException(new Failure.Refused(
                    "The model's tables are not made in " + place.words() + ": it is "
                            + (connection.lookOnly() ? "opened to look only." : "protected."),
                    "Use the private server (leave out model.scratch in tidemark.yaml), or name a scratch database whose"
                            + " environment is development or staging."));
        }
    }

    private synchronized @Nullable ModelSchema remembered(String stamp) {
        ModelSchema found = last.get(stamp);
        return found == null
                ? null
                : new ModelSchema(
                        found.schema(), found.schemas(), found.entities(), found.problems(),
                        new ModelSchema.Spent(0, 0));
    }

    private synchronized void remember(String stamp, ModelSchema schema) {
        last.remove(stamp);
        last.put(stamp, schema);
        if (last.size() > REMEMBERED) {
            last.remove(last.keySet().iterator().next());
        }
    }

    /** A schema's name as the database would hold it: names without quotes are folded. */
    private static String inCatalog(ScratchName name, ModelRequest request) {
        String own = request.settings().schema();
        if (name.schema().isEmpty() && own != null) {
            return own;
        }
        String schema = name.schema().isEmpty() ? "public" : name.schema();
        if (schema.startsWith("`")) {
            return schema.substring(1, schema.length() - 1);
        }
        String url = request.url().toUpperCase(Locale.ROOT);
        boolean upper = request.settings().product().equals("h2") && !url.contains("DATABASE_TO_LOWER=TRUE")
                && !url.contains("DATABASE_TO_UPPER=FALSE");
        return upper ? schema.toUpperCase(Locale.ROOT) : schema.toLowerCase(Locale.ROOT);
    }

    /** What of a URL may change what statements mean: H2's settings. */
    private static String modes(String url) {
        int settings = url.indexOf(';');
        return settings < 0 ? "" : url.substring(settings);
    }

    private static String digest(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
