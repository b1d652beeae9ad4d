package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Preconditions;
import dev.tidemark.domain.plan.Preconditions.Answer;
import dev.tidemark.domain.plan.Preconditions.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import liquibase.changelog.ChangeSet;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import liquibase.precondition.core.PreconditionContainer;

/** A revision's preconditions line by line, each asked by itself where a person wants to know. */
final class PreconditionList {
    private static final long NANOSECONDS = 1_000_000;

    private final PreconditionProbe probe;
    private final ChangeSet changeSet;
    private final List<Line> lines = new ArrayList<>();

    PreconditionList(PreconditionProbe probe, ChangeSet changeSet) {
        this.probe = probe;
        this.changeSet = changeSet;
    }

    /** In a reading transaction, inside the scope. */
    Preconditions read(boolean ask) {
        PreconditionContainer container = changeSet.getPreconditions();
        if (container == null || container.getNestedPreconditions().isEmpty()) {
            return Preconditions.NONE;
        }
        long began = System.nanoTime();
        PreconditionResult result = ask ? PreconditionResult.MET : PreconditionResult.UNKNOWN;
        for (Precondition each : container.getNestedPreconditions()) {
            Answer answer = add(each, 0, ask);
            if (result == PreconditionResult.MET && answer != Answer.HOLDS) {
                result = switch (answer) {
                    case FAILS -> PreconditionProbe.onFail(container.getOnFail());
                    case ERROR -> PreconditionProbe.onError(container.getOnError());
                    default -> PreconditionResult.UNKNOWN;
                };
            }
        }
        long took = ask ? Math.max(1, (System.nanoTime() - began) / NANOSECONDS) : 0;
        return new Preconditions(lines, result, PreconditionProbe.onFail(container.getOnFail()), took);
    }

    private Answer add(Precondition precondition, int depth, boolean ask) {
        Line line = ask ? asked(precondition, depth) : line(precondition, depth, Answer.NOT_ASKED, "");
        lines.add(line);
        if (precondition instanceof PreconditionLogic logic) {
            logic.getNestedPreconditions().forEach(inner -> add(inner, depth + 1, ask));
        }
        return line.answer();
    }

    private Line asked(Precondition precondition, int depth) {
        if (PreconditionProbe.hasUserCode(precondition)) {
            return line(precondition, depth, Answer.OWN_CODE, "");
        }
        try {
            probe.check(precondition, changeSet);
            return line(precondition, depth, Answer.HOLDS, "");
        } catch (PreconditionFailedException e) {
            boolean group = precondition instanceof PreconditionLogic;
            String why = e.getFailedPreconditions().stream()
                    .map(failed -> String.valueOf(failed.getMessage()).strip())
                    .collect(Collectors.joining("; "));
            return line(precondition, depth, Answer.FAILS, group ? "" : why);
        } catch (PreconditionErrorException e) {
            String why = e.getErrorPreconditions().stream()
                    .map(failed -> PreconditionProbe.words(failed.getCause()))
                    .collect(Collectors.joining("; "));
            return line(precondition, depth, Answer.ERROR, why);
        }
    }

    private static Line line(Precondition precondition, int depth, Answer answer, String why) {
        return new Line(depth, PreconditionWords.of(precondition), answer, why);
    }
}
