package dev.tidemark.application;

import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.timeline.Timeline;
import java.util.List;

/**
 * Where a database stands.
 *
 * @param server whose it is
 * @param changelog what the files say
 * @param record what is recorded
 * @param timeline both joined
 * @param lock the changelog lock
 * @param problems what a person should know, of files and record
 * @param doubts the revisions that were examined because an interrupted run, or somebody else, may have left them half-way; in the
 *     order of the timeline
 */
public record Status(
        ServerIdentity server,
        Changelog changelog,
        DeploymentRecord record,
        Timeline timeline,
        LockState lock,
        List<ChangelogProblem> problems,
        List<Doubt> doubts) {
    public Status {
        problems = List.copyOf(problems);
        doubts = List.copyOf(doubts);
    }

    /** Where nothing is in doubt. */
    public Status(
            ServerIdentity server, Changelog changelog, DeploymentRecord record, Timeline timeline, LockState lock,
            List<ChangelogProblem> problems) {
        this(server, changelog, record, timeline, lock, problems, List.of());
    }
}
