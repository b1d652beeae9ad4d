package dev.tidemark.ui.shell;

import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.ui.contexts.ContextsViewModel;
import dev.tidemark.ui.lock.LockViewModel;
import dev.tidemark.ui.plan.HowDraft;
import dev.tidemark.ui.plan.PlanViewModel;
import dev.tidemark.ui.plan.TrialDraft;
import dev.tidemark.ui.target.TagViewModel;
import dev.tidemark.ui.target.TargetViewModel;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What lies over the screen: lays it there and takes it away. */
final class Cards {
    private final Services services;
    private final Messages messages;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<@Nullable Card> card = new ReadOnlyObjectWrapper<>();

    Cards(Services services, Messages messages, Navigator navigator) {
        this.services = services;
        this.messages = messages;
        this.navigator = navigator;
    }

    /** Lays {@code next} over the screen. */
    void show(Card next) {
        card.set(next);
    }

    /** Takes away what lies over the screen. */
    void close() {
        card.set(null);
    }

    /** Asks where to go; does nothing before the database was read. */
    void target(@Nullable Connection shown, TargetViewModel.Purpose purpose) {
        Status status = shown == null ? null : shown.status();
        if (status != null) {
            show(new Card.ChooseTarget(new TargetViewModel(purpose, status, navigator)));
        }
    }

    /** Asks for a name for the position; does nothing before the database was read. */
    void tag(@Nullable Connection shown) {
        Status status = shown == null ? null : shown.status();
        if (status != null) {
            show(new Card.NameTag(new TagViewModel(status, navigator)));
        }
    }

    /** Lets a person choose how a plan is run; does nothing where there is nothing to run. */
    void how(PlanViewModel plan) {
        HowDraft draft = plan.howDraft();
        if (draft != null) {
            show(new Card.HowItRuns(draft));
        }
    }

    /** Asks whether a plan is to be tried, or says why it cannot be; does nothing where there is nothing to run. */
    void trial(PlanViewModel plan) {
        TrialDraft draft = plan.trialDraft();
        Failure why = plan.whyNoTrial();
        if (draft != null) {
            show(new Card.TrialRun(draft));
        } else if (why != null) {
            show(new Card.Problem(why));
        }
    }

    /** Shows who holds the lock. */
    void lock(Connection shown) {
        show(new Card.Lock(new LockViewModel(shown.workspace(), services.moving().releaseLock(), navigator)));
    }

    /** Lets a person choose contexts; does nothing before the database was read. */
    void contexts(Connection shown) {
        Status status = shown.status();
        if (status != null) {
            show(new Card.Contexts(new ContextsViewModel(
                    shown.workspace(), status, services.reading().looking().contexts(), navigator, messages)));
        }
    }

    ReadOnlyObjectProperty<@Nullable Card> cardProperty() {
        return card.getReadOnlyProperty();
    }
}
