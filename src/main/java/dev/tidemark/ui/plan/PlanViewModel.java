package dev.tidemark.ui.plan;

import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.MakePlan;
import dev.tidemark.application.RunTerms;
import dev.tidemark.application.SavePlan;
import dev.tidemark.application.SaveScript;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.plan.TransactionUnits;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.ui.view.Consent;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A plan to read, and the agreement to it. */
public final class PlanViewModel {
    /** What there is to read. */
    public enum State {
        /** The plan is being made. */
        LOADING,
        /** It can be read. */
        READY,
        /** It could not be made; see the failure. */
        FAILED
    }

    /** A plan with what is shown of it. */
    private record Made(Plan plan, ServerIdentity server, HowViewModel.Now how, PlanRows rows) {
        Cut cut() {
            return PlanViewModel.cut(plan, server, how);
        }
    }

    /**
     * What the screen uses.
     *
     * @param makePlan makes plans
     * @param foresee asks the data whether they would fail on it
     * @param savePlan saves them
     * @param saveScript saves them as scripts
     * @param how for the terms on which they run
     */
    public record UseCases(
            MakePlan makePlan, ForeseeFailures foresee, SavePlan savePlan, SaveScript saveScript,
            HowViewModel.UseCases how) {}

    private final Workspace workspace;
    private final UseCases useCases;
    private final Navigator navigator;
    private final Messages messages;
    private final PlanRequest request;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper counting = new ReadOnlyStringWrapper("");
    private final Consent consent = new Consent();
    private CancelToken stop = new CancelToken();
    private final PlanReader reader;
    private final HowViewModel how;
    private @Nullable ServerIdentity server;

    /** For {@code request} on {@code workspace}; nothing is asked before {@link #make()}. */
    public PlanViewModel(
            Workspace workspace, UseCases useCases, Navigator navigator, Messages messages, PlanRequest request) {
        this.workspace = workspace;
        this.useCases = useCases;
        this.navigator = navigator;
        this.messages = messages;
        this.request = request;
        this.reader = new PlanReader(messages);
        this.how = new HowViewModel(
                workspace, useCases.how(), navigator, messages, Clock.system(ZoneId.systemDefault()));
        how.nowProperty().subscribe((before, now) -> join(now));
        consent.agreedProperty().subscribe(this::judge);
    }

    /** Makes the plan, or makes it again. */
    public void make() {
        stopCounting();
        state.set(State.LOADING);
        saved.set("");
        workspace.tasks().run(this::work, this::made, this::failed, this::judge);
    }

    private Made work() {
        Plan now = useCases.makePlan().make(workspace.database(), request);
        ServerIdentity identity = workspace.database().engine().identity();
        HowViewModel.Now terms = how.findOrNot(now);
        Cut cut = cut(now, identity, terms);
        return new Made(now, identity, terms, PlanRows.of(now, cut, false, messages));
    }

    private static Cut cut(Plan plan, ServerIdentity server, HowViewModel.Now how) {
        RunTerms terms = how.terms();
        return new Cut(
                server.transactionalDdl(),
                terms == null
                        ? TransactionUnits.of(plan, how.settings().commit(), server)
                        : terms.units());
    }

    private void join(HowViewModel.Now terms) {
        Plan now = plan.get();
        ServerIdentity identity = server;
        if (now != null && identity != null && state.get() == State.READY) {
            reader.join(cut(now, identity, terms));
        }
        judge();
    }

    private void made(Made now) {
        server = now.server();
        consent.ask(
                Consent.kind(workspace), now.server().database(),
                now.plan().losses().stream().map(Risk::counted).distinct().toList());
        failure.set(null);
        how.set(now.how());
        plan.set(now.plan());
        reader.show(now.plan(), now.rows(), now.cut());
        state.set(State.READY);
        if (now.plan().blockers().isEmpty() && now.plan().statementCount() > 0) {
            count(now);
        }
    }

    /** Asks the data, while the plan can be read already. */
    private void count(Made now) {
        CancelToken mine = new CancelToken();
        stop = mine;
        counting.set(messages.text("plan.counting"));
        workspace.tasks().run(
                () -> {
                    Plan more = useCases.foresee().foresee(workspace.database(), now.plan(), mine);
                    if (more.equals(now.plan())) {
                        return now;
                    }
                    return new Made(
                            more, now.server(), now.how(), PlanRows.of(more, now.cut(), false, messages));
                },
                more -> {
                    if (mine.wish() == CancelToken.Wish.NONE) {
                        counting.set("");
                        found(now, more);
                    }
                },
                why -> {
                    if (mine.wish() == CancelToken.Wish.NONE) {
                        counting.set(messages.text("plan.counting.failed", why.what()));
                    }
                },
                () -> {});
    }

    private void found(Made shown, Made more) {
        if (!more.equals(shown)) {
            reader.add(more.plan(), more.rows());
            plan.set(more.plan());
        }
    }

    /** Leaves off asking the data, because nobody reads the answer. Harmless where nothing is asked. */
    public void stopCounting() {
        stop.afterRevision();
        counting.set("");
    }

    private void failed(Failure why) {
        failure.set(why);
        state.set(State.FAILED);
    }

    private void judge() {
        Plan now = plan.get();
        ready.set(state.get() == State.READY
                && now != null
                && !now.isEmpty()
                && now.blockers().isEmpty()
                && how.nowProperty().get().against() == null
                && consent.agreedProperty().get());
    }

    /** Runs it, where everything that has to be was agreed to. */
    public void apply() {
        Plan now = plan.get();
        if (now != null && ready.get()) {
            stopCounting();
            navigator.run(how.order(now), consent.agreement());
        }
    }

    /** Choosing how it runs; null while there is nothing to run. */
    public @Nullable HowDraft howDraft() {
        Plan now = runnable();
        return now == null ? null : new HowDraft(how, now, navigator);
    }

    /** Asking whether it is to be tried; null where it cannot be. */
    public @Nullable TrialDraft trialDraft() {
        Plan now = runnable();
        return now == null || whyNoTrial() != null ? null : new TrialDraft(how, now, database(), navigator);
    }

    /** Why it cannot be tried; null where it can, or where there is nothing to run. */
    public @Nullable Failure whyNoTrial() {
        return runnable() == null ? null : how.againstTrial();
    }

    private @Nullable Plan runnable() {
        Plan now = state.get() == State.READY ? plan.get() : null;
        return now == null || now.isEmpty() || !now.blockers().isEmpty() ? null : now;
    }

    /** Lets a person choose how it runs. */
    void howItRuns() {
        navigator.howItRuns();
    }

    /** Asks whether it is to be tried, or says why it cannot be. */
    void trialRun() {
        navigator.trialRun();
    }

    /** What a person should know before agreeing: about the plan, and about how it runs. */
    List<String> notes() {
        Plan now = plan.get();
        ServerIdentity identity = server;
        // Where the schema's changes commit by themselves, the plan says so already.
        boolean more = identity != null && identity.transactionalDdl();
        return Stream.concat(
                now == null ? Stream.empty() : now.notes().stream(),
                more ? how.notes().stream() : Stream.empty())
                .distinct()
                .toList();
    }

    /** How it runs. */
    HowViewModel how() {
        return how;
    }

    /** Saves it as a script for the database's own client. Says where, or shows why not. */
    public void saveScript(Path file) {
        save(file, now -> useCases.saveScript().save(workspace.database(), now, file));
    }

    /** Saves it as a plan file, to be approved and run later. Says where, or shows why not. */
    public void savePlan(Path file) {
        save(file, now -> useCases.savePlan().save(now, file));
    }

    private void save(Path file, Predicate<Plan> saving) {
        Plan now = plan.get();
        if (now == null) {
            return;
        }
        saved.set("");
        workspace.tasks().run(
                () -> saving.test(now),
                replaced -> saved.set(messages.saved(file, replaced)),
                navigator::failed,
                () -> {});
    }

    /** A name for a file of it, without an ending. */
    String fileName() {
        String text = request.tag() != null ? "tag-" + request.tag() : direction() + "-" + consent.database();
        return text.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }

    private String direction() {
        Plan now = plan.get();
        return now == null ? "plan" : now.direction().word();
    }

    /** Goes back without running it. */
    public void back() {
        navigator.timeline();
    }

    /** To what an interrupted run left behind. */
    public void recover() {
        navigator.recover();
    }

    /** Plans the same with edited revisions accepted. */
    public void acceptEdits() {
        navigator.plan(request.acceptingEdits());
    }

    /** Opens the database again with all contexts, and plans the same. */
    public void useAllContexts() {
        navigator.useContexts("");
    }

    /** Plans to record a step's revision as applied, because its work is there; nothing of it is run. */
    public void markInstead(int step) {
        Plan now = plan.get();
        if (now != null) {
            String revision = now.steps().get(step).revision().toString();
            navigator.plan(PlanRequest.stamp(new Target.Named(revision)).justThat());
        }
    }

    /** Plans the way down as far as it goes. */
    public void asFarAsPossible() {
        Plan now = plan.get();
        if (now != null && now.stopsBefore() != null) {
            navigator.plan(PlanRequest.rollback(new Target.Named(now.stopsBefore().revision().toString())));
        }
    }

    /** Plans to un-record what has no way back. */
    public void markAsNotApplied() {
        Plan now = plan.get();
        if (now != null && now.stopsBefore() != null) {
            navigator.plan(
                    PlanRequest.stamp(new Target.Named(now.stopsBefore().revision().toString())).removing());
        }
    }

    /** What is asked for before it runs. */
    public Consent consent() {
        return consent;
    }

    /** What is read. */
    PlanReader reader() {
        return reader;
    }

    /** All statements as a script, without those of the history rows. */
    public String script() {
        return reader.all();
    }

    /** Whose server it is, or null before the plan was made. */
    public @Nullable ServerIdentity server() {
        return server;
    }

    /** What the connection is for. */
    public Environment environment() {
        return workspace.environment();
    }

    /** The database's name, as the server tells it. */
    public String database() {
        return consent.database();
    }

    /** What was asked for. */
    public PlanRequest request() {
        return request;
    }

    /** Whether there is anything to read. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The plan, or null before it was made. */
    public ReadOnlyObjectProperty<@Nullable Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Why it could not be made, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether everything was agreed to and it can be run. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** That the data is being asked, or why it was not, in words; empty when that is over. */
    public ReadOnlyStringProperty countingProperty() {
        return counting.getReadOnlyProperty();
    }

    /** Where it was saved, in words; empty before. */
    public ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }
}
