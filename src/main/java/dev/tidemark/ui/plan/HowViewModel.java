package dev.tidemark.ui.plan;

import dev.tidemark.application.FindRunTerms;
import dev.tidemark.application.RunTerms;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.Preferences;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.RunSettings.LockPatience;
import dev.tidemark.domain.plan.TransactionUnit;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.RunOrder;
import dev.tidemark.ui.view.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** How a plan will run: what was chosen, on what terms the database allows it, and what was chosen here the last time. */
public final class HowViewModel {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /**
     * What it uses.
     *
     * @param terms says on what terms a plan would run
     * @param preferences remembers what was chosen for a connection
     */
    public record UseCases(FindRunTerms terms, Preferences preferences) {}

    /**
     * How it would run.
     *
     * @param settings what was chosen
     * @param terms what the database says to that, or null where it was not asked
     * @param insteadOfWhole why it is not all or nothing although that was chosen here before, or null
     */
    record Now(RunSettings settings, @Nullable RunTerms terms, @Nullable Failure insteadOfWhole) {
        /** Why it may not run so, or null. */
        @Nullable
        Failure against() {
            return terms == null ? null : terms.against();
        }

        /** Whether all of the plan is kept or undone together, as far as that is possible. */
        boolean whole() {
            return settings.commit() == Commit.WHOLE_PLAN;
        }
    }

    private final Workspace workspace;
    private final UseCases useCases;
    private final Navigator navigator;
    private final Messages messages;
    private final Clock clock;
    private final RememberedSettings remembered;
    private final ReadOnlyObjectWrapper<Now> now;

    HowViewModel(Workspace workspace, UseCases useCases, Navigator navigator, Messages messages, Clock clock) {
        this.workspace = workspace;
        this.useCases = useCases;
        this.navigator = navigator;
        this.messages = messages;
        this.clock = clock;
        remembered = new RememberedSettings(useCases.preferences(), workspace.database());
        now = new ReadOnlyObjectWrapper<>(new Now(remembered.find(), null, null));
    }

    /** Asks on what terms {@code plan} runs as was chosen; all or nothing gives way where that is refused. Blocks. */
    Now find(Plan plan, RunSettings wanted) {
        if (plan.isEmpty() || !plan.blockers().isEmpty()) {
            return new Now(wanted, null, null);
        }
        RunTerms terms = useCases.terms().find(workspace.database(), plan, wanted);
        Failure why = wanted.commit() == Commit.WHOLE_PLAN ? terms.againstWholePlan() : null;
        if (why == null) {
            return new Now(wanted, terms, null);
        }
        RunSettings each = wanted.with(Commit.EACH_REVISION);
        return new Now(each, useCases.terms().find(workspace.database(), plan, each), why);
    }

    /** The same for the settings that are chosen now; without terms where the database does not tell. Blocks. */
    Now findOrNot(Plan plan) {
        RunSettings wanted = now.get().settings();
        try {
            return find(plan, wanted);
        } catch (FailedException e) {
            return new Now(wanted, null, null);
        }
    }

    /** That is how it runs. */
    void set(Now found) {
        now.set(found);
    }

    /** Runs {@code plan} so from now on, as far as the database allows it, and remembers it for this connection. */
    void use(Plan plan, RunSettings chosen) {
        remembered.keep(chosen);
        workspace.tasks().run(() -> find(plan, chosen), now::set, navigator::failed, () -> {});
    }

    /** What is chosen, in order and in a few words each. */
    List<String> words() {
        RunSettings settings = now.get().settings();
        List<String> words = new ArrayList<>();
        long parts = units().stream().filter(unit -> unit.size() > 0).count();
        boolean cut = settings.commit() == Commit.WHOLE_PLAN && parts > 1;
        words.add(messages.text("how.now." + settings.commit().word() + (cut ? ".parts" : ""), parts));
        LockPatience locks = settings.locks();
        words.add(locks.retries()
                ? messages.text("how.now.locks", Written.of(locks.total()))
                : messages.text("how.now.locks.once"));
        Duration most = settings.statementTimeout();
        if (most != null) {
            words.add(messages.text("how.now.statement", Written.of(most)));
        }
        Instant end = settings.notAfter();
        if (end != null) {
            words.add(messages.text("how.now.notAfter", hour(end)));
        }
        return words;
    }

    /** What has to be said about it besides: why it may not run so, or why it is not all or nothing; empty for nothing. */
    String warning() {
        Failure against = now.get().against();
        Failure instead = now.get().insteadOfWhole();
        if (against != null) {
            return against.sentences();
        }
        return instead == null ? "" : messages.text("how.instead", instead.what());
    }

    /** The time of the day, with a word where that is not today. */
    String hour(Instant at) {
        ZonedDateTime time = at.atZone(clock.getZone());
        boolean today = time.toLocalDate().equals(now().toLocalDate());
        return today ? HOUR.format(time) : messages.text("how.tomorrow", HOUR.format(time));
    }

    ZonedDateTime now() {
        return ZonedDateTime.now(clock);
    }

    /** The order to run {@code plan} so. */
    RunOrder order(Plan plan) {
        return new RunOrder(plan, now.get().settings(), units(), null);
    }

    /** The order to try {@code plan}, for no longer than {@code limit}. */
    RunOrder trial(Plan plan, Duration limit) {
        return new RunOrder(plan, RunSettings.USUAL.with(Commit.WHOLE_PLAN), List.of(), limit);
    }

    /** Why a plan cannot be tried, or null where it can. */
    @Nullable
    Failure againstTrial() {
        RunTerms terms = now.get().terms();
        return terms == null
                ? new Failure.Refused(messages.text("how.trial.unknown"), messages.text("how.trial.unknown.advice"))
                : terms.againstTrial();
    }

    /** What cannot be promised where it runs so, in sentences. */
    List<String> notes() {
        RunTerms terms = now.get().terms();
        return terms == null ? List.of() : terms.notes();
    }

    /** Where it commits; empty where the database was not asked. */
    List<TransactionUnit> units() {
        RunTerms terms = now.get().terms();
        return terms == null ? List.of() : terms.units();
    }

    Messages messages() {
        return messages;
    }

    /** How it runs. */
    ReadOnlyObjectProperty<Now> nowProperty() {
        return now.getReadOnlyProperty();
    }
}
