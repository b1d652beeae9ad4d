package dev.tidemark.application;

import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.deployment.ServerIdentity;
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
 */
public record Status(
        ServerIdentity server,
        Changelog changelog,
        DeploymentRecord record,
        Timeline timeline,
        LockState lock,
        List<ChangelogProblem> problems) {
    public Status {
        problems = List.copyOf(problems);
    }
}
