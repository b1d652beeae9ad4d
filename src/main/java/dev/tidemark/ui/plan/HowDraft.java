package dev.tidemark.ui.plan;

import dev.tidemark.application.RunTerms;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.RunSettings.LockPatience;
import dev.tidemark.domain.plan.TransactionUnit;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Choosing how a plan runs. What is typed holds when it is used. */
public final class HowDraft {
    private static final Duration LONGEST_LOCKS = Duration.ofHours(24);
    private static final Duration SHORTEST_STATEMENT = Duration.ofMillis(100);
    private static final Duration LONGEST_STATEMENT = Duration.ofDays(7);

    /**
     * A field.
     *
     * @param text what is typed
     * @param problem what is wrong with it, in words; empty for nothing
     * @param meaning what it means, in words; empty where that is plain
     */
    public record Field(StringProperty text, ReadOnlyStringWrapper problem, ReadOnlyStringWrapper meaning) {
        static Field of(String text) {
            return new Field(
                    new SimpleStringProperty(text), new ReadOnlyStringWrapper(""), new ReadOnlyStringWrapper(""));
        }

        private void say(String wrong, String means) {
            problem.set(wrong);
            meaning.set(wrong.isEmpty() ? means : "");
        }

        /** What is wrong with it, in words; empty for nothing. */
        public ReadOnlyStringProperty problemProperty() {
            return problem.getReadOnlyProperty();
        }

        /** What it means, in words; empty where that is plain, or something is wrong. */
        public ReadOnlyStringProperty meaningProperty() {
            return meaning.getReadOnlyProperty();
        }
    }

    private final HowViewModel how;
    private final Plan plan;
    private final Navigator navigator;
    private final Messages messages;
    private final BooleanProperty whole;
    private final Field locks;
    private final Field statement;
    private final Field notAfter;
    private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper();
    private @Nullable Duration total;
    private @Nullable Duration most;
    private @Nullable Instant end;

    HowDraft(HowViewModel how, Plan plan, Navigator navigator) {
        this.how = how;
        this.plan = plan;
        this.navigator = navigator;
        this.messages = how.messages();
        RunSettings now = how.nowProperty().get().settings();
        whole = new SimpleBooleanProperty(now.commit() == Commit.WHOLE_PLAN);
        locks = Field.of(now.locks().retries() ? Written.of(now.locks().total()) : messages.text("how.once"));
        Duration limit = now.statementTimeout();
        statement = Field.of(limit == null ? "" : Written.of(limit));
        Instant until = now.notAfter();
        notAfter = Field.of(until == null ? "" : until.atZone(how.now().getZone()).toLocalTime().toString());
        locks.text().subscribe(this::check);
        statement.text().subscribe(this::check);
        notAfter.text().subscribe(this::check);
        check();
    }

    private void check() {
        checkLocks(locks.text().get().strip());
        checkStatement(statement.text().get().strip());
        checkEnd(notAfter.text().get().strip());
        usable.set(locks.problem().get().isEmpty()
                && statement.problem().get().isEmpty()
                && notAfter.problem().get().isEmpty());
    }

    private void checkLocks(String text) {
        total = isNone(text) ? Duration.ZERO : Written.duration(text);
        Duration typed = total;
        if (typed == null) {
            locks.say(messages.text("how.duration.unread"), "");
        } else if (typed.compareTo(LONGEST_LOCKS) > 0) {
            locks.say(messages.text("how.duration.long", Written.of(LONGEST_LOCKS)), "");
        } else {
            locks.say("", messages.text(typed.isZero() ? "how.locks.means.once" : "how.locks.means"));
        }
    }

    private void checkStatement(String text) {
        most = isNone(text) ? null : Written.duration(text);
        Duration typed = most;
        if (typed == null) {
            statement.say(isNone(text) ? "" : messages.text("how.duration.unread"),
                    messages.text("how.statement.none"));
        } else if (typed.compareTo(SHORTEST_STATEMENT) < 0) {
            statement.say(messages.text("how.duration.short", Written.of(SHORTEST_STATEMENT)), "");
        } else if (typed.compareTo(LONGEST_STATEMENT) > 0) {
            statement.say(messages.text("how.duration.long", Written.of(LONGEST_STATEMENT)), "");
        } else {
            statement.say("", messages.text("how.statement.means"));
        }
    }

    private void checkEnd(String text) {
        ZonedDateTime now = how.now();
        ZonedDateTime typed = text.isEmpty() ? null : Written.next(text, now);
        end = typed == null ? null : typed.toInstant();
        if (typed == null) {
            notAfter.say(text.isEmpty() ? "" : messages.text("how.time.unread"), messages.text("how.notAfter.none"));
        } else {
            Duration left = Duration.between(now, typed);
            Duration minutes = Duration.ofMinutes(Math.max(1, left.toMinutes()));
            notAfter.say("", messages.text("how.notAfter.means", how.hour(typed.toInstant()), Written.of(minutes)));
        }
    }

    private boolean isNone(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return word.isEmpty() || word.equals("0") || word.equals(messages.text("how.none").toLowerCase(Locale.ROOT))
                || word.equals(messages.text("how.once").toLowerCase(Locale.ROOT));
    }

    /** Why it cannot be all or nothing, in sentences; empty where it can. */
    public String whyNotWhole() {
        RunTerms terms = how.nowProperty().get().terms();
        Failure why = terms == null ? null : terms.againstWholePlan();
        return why == null ? "" : (why.what() + " " + why.advice()).strip();
    }

    /** What all or nothing would mean for this plan's places in the lock table; empty where that is not known. */
    public String room() {
        RunTerms terms = how.nowProperty().get().terms();
        return terms == null || terms.room() == null
                ? ""
                : messages.text("how.whole.room", terms.room().ours(), terms.room().free());
    }

    /** Whether some steps stand alone even where the rest is all or nothing. */
    public boolean cut() {
        return how.units().stream().anyMatch(HowDraft::alone);
    }

    private static boolean alone(TransactionUnit unit) {
        return unit.size() > 0 && !unit.form().whole();
    }

    /** Uses what is chosen, where nothing is wrong with it. */
    public void use() {
        Duration patience = total;
        if (usable.get() && patience != null) {
            Commit commit = whole.get() ? Commit.WHOLE_PLAN : Commit.EACH_REVISION;
            navigator.closeOverlay();
            how.use(plan, new RunSettings(commit, most, new LockPatience(LockPatience.LONGEST, patience), end));
        }
    }

    /** Back to what is usual; used only where {@link #use} follows. */
    public void usual() {
        whole.set(false);
        locks.text().set(Written.of(LockPatience.USUAL.total()));
        statement.text().set("");
        notAfter.text().set("");
    }

    /** Leaves it as it was. */
    public void cancel() {
        navigator.closeOverlay();
    }

    /** Whether it is all or nothing. */
    public BooleanProperty wholeProperty() {
        return whole;
    }

    /** How long to go on trying for a lock. */
    public Field locks() {
        return locks;
    }

    /** How long a statement may take. */
    public Field statement() {
        return statement;
    }

    /** From when on nothing new is begun. */
    public Field notAfter() {
        return notAfter;
    }

    /** Whether nothing is wrong with what is typed. */
    public ReadOnlyBooleanProperty usableProperty() {
        return usable.getReadOnlyProperty();
    }
}
