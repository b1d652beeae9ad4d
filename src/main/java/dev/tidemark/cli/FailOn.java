package dev.tidemark.cli;

import dev.tidemark.domain.difference.Weight;
import java.util.Arrays;
import java.util.stream.Collectors;

/** From which weight on a difference counts. */
final class FailOn {
    private FailOn() {}

    static Weight of(String word) {
        return Arrays.stream(Weight.values())
                .filter(weight -> weight.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Session.usage(
                        "--fail-on takes "
                                + Arrays.stream(Weight.values()).map(Weight::word).collect(Collectors.joining(", "))
                                + ".",
                        "Give one of them."));
    }
}
