package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.sql.SqlToken;
import java.util.List;
import java.util.stream.Collectors;

/** A row of the plan as it is shown. */
sealed interface PlanRow {
    /** Where it belongs. */
    Place place();

    /** What a search looks through. */
    default String text() {
        return switch (this) {
            case Setup setup -> "";
            case Unit unit -> unit.said();
            case Head head -> head.step().title() + " " + head.step().revision();
            case Remark remark -> remark.said();
            case Line line -> line.tokens().stream().map(SqlToken::text).collect(Collectors.joining());
            case Values values -> values.said();
            case History history -> "";
        };
    }

    /** The same row, committed with what has that band. */
    default PlanRow in(int band) {
        return switch (this) {
            case Setup setup -> setup;
            case Unit unit -> unit;
            case Head head -> new Head(head.place().in(band), head.number(), head.step(), head.commit(), head.open());
            case Remark remark -> new Remark(
                    remark.place().in(band), remark.danger(), remark.said(), remark.isThere());
            case Line line -> new Line(line.place().in(band), line.tokens(), line.number(), line.history());
            case Values values -> new Values(values.place().in(band), values.said());
            case History history -> new History(history.place().in(band), history.count(), history.open());
        };
    }

    /**
     * Where a row belongs.
     *
     * @param step the step's place from 0; {@link #SETUP} for the history tables
     * @param statement the statement's place in its step from 0, those of the history row behind the others; -1 for none
     * @param band which of the step's commits the row is part of: 0 for none, {@link #TOGETHER} for the one of all, else a
     *     number of its own; a negative number for a commit of several steps
     */
    record Place(int step, int statement, int band) {
        /** The step of what makes the history tables. */
        static final int SETUP = -1;

        /** The band of what is one transaction. */
        static final int TOGETHER = 1;

        /** Of a step's head, or of a remark about all of it. */
        static Place of(int step) {
            return new Place(step, -1, 0);
        }

        /** Whether both are committed together. */
        boolean with(Place other) {
            return band != 0 && band == other.band && (band < 0 || step == other.step);
        }

        /** The same in another commit. */
        Place in(int other) {
            return new Place(step, statement, other);
        }
    }

    /**
     * The head of the statements that make the history tables.
     *
     * @param count how many statements
     * @param open whether they are shown
     */
    record Setup(Place place, int count, boolean open) implements PlanRow {}

    /**
     * Where a part of the plan begins that commits by itself; there where any of them has several steps.
     *
     * @param steps the place behind its last step
     * @param whole whether all of it is kept or undone together
     * @param said how it commits
     */
    record Unit(Place place, int steps, boolean whole, String said) implements PlanRow {}

    /**
     * The head of a step.
     *
     * @param number its place from 1
     * @param step which
     * @param commit how it is committed, in words; empty for a record's change, and where the part says it
     * @param open whether its statements are shown
     */
    record Head(Place place, int number, Step step, String commit, boolean open) implements PlanRow {}

    /**
     * Something to know about a step or a statement; it stands behind it.
     *
     * @param danger how much it matters, and in which way
     * @param said what
     * @param isThere whether what the step makes is there already, so that marking it as applied is a way out
     */
    record Remark(Place place, Danger danger, String said, boolean isThere) implements PlanRow {
        /** Without a way out. */
        Remark(Place place, Danger danger, String said) {
            this(place, danger, said, false);
        }
    }

    /** What there is to know, in the order in which it matters. */
    enum Danger {
        /** It would fail on the data that is there now. */
        FAILS("mdal-highlight_off", "loss"),
        /** Data is gone afterwards. */
        LOSS("mdal-delete_forever", "loss"),
        /** It cannot be undone. */
        ONE_WAY("mdmz-trending_flat", "warning"),
        /** What is sent is only known while it runs. */
        DECIDED("mdal-help_outline", "warning"),
        /** It is not one transaction with its history row. */
        ALONE("mdal-link_off", "warning"),
        /** Others wait while it runs. */
        LOCKS("mdal-lock", "warning"),
        /** Something else that matters. */
        OTHER("mdmz-warning", "warning"),
        /** Good to know. */
        NOTE("mdal-info", "note");

        private final String icon;
        private final String weight;

        Danger(String icon, String weight) {
            this.icon = icon;
            this.weight = weight;
        }

        /** Its glyph, as an Ikonli literal. */
        String icon() {
            return icon;
        }

        /** How heavily it is shown: loss, warning or note. */
        String weight() {
            return weight;
        }
    }

    /**
     * A line of SQL.
     *
     * @param tokens what stands in it
     * @param number the statement's number in its step on its first line, 0 on the others
     * @param history whether it belongs to the history row
     */
    record Line(Place place, List<SqlToken> tokens, int number, boolean history) implements PlanRow {}

    /**
     * The values that a statement is executed with.
     *
     * @param said the values of one execution
     */
    record Values(Place place, String said) implements PlanRow {}

    /**
     * Folds and unfolds the statements of a step's history row.
     *
     * @param count how many statements
     * @param open whether they are shown
     */
    record History(Place place, int count, boolean open) implements PlanRow {}
}
