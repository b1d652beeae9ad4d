package dev.tidemark.cli;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.timeline.RevisionState;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of the glossary, which a database administrator cannot mistake. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Words() {}

    static String of(RevisionState state) {
        return switch (state) {
            case APPLIED -> "Applied";
            case PENDING -> "Pending";
            case OUT_OF_ORDER -> "Pending, older than the current position";
            case EDITED -> "File changed after it ran";
            case REPEATS -> "Will run again";
            case ORPHANED -> "Applied here, not in these files";
            case FILTERED -> "Excluded here";
            case RECORDED_ONLY -> "Marked applied, never run";
            case FAILED -> "Failed, nothing of it is there";
            case HALF_APPLIED -> "In doubt, see recover";
            case UNRECORDED -> "Applied, not recorded";
        };
    }

    static String of(StepKind kind) {
        return switch (kind) {
            case APPLY -> "apply";
            case ROLLBACK -> "roll back";
            case STAMP -> "mark as applied";
            case UNSTAMP -> "mark as not applied";
            case ACCEPT_EDIT -> "accept the edit of";
            case TAG -> "tag";
            case FINISH -> "finish";
            case UNDO -> "undo what is there of";
            case DROP_INDEX -> "drop the broken index";
            case RELEASE_LOCK -> "release";
        };
    }

    static String of(Environment environment) {
        return switch (environment) {
            case DEVELOPMENT -> "development";
            case STAGING -> "staging";
            case PRODUCTION -> "production, protected";
            case UNKNOWN -> "protected, because nobody said what it is for";
        };
    }

    static String of(@Nullable LocalDateTime time) {
        return time == null ? "" : TIME.format(time);
    }

    static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
