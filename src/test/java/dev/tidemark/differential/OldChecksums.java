package dev.tidemark.differential;

import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.sql.Connection;
import java.util.Map;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.Scope;
import liquibase.SingletonScopeManager;
import liquibase.change.Change;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;

/** Checksums that older versions of Liquibase recorded, computed by Liquibase itself. */
final class OldChecksums {
    private OldChecksums() {}

    /** What a version writes for a changeset. */
    @FunctionalInterface
    private interface Sum {
        String of(ChangeSet changeSet);
    }

    /** What 4.0 to 4.21 recorded for one changeset of the changelog {@code corners}. */
    static String version8(TestDatabase database, String id) {
        return of(database, id, changeSet -> changeSet.generateCheckSum(ChecksumVersion.V8).toString());
    }

    /** What 4.22 to 4.25 recorded: the text of SQL files counted with the parameters put in. */
    static String version9Before426(TestDatabase database, String id) {
        return of(database, id, changeSet -> {
            for (Change change : changeSet.getChanges()) {
                if (change instanceof SQLFileChange file) {
                    file.setDoExpandExpressionsInGenerateChecksum(true);
                }
            }
            return changeSet.generateCheckSum(ChecksumVersion.V9).toString();
        });
    }

    private static String of(TestDatabase database, String id, Sum sum) {
        Scope.setScopeManager(new SingletonScopeManager());
        try (Connection connection = database.connect()) {
            Database known =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            ResourceAccessor files = new DirectoryResourceAccessor(Opened.changelogs("corners"));
            return Scope.child(
                    Map.of(Scope.Attr.database.name(), known, Scope.Attr.resourceAccessor.name(), files), () -> {
                        ChangeLogParameters parameters = new ChangeLogParameters(known);
                        parameters.setContexts(new Contexts("more"));
                        DatabaseChangeLog log = ChangeLogParserFactory.getInstance()
                                .getParser("root.xml", files)
                                .parse("root.xml", parameters, files);
                        for (ChangeSet changeSet : log.getChangeSets()) {
                            if (changeSet.getId().equals(id)) {
                                changeSet.clearCheckSum();
                                return sum.of(changeSet);
                            }
                        }
                        throw new IllegalArgumentException(id);
                    });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            Scope.setScopeManager(new SingletonScopeManager());
        }
    }
}
