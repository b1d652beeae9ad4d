package dev.tidemark.adapter.files;

import dev.tidemark.application.document.RunWords;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.sql.Redactor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The run log as lines of JSON, one file for each month, owner only. Records are forced to the disk before the database
 * commits; two processes may write at once.
 */
final class JournalFiles implements Journal {
    private static final int FORMAT = 1;

    private final Path folder;
    private final Clock clock = Clock.systemUTC();
    private final JsonMapper json = JsonMapper.builder().build();
    private final JournalReader reader;

    JournalFiles(Path folder) {
        this.folder = folder;
        this.reader = new JournalReader(folder);
    }

    @Override
    public Run begin(ServerIdentity server, Plan plan) {
        return begin(server, plan, false);
    }

    @Override
    public Run beginTrial(ServerIdentity server, Plan plan) {
        return begin(server, plan, true);
    }

    private Run begin(ServerIdentity server, Plan plan, boolean trial) {
        Instant now = clock.instant();
        Path file = folder.resolve("runs-" + YearMonth.from(now.atZone(ZoneOffset.UTC)) + ".jsonl");
        LineAppender lines;
        try {
            lines = new LineAppender(file);
        } catch (IOException e) {
            throw unwritable(e);
        }
        FileRun run = new FileRun(lines, UUID.randomUUID().toString().substring(0, 13));
        ProcessHandle process = ProcessHandle.current();
        Map<String, Object> record = run.record("begin");
        record.put("format", FORMAT);
        record.put("person", System.getProperty("user.name", ""));
        record.put("computer", computer());
        record.put("pid", process.pid());
        record.put("processStarted", process.info().startInstant().map(Instant::toString).orElse(""));
        record.put("server", RunWords.server(server));
        Place place = RunWords.place(server, "");
        record.put("product", place.product());
        record.put("host", place.host());
        record.put("port", place.port());
        record.put("database", place.database());
        record.put("serverId", server.serverId());
        record.put("schema", server.schema());
        record.put("request", (trial ? "trial of " : "") + RunWords.request(plan));
        record.put("trial", trial);
        record.put("direction", plan.direction().word());
        record.put("fingerprint", plan.fingerprint().value());
        run.write(record);
        run.committing();
        return run;
    }

    @Override
    public List<Entry> read() {
        return reader.read();
    }

    @Override
    public List<Entry> of(ServerIdentity server) {
        return reader.of(server.serverId(), server.schema());
    }

    @Override
    public Set<RevisionId> stamped(ServerIdentity server) {
        return reader.stamped(server.serverId(), server.schema());
    }

    static String computer() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    private static FailedException unwritable(IOException cause) {
        return new FailedException(
                new Failure.Refused(
                        "The run log cannot be written: " + cause.getMessage() + ".",
                        "Nothing runs without it. Make room or give it another folder with TIDEMARK_HOME."),
                cause);
    }

    /** A run on its way into the file. */
    private final class FileRun implements Run {
        private final LineAppender lines;
        private final String id;
        private final Instant started = clock.instant();

        FileRun(LineAppender lines, String id) {
            this.lines = lines;
            this.id = id;
        }

        @Override
        public void statement(@Nullable Step step, String sql) {
            Map<String, Object> record = record("statement");
            if (step != null) {
                put(record, step);
                record.put("whole", step.conditions().transactional());
            }
            record.put("sql", Redactor.sql(sql));
            write(record);
            lines.forceSoon();
        }

        @Override
        public void statementEnded(@Nullable Step step, boolean well, long milliseconds) {
            Map<String, Object> record = record("statementEnded");
            record.put("well", well);
            record.put("milliseconds", milliseconds);
            note(record);
        }

        @Override
        public void committing() {
            try {
                lines.force();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }

        @Override
        public void transaction(String number) {
            Map<String, Object> record = record("transaction");
            record.put("number", number);
            write(record);
        }

        @Override
        public void committed(Step step, String effect, long milliseconds) {
            Map<String, Object> record = record("committed");
            put(record, step);
            record.put("effect", effect);
            record.put("milliseconds", milliseconds);
            write(record);
        }

        @Override
        public void ended(String outcome, String message) {
            Map<String, Object> record = record("end");
            record.put("outcome", outcome.toLowerCase(Locale.ROOT));
            record.put("message", Redactor.text(message));
            record.put("milliseconds", clock.instant().toEpochMilli() - started.toEpochMilli());
            write(record);
            committing();
            lines.close();
        }

        Map<String, Object> record(String event) {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("event", event);
            record.put("run", id);
            record.put("at", clock.instant().toString());
            return record;
        }

        private static void put(Map<String, Object> record, Step step) {
            record.put("kind", step.kind().word());
            record.put("path", step.revision().path());
            record.put("id", step.revision().id());
            record.put("author", step.revision().author());
        }

        /** Goes to the disk with what comes after it: that a statement ended is not what a commit waits for. */
        private void note(Map<String, Object> record) {
            try {
                lines.note(json.writeValueAsString(record));
            } catch (IOException e) {
                throw unwritable(e);
            }
        }

        void write(Map<String, Object> record) {
            try {
                lines.append(json.writeValueAsString(record));
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }
}
