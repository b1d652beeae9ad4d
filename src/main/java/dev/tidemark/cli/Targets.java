package dev.tidemark.cli;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.domain.foresight.ReviewedPlan;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.script.ScriptRange;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person typed, read. */
final class Targets {
    /** Stands for the minus of {@code -1} until picocli, which takes it for an option, is past. */
    private static final char MINUS = '\uE000';

    private Targets() {}

    /** The arguments with targets such as {@code -1} hidden from the search for options. */
    static String[] hidden(String... arguments) {
        return Stream.of(arguments)
                .map(a -> a.matches("-\\d+(:.*)?") ? MINUS + a.substring(1) : a)
                .toArray(String[]::new);
    }

    /** As it was typed. */
    static String shown(String text) {
        return text.replace(MINUS, '-');
    }

    static Target target(String typed) {
        return read(Target::parse, typed);
    }

    static ScriptRange range(String typed) {
        return read(ScriptRange::parse, typed);
    }

    static @Nullable ReviewedPlan reviewed(@Nullable String typed) {
        return typed == null ? null : read(ReviewedPlan::parse, typed);
    }

    private static <T> T read(Function<String, T> parse, String typed) {
        try {
            return parse.apply(shown(typed));
        } catch (IllegalArgumentException e) {
            throw usage(e);
        }
    }

    private static FailedException usage(IllegalArgumentException e) {
        return Session.usage(Objects.requireNonNullElse(e.getMessage(), "The target cannot be read."), "");
    }
}
