package dev.tidemark.domain.foresight;

import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.risk.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person holds in their hand after reading a plan: its fingerprint, and how many rows they were told it destroys. The
 * numbers are limits and no part of what has to be equal: rows come and go all day, and only more of them than were agreed
 * to make the plan another one.
 *
 * @param fingerprint the plan's
 * @param rows how many rows each loss was told to be, in the order of the statements; null for what was not counted
 */
public record ReviewedPlan(Fingerprint fingerprint, List<@Nullable Long> rows) {
    private static final Pattern ROWS = Pattern.compile("(?:x|\\d{1,18})(?:\\.(?:x|\\d{1,18}))*");
    private static final int PARTS = 5;

    public ReviewedPlan {
        rows = java.util.Collections.unmodifiableList(new ArrayList<>(rows));
    }

    /** That of {@code plan}. */
    public static ReviewedPlan of(Plan plan) {
        List<@Nullable Long> rows = new ArrayList<>();
        for (DataQuestion question : RowGuards.losses(plan.steps())) {
            Risk risk = RowGuards.risk(plan.steps(), question);
            rows.add(risk == null ? null : risk.rows());
        }
        return new ReviewedPlan(plan.fingerprint(), rows);
    }

    /** One word that a person can copy: the fingerprint's, and behind it the numbers where there are any. */
    public String word() {
        if (rows.isEmpty()) {
            return fingerprint.value();
        }
        List<String> parts = new ArrayList<>();
        rows.forEach(n -> parts.add(n == null ? "x" : n.toString()));
        return fingerprint.value() + "-" + String.join(".", parts);
    }

    /**
     * Reads {@link #word()}, or a fingerprint alone.
     *
     * @throws IllegalArgumentException where the text is neither
     */
    public static ReviewedPlan parse(String text) {
        String[] parts = text.strip().split("-", -1);
        if (parts.length != PARTS + 1 || !ROWS.matcher(parts[PARTS]).matches()) {
            return new ReviewedPlan(Fingerprint.parse(text), List.of());
        }
        List<@Nullable Long> rows = new ArrayList<>();
        for (String number : parts[PARTS].split("\\.", -1)) {
            rows.add(number.equals("x") ? null : Long.valueOf(number));
        }
        String fingerprint = text.strip().substring(0, text.strip().lastIndexOf('-'));
        return new ReviewedPlan(Fingerprint.parse(fingerprint), rows);
    }

    /** What is different in {@code now}, in plain words; empty where nothing is, or only fewer rows are there. */
    public List<String> changesTo(Plan now) {
        List<String> changes = new ArrayList<>(fingerprint.changesTo(now.fingerprint()));
        if (!changes.isEmpty()) {
            return changes;
        }
        List<DataQuestion> losses = RowGuards.losses(now.steps());
        for (int i = 0; i < Math.min(rows.size(), losses.size()); i++) {
            Long agreed = rows.get(i);
            Risk risk = RowGuards.risk(now.steps(), losses.get(i));
            Long there = risk == null ? null : risk.rows();
            if (agreed != null && there != null && there > agreed) {
                changes.add(there + " rows of " + losses.get(i).object() + " would be lost, and " + agreed
                        + " were agreed to");
            }
        }
        return changes;
    }

    /** {@code now} with the numbers that were agreed to, which the run holds to. */
    public Plan confirmed(Plan now) {
        if (rows.isEmpty()) {
            return now;
        }
        List<Step> steps = new ArrayList<>(now.steps());
        List<DataQuestion> losses = RowGuards.losses(now.steps());
        for (int i = 0; i < Math.min(rows.size(), losses.size()); i++) {
            Long agreed = rows.get(i);
            Risk risk = RowGuards.risk(steps, losses.get(i));
            if (agreed != null && risk != null) {
                int at = losses.get(i).step();
                List<Risk> risks = new ArrayList<>(steps.get(at).risks());
                risks.set(risks.indexOf(risk), risk.withRows(agreed));
                steps.set(at, steps.get(at).withRisks(risks));
            }
        }
        return now.withSteps(steps);
    }
}
