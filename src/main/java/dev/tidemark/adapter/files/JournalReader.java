package dev.tidemark.adapter.files;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.Journal.Details;
import dev.tidemark.application.port.Journal.Entry;
import dev.tidemark.application.port.Journal.Place;
import dev.tidemark.domain.revision.RevisionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the run log's files; passes over lines that a crash has torn. Files are read again only where they grew. */
final class JournalReader {
    private static final Set<String> RAN = Set.of("executed", "reran");

    private final Path folder;
    private final JsonMapper json = JsonMapper.builder().build();
    private Map<Path, Long> sizes = Map.of();
    private List<Recorded> runs = List.of();
    private final Map<String, Entry> ended = new ConcurrentHashMap<>();

    JournalReader(Path folder) {
        this.folder = folder;
    }

    /** A run with its records. */
    private record Recorded(JsonNode begin, List<JsonNode> records) {
        String text(String name) {
            return begin.path(name).asString("");
        }

        @Nullable
        JsonNode end() {
            JsonNode last = records.isEmpty() ? null : records.getLast();
            return last != null && last.path("event").asString("").equals("end") ? last : null;
        }
    }

    /** Every run, newest first. */
    List<Entry> read() {
        return runs().reversed().stream().map(this::entry).toList();
    }

    /** Those on that server and schema, newest first. */
    List<Entry> of(String serverId, String schema) {
        return runs().reversed().stream()
                .filter(run -> run.text("serverId").equals(serverId) && run.text("schema").equals(schema))
                .map(this::entry)
                .toList();
    }

    /** What was recorded without being run on that server and schema. */
    Set<RevisionId> stamped(String serverId, String schema) {
        Set<RevisionId> stamped = new HashSet<>();
        for (Recorded run : runs()) {
            boolean here = run.text("serverId").equals(serverId) && run.text("schema").equals(schema);
            if (here && !run.begin().path("trial").asBoolean(false)) {
                for (JsonNode record : run.records()) {
                    if (committed(run, record)) {
                        follow(record, stamped);
                    }
                }
            }
        }
        return stamped;
    }

    /**
     * A killed run may have committed what it stamped before it could say so. Where it had not, there is no row, and the
     * answer does no harm.
     */
    private static boolean committed(Recorded run, JsonNode record) {
        String event = record.path("event").asString("");
        boolean untold = event.equals("statement") && record.path("kind").asString("").equals("stamp");
        return event.equals("committed") || untold && run.end() == null;
    }

    private static void follow(JsonNode record, Set<RevisionId> stamped) {
        RevisionId id = new RevisionId(
                record.path("path").asString(""), record.path("id").asString(""), record.path("author").asString(""));
        switch (record.path("kind").asString("")) {
            case "stamp" -> stamped.add(id);
            case "unstamp", "rollback", "undo" -> stamped.remove(id);
            case "apply", "finish" -> {
                if (RAN.contains(record.path("effect").asString(""))) {
                    stamped.remove(id);
                }
            }
            default -> {}
        }
    }

    /** What has its end does not change any more, and is put together once. */
    private Entry entry(Recorded run) {
        if (run.end() == null) {
            return made(run);
        }
        return ended.computeIfAbsent(run.text("run"), id -> made(run));
    }

    private Entry made(Recorded run) {
        List<String> statements = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (JsonNode record : run.records()) {
            switch (record.path("event").asString("")) {
                case "statement" -> statements.add(record.path("sql").asString(""));
                case "committed" ->
                    steps.add(record.path("kind").asString("") + " " + record.path("path").asString("") + "::"
                            + record.path("id").asString("") + "::" + record.path("author").asString("") + " "
                            + record.path("effect").asString(""));
                default -> {}
            }
        }
        JsonNode end = run.end();
        String computer = run.text("computer");
        String outcome = end == null ? unended(run) : end.path("outcome").asString("");
        String message = end != null
                ? end.path("message").asString("")
                : computer.equals(JournalFiles.computer())
                        ? ""
                        : "It ran on " + computer + "; whether it is still going on cannot be told from here.";
        return new Entry(
                run.text("run"),
                instant(run.text("at")),
                run.text("person"),
                run.text("server"),
                run.text("request"),
                run.text("fingerprint"),
                statements,
                steps,
                outcome,
                message,
                end == null ? 0 : end.path("milliseconds").asLong(0),
                new Details(
                        new Place(
                                run.text("product"), run.text("host"), run.begin().path("port").asInt(0),
                                run.text("database"), run.text("schema"), run.text("serverId"), computer),
                        run.text("direction"), run.begin().path("trial").asBoolean(false),
                        RunTraces.of(run.records())));
    }

    /** A process is the one that wrote the record only if it also began at the same moment: numbers are used again. */
    private static String unended(Recorded run) {
        boolean going = run.text("computer").equals(JournalFiles.computer())
                && ProcessHandle.of(run.begin().path("pid").asLong(-1))
                        .filter(ProcessHandle::isAlive)
                        .map(p -> p.info().startInstant().map(Instant::toString).orElse(""))
                        .filter(run.text("processStarted")::equals)
                        .isPresent();
        return going ? "running" : "interrupted";
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private synchronized List<Recorded> runs() {
        try {
            Map<Path, Long> now = new LinkedHashMap<>();
            for (Path file : files()) {
                now.put(file, Files.size(file));
            }
            if (!now.equals(sizes)) {
                Map<String, Recorded> found = new LinkedHashMap<>();
                for (Path file : now.keySet()) {
                    read(file, found);
                }
                runs = List.copyOf(found.values());
                sizes = now;
            }
            return runs;
        } catch (IOException e) {
            throw new FailedException(
                    new Failure.Unexpected(
                            "The run log in " + folder + " cannot be read.", "",
                            "Look at the permissions of its files.",
                            String.valueOf(e)),
                    e);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.getFileName().toString().matches("runs-\\d{4}-\\d\\d\\.jsonl")).sorted().toList();
        }
    }

    private void read(Path file, Map<String, Recorded> into) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String line : text.split("\n", -1)) {
            JsonNode record = line.isBlank() ? null : parse(line);
            if (record == null) {
                continue;
            }
            String id = record.path("run").asString("");
            if (record.path("event").asString("").equals("begin")) {
                into.putIfAbsent(id, new Recorded(record, new ArrayList<>()));
            } else if (into.get(id) != null) {
                into.get(id).records().add(record);
            }
        }
    }

    private @Nullable JsonNode parse(String line) {
        try {
            return json.readTree(line);
        } catch (JacksonException e) {
            return null;
        }
    }
}
