package dev.tidemark.ui.view;

import dev.tidemark.application.Agreement;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person has to agree to before something is written, and whether they did; it fits the danger. */
public final class Consent {
    /** How a person agrees. */
    public enum Kind {
        /** By pressing the button: nobody would miss this database. */
        NONE,
        /** With a tick. */
        TICK,
        /** By typing the database's name. */
        TYPED_NAME
    }

    /** What is asked now. */
    private record Question(Kind kind, String database, List<String> losses) {}

    private final BooleanProperty ticked = new SimpleBooleanProperty();
    private final BooleanProperty lossTicked = new SimpleBooleanProperty();
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper agreed = new ReadOnlyBooleanWrapper();
    private Question question = new Question(Kind.NONE, "", List.of());

    /** With nothing asked yet. */
    public Consent() {
        ticked.subscribe(this::judge);
        lossTicked.subscribe(this::judge);
        typed.subscribe(this::judge);
    }

    /** How writing to {@code workspace} has to be agreed to. */
    public static Kind kind(Workspace workspace) {
        return workspace.environment().isProtected()
                ? Kind.TYPED_NAME
                : workspace.throwaway() ? Kind.NONE : Kind.TICK;
    }

    /**
     * Asks.
     *
     * @param kind how they agree that it runs at all
     * @param database the database's name, to be typed where the kind says so
     * @param losses what is destroyed, one sentence each; agreed to with a tick of its own
     */
    public void ask(Kind kind, String database, List<String> losses) {
        question = new Question(kind, database, List.copyOf(losses));
        judge();
    }

    private void judge() {
        boolean run = switch (question.kind()) {
            case NONE -> true;
            case TICK -> ticked.get();
            case TYPED_NAME -> !question.database().isEmpty() && typed.get().strip().equals(question.database());
        };
        agreed.set(run && (question.losses().isEmpty() || lossTicked.get()));
    }

    /** The agreement as the use cases take it. */
    public Agreement agreement() {
        String name = question.kind() == Kind.TYPED_NAME ? typed.get().strip() : null;
        return new Agreement(agreed.get(), name, lossTicked.get());
    }

    /** How they agree. */
    public Kind kind() {
        return question.kind();
    }

    /** The database's name. */
    public String database() {
        return question.database();
    }

    /** What is destroyed, one sentence each. */
    public List<String> losses() {
        return question.losses();
    }

    /** Whether anything is asked for besides pressing the button. */
    public boolean asks() {
        return question.kind() != Kind.NONE || !question.losses().isEmpty();
    }

    /** Whether everything that was asked for is there. */
    public ReadOnlyBooleanProperty agreedProperty() {
        return agreed.getReadOnlyProperty();
    }

    /** Whether the tick is set. */
    public BooleanProperty tickedProperty() {
        return ticked;
    }

    /** Whether the tick to lose what is destroyed is set. */
    public BooleanProperty lossTickedProperty() {
        return lossTicked;
    }

    /** The database's name as it is typed. */
    public StringProperty typedProperty() {
        return typed;
    }
}
