package dev.tidemark.domain.plan;

import dev.tidemark.domain.revision.RevisionId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** Where the position is to go. */
public sealed interface Target {
    /** What {@link These} begins with where it is written down. */
    String THESE = "these:";

    /** Everything that is pending. */
    record Head() implements Target {
        @Override
        public String toString() {
            return "head";
        }
    }

    /** Before everything. */
    record Base() implements Target {
        @Override
        public String toString() {
            return "base";
        }
    }

    /**
     * So many revisions up from here.
     *
     * @param count at least 1
     */
    record Forward(int count) implements Target {
        @Override
        public String toString() {
            return "+" + count;
        }
    }

    /**
     * So many revisions down from here, in the order of execution.
     *
     * @param count at least 1
     */
    record Back(int count) implements Target {
        @Override
        public String toString() {
            return "-" + count;
        }
    }

    /**
     * A revision by name, which is the last one applied afterwards.
     *
     * @param text {@code path::id::author}, an id, or an unambiguous end of either
     */
    record Named(String text) implements Target {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A tag, whose revision stays.
     *
     * @param name the tag
     */
    record Tagged(String name) implements Target {
        @Override
        public String toString() {
            return "tag:" + name;
        }
    }

    /**
     * The state at a time; down only. The record has no zone, so the time is the server's local one.
     *
     * @param time in the server's local time
     */
    record At(LocalDateTime time) implements Target {
        @Override
        public String toString() {
            return "date:" + time;
        }
    }

    /**
     * Exactly these revisions, in whichever direction the verb goes; what a run did, to be undone or done again.
     *
     * @param revisions which, in any order
     */
    record These(List<RevisionId> revisions) implements Target {
        public These {
            revisions = List.copyOf(revisions);
        }

        /** The form that a plan file holds: one revision to a line. */
        @Override
        public String toString() {
            return THESE + revisions.stream().map(RevisionId::toString).collect(Collectors.joining("\n"));
        }

        private static These parse(String text) {
            return new These(text.lines().map(These::id).toList());
        }

        private static RevisionId id(String line) {
            int first = line.indexOf("::");
            int last = line.lastIndexOf("::");
            if (first < 0 || first == last) {
                throw new IllegalArgumentException("'" + line + "' is not a revision. Write PATH::ID::AUTHOR.");
            }
            return new RevisionId(line.substring(0, first), line.substring(first + 2, last), line.substring(last + 2));
        }
    }

    /**
     * Reads what a person typed.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong, where it cannot be a target
     */
    static Target parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "The target is empty. Give head, base, +1, -1, a revision, tag:NAME or date:TIME.");
        }
        return switch (text) {
            case "head" -> new Head();
            case "base" -> new Base();
            default -> parseOther(text);
        };
    }

    private static Target parseOther(String text) {
        if (text.startsWith("tag:")) {
            return new Tagged(text.substring(4));
        }
        if (text.startsWith(THESE)) {
            return These.parse(text.substring(THESE.length()));
        }
        if (text.startsWith("date:")) {
            return new At(time(text.substring(5)));
        }
        if (text.matches("[+-]\\d{1,9}")) {
            int count = Integer.parseInt(text.substring(1));
            if (count == 0) {
                throw new IllegalArgumentException("A count of 0 moves nothing. Give +1, -1 or more.");
            }
            return text.charAt(0) == '+' ? new Forward(count) : new Back(count);
        }
        return new Named(text);
    }

    private static LocalDateTime time(String text) {
        try {
            if (text.length() <= 10) {
                return LocalDate.parse(text).atStartOfDay();
            }
            return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                    ? OffsetDateTime.parse(text).atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime()
                    : LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is not a date. Write 2026-11-21 or 2026-11-21T14:30:00, in the server's local time.",
                    e);
        }
    }
}
