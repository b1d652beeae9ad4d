package dev.tidemark.ui.timeline;

import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.ui.control.StateLook;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A part of the filter that is on, and can be taken off alone.
 *
 * @param label what it lets through
 * @param without the filter without it
 */
record FilterChips(String label, TimelineFilter without) {
    /** The parts of {@code filter}, except the text and states that have a button of their own. */
    static List<FilterChips> of(TimelineFilter filter, Messages messages) {
        List<FilterChips> chips = new ArrayList<>();
        if (filter.mode() == null) {
            for (RevisionState state : RevisionState.values()) {
                if (filter.states().contains(state)) {
                    chips.add(new FilterChips(name(state, messages), filter.with(state, false)));
                }
            }
        }
        if (!filter.author().isBlank()) {
            chips.add(new FilterChips(messages.text("chip.author", filter.author()), filter.withAuthor("")));
        }
        if (!filter.file().isBlank()) {
            chips.add(new FilterChips(messages.text("chip.file", filter.file()), filter.withFile("")));
        }
        TimelineFilter.Days days = filter.days();
        if (days.from() != null) {
            chips.add(new FilterChips(messages.text("chip.from", days.from().toString()),
                    filter.withDays(new TimelineFilter.Days(null, days.to()))));
        }
        if (days.to() != null) {
            chips.add(new FilterChips(messages.text("chip.to", Objects.requireNonNull(days.to()).toString()),
                    filter.withDays(new TimelineFilter.Days(days.from(), null))));
        }
        return chips;
    }

    /** The name of a state where several are told apart. */
    static String name(RevisionState state, Messages messages) {
        return switch (state) {
            case FAILED, HALF_APPLIED, UNRECORDED -> messages.text("filter.state." + state.word());
            default -> messages.text(StateLook.of(state).key());
        };
    }
}
