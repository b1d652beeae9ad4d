package dev.tidemark.application;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.LockRoom;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.TransactionUnit;
import dev.tidemark.domain.plan.TransactionUnit.Form;
import dev.tidemark.domain.plan.TransactionUnits;
import dev.tidemark.domain.risk.HoldForecast;
import dev.tidemark.domain.risk.LockSlots;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a whole plan may be one transaction, and when it may be tried in one. Reads only. */
final class WholePlanRules {
    private static final String EACH_BY_ITSELF = "Run it with each revision by itself.";

    private final OpenDatabase database;
    private final Plan plan;
    private final ServerIdentity server;
    private final List<TransactionUnit> units;

    WholePlanRules(OpenDatabase database, Plan plan) {
        this.database = database;
        this.plan = plan;
        this.server = database.engine().identity();
        this.units = TransactionUnits.of(plan, RunSettings.Commit.WHOLE_PLAN, server).stream()
                .filter(unit -> unit.form() != Form.SETUP)
                .toList();
    }

    /** Why the plan may not be one transaction; null where it may, even if it has to be cut somewhere. */
    @Nullable
    Failure against() {
        if (!server.transactionalDdl()) {
            return new Failure.Refused(
                    "The plan cannot be one transaction: H2 commits at each change of the schema.", EACH_BY_ITSELF);
        }
        if (database.connection().environment().isProtected()) {
            Failure calm = againstHolding();
            if (calm != null) {
                return calm;
            }
        }
        return againstPlaces(EACH_BY_ITSELF);
    }

    /** Why the plan cannot be tried, or null. */
    @Nullable
    Failure againstTrial() {
        if (!server.transactionalDdl()) {
            return new Failure.Refused(
                    "The plan cannot be tried: H2 commits at each change of the schema, so a trial could not be undone.",
                    "Try it on a copy.");
        }
        if (database.connection().environment().isProtected()) {
            return new Failure.Refused(
                    "The plan cannot be tried: this connection is protected, and a trial takes real locks.",
                    "Try it on a database that is made for it.");
        }
        for (TransactionUnit unit : units) {
            if (unit.form() != Form.ONE_TRANSACTION || units.size() > 1) {
                String why = unit.reasons().isEmpty() ? "" : " " + String.join(" ", unit.reasons());
                if (!why.isEmpty()) {
                    return new Failure.Refused(
                            "The plan cannot be tried, because it cannot be one transaction: "
                                    + plan.steps().get(unit.from()).revision() + "." + why,
                            "Try the revisions before it.");
                }
            }
        }
        return againstPlaces("Try fewer revisions.");
    }

    /** On a protected connection others are not kept waiting for long. */
    private @Nullable Failure againstHolding() {
        HoldForecast forecast = new HoldForecast();
        for (TransactionUnit unit : units) {
            forecast.begin();
            for (Step step : plan.steps().subList(unit.from(), unit.to())) {
                String why = slow(step, forecast);
                if (!why.isEmpty() && unit.form() == Form.ONE_TRANSACTION && unit.size() > 1) {
                    return new Failure.Refused(
                            "The plan may not be one transaction on a protected connection, because " + step.revision() + " "
                                    + why + ".",
                            EACH_BY_ITSELF);
                }
            }
            if (forecast.milliseconds() >= HoldForecast.LONGEST_MILLIS) {
                return new Failure.Refused(
                        String.format(Locale.ROOT,
                                "The plan may not be one transaction on a protected connection: it would keep others waiting"
                                        + " for about %.1f s, and less than %d s are allowed.",
                                forecast.milliseconds() / 1000.0, HoldForecast.LONGEST_MILLIS / 1000),
                        EACH_BY_ITSELF);
            }
        }
        return null;
    }

    /** Why a step may take long while it holds locks; empty where it does not. */
    private static String slow(Step step, HoldForecast forecast) {
        boolean open = step.statements().stream().anyMatch(s -> s.nature() != Statement.Nature.FIXED);
        boolean fills = false;
        for (Statement statement : step.statements()) {
            fills |= forecast.next(statement.sql(), Math.max(1, statement.rows().size()));
        }
        step.history().forEach(row -> forecast.next(row.sql(), 1));
        if (step.risks().stream().anyMatch(risk -> risk.locks())) {
            return "reads or rewrites a table while others wait";
        }
        return fills ? "changes rows of a table that is there already"
                : open ? "is only known while it runs" : "";
    }

    private @Nullable Failure againstPlaces(String advice) {
        LockRoom room = database.engine().lockRoom(names()).orElse(null);
        if (room == null) {
            return null;
        }
        long need = need(room);
        if (need <= room.ours()) {
            return null;
        }
        String many = need >= LockSlots.UNBOUNDED
                ? "how many locks it takes cannot be told"
                : String.format(Locale.ROOT, "it would take about %,d locks", need);
        return new Failure.Refused(
                String.format(Locale.ROOT,
                        "The plan is too large for one transaction: %s, and a quarter of the %,d free places of the server's"
                                + " lock table is %,d. Where it is full, other sessions fail.",
                        many, room.free(), room.ours()),
                advice);
    }

    /** The most places that one of the parts takes. */
    long need(LockRoom room) {
        long most = 0;
        for (TransactionUnit unit : units) {
            LockSlots slots = new LockSlots(room.widths());
            long need = 0;
            for (Statement statement : statements(unit)) {
                need = slots.next(statement.sql());
            }
            most = Math.max(most, need);
        }
        return most;
    }

    /** The names in the plan that may be relations. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        units.forEach(unit -> statements(unit).forEach(s -> names.addAll(LockSlots.names(s.sql()))));
        return names;
    }

    private List<Statement> statements(TransactionUnit unit) {
        List<Statement> all = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        for (Step step : plan.steps().subList(unit.from(), unit.to())) {
            Stream.concat(step.statements().stream(), step.history().stream().limit(known.add("row") ? 1 : 0))
                    .forEach(all::add);
        }
        return all;
    }
}
